package com.jitrace.app.part;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Opening;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;

/** What opens a sealed value of a record; deleting the row seals the value for good. */
@Entity
@Table(name = "part_seal")
public class StoredSeal {
    @Id
    private String commitment;

    private String recordCommitment;
    private byte[] salt;
    private String content;

    @SuppressWarnings("NullAway.Init")
    protected StoredSeal() {}

    StoredSeal(String recordCommitment, Opening opening) {
        this.commitment = opening.commitment().hex();
        this.recordCommitment = recordCommitment;
        this.salt = opening.salt();
        this.content = new String(opening.canonicalValue(), StandardCharsets.UTF_8);
    }

    StoredSeal copy() {
        return new StoredSeal(recordCommitment, opening());
    }

    public String commitment() {
        return commitment;
    }

    String recordCommitment() {
        return recordCommitment;
    }

    Opening opening() {
        return new Opening(salt, content.getBytes(StandardCharsets.UTF_8));
    }

    JsonObject content() {
        return JsonObject.parse(content.getBytes(StandardCharsets.UTF_8));
    }
}
