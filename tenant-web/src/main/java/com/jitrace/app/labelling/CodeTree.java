package com.jitrace.app.labelling;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The upper nodes of a batch's commitment tree; apart from the batch, because they are large and only proofs read them. */
@Entity
@Table(name = "code_tree")
public class CodeTree {
    @Id
    private String ref;

    private byte[] upperNodes;

    @SuppressWarnings("NullAway.Init")
    protected CodeTree() {}

    CodeTree(String ref, CommitmentTree tree) {
        this.ref = ref;
        this.upperNodes = tree.stored();
    }

    String ref() {
        return ref;
    }
}
