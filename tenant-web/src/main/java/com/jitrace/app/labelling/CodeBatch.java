package com.jitrace.app.labelling;

import com.jitrace.app.catalogue.Gtin;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A batch of codes that a brand ordered; its codes are derived from the wrapped key and stored nowhere. */
@Entity
@Table(name = "code_batch")
public class CodeBatch {
    /** How far the order is; what the chain says of it stands in the outbox and in the read model. */
    public enum State {
        /** The quota is reserved and a job computes the commitment. */
        ORDERED,
        /** The issue is in the outbox. */
        SENT,
        /** Cancelled or failed; the quota is free again. */
        GIVEN_UP
    }

    @Id
    private String ref;

    private String productId;
    private String gtin;
    private int count;
    private String licenceId;
    private String root;
    private byte[] wrappedKey;
    private long outboxId;
    private String orderedBy;
    private long orderedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String jobId;

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
        this.orderedBy = "";
        this.state = State.ORDERED;
    }

    /** Reserves the codes: the job computes the commitment under this key. */
    CodeBatch ordered(String job, byte[] newWrappedKey, String by, long at) {
        state = State.ORDERED;
        jobId = job;
        wrappedKey = newWrappedKey;
        orderedBy = by;
        orderedAt = at;
        return this;
    }

    void sent(CommitmentTree tree, long outboxRow) {
        root = tree.root().hex();
        outboxId = outboxRow;
        state = State.SENT;
    }

    void givenUp() {
        if (state == State.ORDERED) {
            state = State.GIVEN_UP;
        }
    }

    public State state() {
        return state;
    }

    /** The job that computes the commitment; "" for orders older than jobs. */
    public String jobId() {
        return jobId == null ? "" : jobId;
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

    /** MTH over the items' commitments, 64 hex digits; "" until the job has computed it. */
    public String root() {
        return root;
    }

    byte[] wrappedKey() {
        return wrappedKey;
    }

    /** The row in the brand's outbox that says how the order stands; 0 until the job has sent it. */
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
