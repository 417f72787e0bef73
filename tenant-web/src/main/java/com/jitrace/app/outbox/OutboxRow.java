package com.jitrace.app.outbox;

import com.jitrace.chain.entry.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Statements of one decision on their way to the chain: waiting → submitted → final, or refused with a reason. */
@Entity
@Table(name = "outbox")
public class OutboxRow {
    /** Where the statements are; people see WAITING and SUBMITTED both as "waiting". */
    public enum State {
        WAITING,
        SUBMITTED,
        FINAL,
        REFUSED
    }

    private static final int DETAIL_CHARACTERS_MAX = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String partyId;
    private String subject;
    private String statements;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String batchId;
    private byte @Nullable [] signedBatch;
    private long notAfter;
    private @Nullable String reason;
    private @Nullable String detail;
    private long height;
    private String createdBy;
    private long createdAt;
    private long changedAt;

    @SuppressWarnings("NullAway.Init")
    protected OutboxRow() {}

    OutboxRow(String partyId, String subject, String statements, String createdBy, long now) {
        this.partyId = partyId;
        this.subject = subject;
        this.statements = statements;
        this.state = State.WAITING;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.changedAt = now;
    }

    public long id() {
        return id;
    }

    /** The party that signs. */
    public String partyId() {
        return partyId;
    }

    /** What kind of decision it is: "issue", "ship", … */
    public String subject() {
        return subject;
    }

    public State state() {
        return state;
    }

    /** The chain's coded reason, or "" when it was not refused. */
    public String reason() {
        return reason == null ? "" : reason;
    }

    public String detail() {
        return detail == null ? "" : detail;
    }

    /** Height of the block that holds the statements, or 0. */
    public long height() {
        return height;
    }

    public long createdAt() {
        return createdAt;
    }

    /** Account of the person or program whose decision it is. */
    String createdBy() {
        return createdBy;
    }

    String statements() {
        return statements;
    }

    @Nullable
    String batchId() {
        return batchId;
    }

    byte @Nullable [] signedBatch() {
        return signedBatch;
    }

    long notAfter() {
        return notAfter;
    }

    void signed(String newBatchId, byte[] bytes, long newNotAfter, long now) {
        batchId = newBatchId;
        signedBatch = bytes;
        notAfter = newNotAfter;
        changedAt = now;
    }

    /** Its time ran out and the chain does not have it: it will be signed anew. */
    void unsign(long now) {
        batchId = null;
        signedBatch = null;
        notAfter = 0;
        state = State.WAITING;
        changedAt = now;
    }

    void submitted(long now) {
        state = State.SUBMITTED;
        changedAt = now;
    }

    void refused(Refusal refusal, long now) {
        state = State.REFUSED;
        reason = refusal.reason().name();
        String text = (refusal.entry() >= 0 ? "entry " + refusal.entry() + ": " : "") + refusal.detail();
        detail = text.substring(0, Math.min(text.length(), DETAIL_CHARACTERS_MAX));
        changedAt = now;
    }

    void madeFinal(long atHeight, long now) {
        state = State.FINAL;
        height = atHeight;
        changedAt = now;
    }
}
