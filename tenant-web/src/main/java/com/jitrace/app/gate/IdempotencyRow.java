package com.jitrace.app.gate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a POST with a key was answered; a row of the organisation's database. */
@Entity
@Table(name = "idempotency")
public class IdempotencyRow {
    /** The account and its key. */
    @Embeddable
    public record Id(
            String accountId, @Column(name = "idem_key") String key) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String requestHash;
    private int status;
    private @Nullable String location;
    private @Nullable String contentType;
    private byte @Nullable [] body;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected IdempotencyRow() {}

    IdempotencyRow(Id id, String requestHash, long createdAt) {
        this.id = id;
        this.requestHash = requestHash;
        this.createdAt = createdAt;
    }

    boolean isFor(String hash) {
        return requestHash.equals(hash);
    }

    boolean answered() {
        return status != 0;
    }

    long createdAt() {
        return createdAt;
    }

    IdempotencyStore.Answer answer() {
        return new IdempotencyStore.Answer(
                status,
                Optional.ofNullable(location),
                Optional.ofNullable(contentType),
                body == null ? new byte[0] : body);
    }

    void complete(IdempotencyStore.Answer answer) {
        status = answer.status();
        location = answer.location().orElse(null);
        contentType = answer.contentType().orElse(null);
        body = answer.body();
    }
}
