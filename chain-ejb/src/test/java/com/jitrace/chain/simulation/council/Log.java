package com.jitrace.chain.simulation.council;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Raft ordered. A lying leader may have given some followers another body under the same number. */
final class Log {
    private record Entry(byte[] body, Map<String, byte[]> others) {}

    private final List<Entry> entries = new ArrayList<>();
    private long term;
    private Optional<String> leader = Optional.empty();

    Optional<String> leader() {
        return leader;
    }

    long term() {
        return term;
    }

    void elect(Optional<String> name) {
        term++;
        leader = name;
    }

    void add(byte[] body) {
        add(body, Map.of());
    }

    /** @param others what certain followers got instead */
    void add(byte[] body, Map<String, byte[]> others) {
        entries.add(new Entry(body, new HashMap<>(others)));
    }

    int size() {
        return entries.size();
    }

    byte[] body(int at, String follower) {
        Entry entry = entries.get(at);
        return entry.others().getOrDefault(follower, entry.body());
    }

    /** An acknowledged entry is gone for whoever has not taken it yet, as it was measured with a cut Raft segment. */
    void lose(int at) {
        entries.set(at, new Entry(new byte[0], Map.of()));
    }
}
