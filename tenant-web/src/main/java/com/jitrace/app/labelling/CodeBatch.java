package com.jitrace.app.labelling;

import com.jitrace.app.catalogue.Gtin;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A batch of codes that a brand ordered; its codes are derived from the wrapped key and stored nowhere. */
@Entity
@Table(name = "code_batch")
public class CodeBatch {
    @Id
    private String ref;

    private String productId;
    private String gtin;
    private int count;
    private String licenceId;
    private String root;
    private byte[] wrappedKey;
    private byte[] upperNodes;
    private long outboxId;
    private String orderedBy;
    private long orderedAt;

    @SuppressWarnings("NullAway.Init")
    protected CodeBatch() {}

    CodeBatch(String ref, String productId, Gtin gtin, int count, String licenceId) {
        this.ref = ref;
        this.productId = productId;
        this.gtin = gtin.value();
        this.count = count;
        this.licenceId = licenceId;
        this.root = "";
        this.wrappedKey = new byte[0];
        this.upperNodes = new byte[0];
        this.orderedBy = "";
    }

    CodeBatch sealed(CommitmentTree tree, byte[] newWrappedKey) {
        root = tree.root().hex();
        upperNodes = tree.stored();
        wrappedKey = newWrappedKey;
        return this;
    }

    CodeBatch ordered(long outboxRow, String by, long at) {
        outboxId = outboxRow;
        orderedBy = by;
        orderedAt = at;
        return this;
    }

    /** The five symbols that every code of the batch starts with. */
    public String ref() {
        return ref;
    }

    public String productId() {
        return productId;
    }

    public Gtin gtin() {
        return new Gtin(gtin);
    }

    public int count() {
        return count;
    }

    public String licenceId() {
        return licenceId;
    }

    /** MTH over the items' commitments, 64 hex digits. */
    public String root() {
        return root;
    }

    byte[] wrappedKey() {
        return wrappedKey;
    }

    byte[] upperNodes() {
        return upperNodes;
    }

    /** The row in the brand's outbox that says how the order stands. */
    public long outboxId() {
        return outboxId;
    }

    public String orderedBy() {
        return orderedBy;
    }

    public long orderedAt() {
        return orderedAt;
    }
}
