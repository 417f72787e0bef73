package com.jitrace.chain.validator;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last votes of every validator: they may come before the block, twice, or for another block. A validator can crowd out only its own.
 * One thread.
 */
public final class Votes {
    /** The others are at most a block or two ahead of whoever still needs their votes; who is further behind catches up by certificates. */
    private static final int KEPT_OF_EACH = 4;

    private record Heard(Vkey vkey, Vote vote) {}

    private final Map<String, Deque<Heard>> heard = new HashMap<>();

    /**
     * Keeps a vote if a validator of this set really signed it.
     *
     * @return proof of a lie, if the same key signed another root for this size before
     */
    public Optional<Equivocation> hear(ValidatorSet set, Vote vote) {
        Optional<Vkey> voter = set.named(vote.line().name());
        if (voter.isEmpty()) {
            return Optional.empty();
        }
        Vkey vkey = voter.get();
        Deque<Heard> before = heard.computeIfAbsent(vkey.text(), v -> new ArrayDeque<>());
        if (before.stream().anyMatch(h -> h.vote().equals(vote))
                || !vote.line().isOf(vkey, vote.text().text())) {
            return Optional.empty();
        }
        Optional<Equivocation> lie = before.stream()
                .filter(h -> contradict(h.vote().text(), vote.text()))
                .findFirst()
                .map(h -> new Equivocation(vkey, h.vote().note(), vote.note()));
        before.addLast(new Heard(vkey, vote));
        if (before.size() > KEPT_OF_EACH) {
            before.removeFirst();
        }
        return lie;
    }

    private static boolean contradict(CheckpointText one, CheckpointText other) {
        return one.origin().equals(other.origin())
                && one.size() == other.size()
                && !one.root().equals(other.root());
    }

    /** The certificate of this text, once a quorum of the set has signed it; lines in the set's order. */
    public Optional<Certificate> certificate(ValidatorSet set, CheckpointText text) {
        Map<String, SignatureLine> lines = new HashMap<>();
        set.validators().forEach(v -> line(v, text).ifPresent(line -> lines.put(v.name(), line)));
        if (lines.size() < set.quorum()) {
            return Optional.empty();
        }
        return Optional.of(new Certificate(
                text,
                set.validators().stream()
                        .filter(v -> lines.containsKey(v.name()))
                        .map(v -> lines.get(v.name()))
                        .toList()));
    }

    private Optional<SignatureLine> line(Vkey vkey, CheckpointText text) {
        return heard.getOrDefault(vkey.text(), new ArrayDeque<>()).stream()
                .filter(h -> h.vote().text().equals(text))
                .findFirst()
                .map(h -> h.vote().line());
    }
}
