package com.jitrace.app.gate;

import com.jitrace.app.account.SignedIn;
import java.util.Optional;

/**
 * Remembers, per account, what a POST with an {@code Idempotency-Key} was answered, for at least 24 hours. The
 * reservation is durable before {@link #reserve} returns, so that a key is worked on once even over a kill -9: a
 * reservation whose answer was never completed stays {@link InProgress}, because nobody can say how far the work got.
 * Every implementation runs {@code IdempotencyStoreContract}.
 */
public interface IdempotencyStore {
    int KEY_LENGTH_MAX = 100;

    int BODY_BYTES_MAX = 1 << 20;

    /** What a repeated request gets again. */
    record Answer(int status, Optional<String> location, Optional<String> contentType, byte[] body) {
        public Answer {
            body = body.clone();
            if (body.length > BODY_BYTES_MAX) {
                throw new IllegalArgumentException("an answer of " + body.length + " bytes is too long to remember");
            }
        }

        @Override
        public byte[] body() {
            return body.clone();
        }
    }

    sealed interface Reservation permits First, Replay, Conflict, InProgress {}

    /** The key is new and now reserved: do the work, then {@link #complete} or {@link #release}. */
    record First() implements Reservation {}

    /** Same key, same request: give this answer again. */
    record Replay(Answer answer) implements Reservation {}

    /** Same key, other request. */
    record Conflict() implements Reservation {}

    /** Same key and request, still without an answer. */
    record InProgress() implements Reservation {}

    /**
     * Atomic: of any number of callers at once with one new key exactly one gets {@link First}.
     *
     * @param requestHash SHA-256 in hex of method, path, query, content type and body
     */
    Reservation reserve(SignedIn who, String key, String requestHash);

    /** Keeps the answer; durable before it returns. */
    void complete(SignedIn who, String key, Answer answer);

    /** Forgets the reservation: the work was refused before it began or failed on our side, so the key may be used again. */
    void release(SignedIn who, String key);
}
