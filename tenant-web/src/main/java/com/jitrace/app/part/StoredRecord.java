package com.jitrace.app.part;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Opening;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;

/** A part's record with what opens its commitment: the maker's own, or the copy that came with the shipment. */
@Entity
@Table(name = "part_record")
public class StoredRecord {
    @Id
    private String commitment;

    private String subject;
    private String ref;
    private int firstIndex;
    private int lastIndex;
    private String productId;
    private String authorParty;
    private String serial;
    private byte[] salt;
    private String content;
    private long outboxId;
    private long writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredRecord() {}

    StoredRecord(PartRecord record, PartRecord.Committed committed, String authorParty, long outboxId, long now) {
        this.commitment = committed.commitment();
        this.subject = record.subject();
        this.ref = record.ref();
        this.firstIndex = record.first();
        this.lastIndex = record.last();
        this.productId = record.product();
        this.authorParty = authorParty;
        this.serial = record.serial();
        this.salt = committed.opening().salt();
        this.content = committed.content().toString();
        this.outboxId = outboxId;
        this.writtenAt = now;
    }

    /** The same record in another organisation's database, where no outbox knows of it. */
    StoredRecord copy() {
        StoredRecord copy = new StoredRecord();
        copy.commitment = commitment;
        copy.subject = subject;
        copy.ref = ref;
        copy.firstIndex = firstIndex;
        copy.lastIndex = lastIndex;
        copy.productId = productId;
        copy.authorParty = authorParty;
        copy.serial = serial;
        copy.salt = salt.clone();
        copy.content = content;
        copy.writtenAt = writtenAt;
        return copy;
    }

    /** 64 hex digits: the document that the commission entry on the chain names. */
    public String commitment() {
        return commitment;
    }

    /** The item's name ({@code ref/index}), or for a lot the items of one batch ({@code ref/first-last}). */
    public String subject() {
        return subject;
    }

    /** The five symbols of the batch that the items are of. */
    public String ref() {
        return ref;
    }

    /** The first item's place in its batch. */
    public int first() {
        return firstIndex;
    }

    /** The last item's place in its batch. */
    public int last() {
        return lastIndex;
    }

    public String productId() {
        return productId;
    }

    /** The party that says so. */
    public String authorParty() {
        return authorParty;
    }

    public String serial() {
        return serial;
    }

    /** Row of this organisation's outbox, or 0 when the record is somebody else's. */
    public long outboxId() {
        return outboxId;
    }

    /** Milliseconds UTC. */
    public long writtenAt() {
        return writtenAt;
    }

    /** The committed JSON; sealed values stand in it as commitments. */
    public JsonObject content() {
        return JsonObject.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What opens the commitment: whoever has this can check the record against the chain. */
    public Opening opening() {
        return new Opening(salt, content.getBytes(StandardCharsets.UTF_8));
    }
}
