package com.jitrace.chain.node;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.validator.Vote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the other nodes said last about where they stand, and when. They may lie: it decides whom to ask, never what is true. */
final class Standings {
    /** Whoever said nothing for so long is not counted. */
    static final long SILENCE_MILLIS_MAX = 5_000;

    /** @param at by this node's clock, milliseconds UTC */
    record Heard(PeerMessage.Standing standing, long at) {}

    private final Map<String, Heard> last = new HashMap<>();

    /** What answered the questions of this node as a new leader: what was said before, and only arrived now, does not count. */
    private final Map<String, PeerMessage.Standing> answers = new HashMap<>();

    private long round;

    synchronized void hear(String from, PeerMessage.Standing standing, long now) {
        last.put(from, new Heard(standing, now));
        if (round != 0 && standing.answers() == round) {
            answers.put(from, standing);
        }
    }

    /** Forgets all answers; those to earlier questions do not count any more, nor those to questions before a restart. */
    synchronized void newRound(long now) {
        round = Math.max(round + 1, now);
        answers.clear();
    }

    synchronized long round() {
        return round;
    }

    /** How many of the set's validators other than this one answered. */
    synchronized int answered(ValidatorSet set, String self) {
        return (int) set.validators().stream()
                .filter(v -> !v.name().equals(self) && answers.containsKey(v.name()))
                .count();
    }

    /** How many of the set's validators other than this one said something since then. */
    synchronized int heardSince(ValidatorSet set, String self, long since) {
        return (int) set.validators().stream()
                .filter(v -> !v.name().equals(self))
                .filter(v -> last.containsKey(v.name()) && last.get(v.name()).at() >= since)
                .count();
    }

    /** Everybody, validator or not, that said something since then. */
    synchronized List<String> heardSince(long since) {
        return last.entrySet().stream()
                .filter(e -> e.getValue().at() >= since)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those that say that they are above this height, the highest first. */
    synchronized List<String> above(long height, long since) {
        return last.entrySet().stream()
                .filter(e ->
                        e.getValue().at() >= since && e.getValue().standing().height() > height)
                .sorted(Comparator.<Map.Entry<String, Heard>>comparingLong(
                                e -> -e.getValue().standing().height())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether an answer proves that there is a certified block above a log of this size. */
    synchronized boolean provenAbove(ValidatorSet set, long size) {
        return answers.values().stream()
                .flatMap(standing -> standing.certificate().flatMap(Certificate::parse).stream())
                .anyMatch(c -> c.checkpoint().size() > size && c.certifiedBy(set));
    }

    /** How many answered that they are above this height. */
    synchronized int saidAbove(long height) {
        return (int) answers.values().stream()
                .filter(standing -> standing.height() > height)
                .count();
    }

    /** Which validators answered with a vote for a block above a log of this size; those in the majority first. */
    synchronized List<String> votersAbove(ValidatorSet set, long size) {
        Map<String, List<String>> byText = new HashMap<>();
        answers.forEach((name, standing) -> standing.vote()
                .flatMap(Vote::parse)
                .filter(v -> v.text().size() > size && set.named(name).isPresent())
                .ifPresent(v -> byText.computeIfAbsent(v.text().text(), t -> new ArrayList<>())
                        .add(name)));
        return byText.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, List<String>>>comparingInt(
                                e -> -e.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .flatMap(e -> e.getValue().stream().sorted())
                .toList();
    }

    /** How far this clock is from the median of the set's validators that were heard and this one, in milliseconds. */
    synchronized long clockAhead(ValidatorSet set, long now, long since) {
        List<Long> ahead = new ArrayList<>(List.of(0L));
        last.forEach((name, heard) -> {
            if (heard.at() >= since && set.named(name).isPresent()) {
                ahead.add(heard.standing().clock() - heard.at());
            }
        });
        ahead.sort(Comparator.naturalOrder());
        return -ahead.get(ahead.size() / 2);
    }

    synchronized Map<String, Heard> heard() {
        return Map.copyOf(last);
    }

    synchronized Map<String, PeerMessage.Standing> all() {
        Map<String, PeerMessage.Standing> all = new HashMap<>();
        last.forEach((name, heard) -> all.put(name, heard.standing()));
        return all;
    }
}
