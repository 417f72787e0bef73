package com.jitrace.app.gate;

import com.jitrace.app.account.SignedIn;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** For tests of the filter. */
final class MemoryIdempotencyStore implements IdempotencyStore {
    private record Kept(String hash, Optional<Answer> answer) {}

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    @Override
    public Reservation reserve(SignedIn who, String key, String requestHash) {
        Kept before = kept.putIfAbsent(name(who, key), new Kept(requestHash, Optional.empty()));
        if (before == null) {
            return new First();
        }
        if (!before.hash().equals(requestHash)) {
            return new Conflict();
        }
        return before.answer().<Reservation>map(Replay::new).orElseGet(InProgress::new);
    }

    @Override
    public void complete(SignedIn who, String key, Answer answer) {
        kept.computeIfPresent(name(who, key), (name, before) -> new Kept(before.hash(), Optional.of(answer)));
    }

    @Override
    public void release(SignedIn who, String key) {
        kept.remove(name(who, key));
    }

    private static String name(SignedIn who, String key) {
        return who.accountId() + " " + key;
    }
}
