package com.jitrace.chain.simulation.council;

import com.jitrace.chain.node.PeerMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The network between the nodes: loses, delays, repeats, reorders and parts. */
final class Wires {
    record Letter(String from, String to, PeerMessage message, long due) {}

    private final RandomGenerator chance;
    private final List<Letter> letters = new ArrayList<>();
    private final Set<String> island = new HashSet<>();
    private boolean calm;
    private long turn;

    Wires(RandomGenerator chance) {
        this.chance = chance;
    }

    /** From now on everything arrives, once, at the next turn. */
    void calm() {
        calm = true;
        island.clear();
    }

    void part(Set<String> names) {
        island.clear();
        island.addAll(names);
    }

    boolean connected(String one, String other) {
        return island.contains(one) == island.contains(other);
    }

    void post(String from, String to, PeerMessage message) {
        int mood = calm ? 99 : chance.nextInt(20);
        if (mood == 0) {
            return;
        }
        long delay = calm || mood > 5 ? 0 : chance.nextInt(12);
        letters.add(new Letter(from, to, message, turn + delay));
        if (mood == 1) {
            letters.add(new Letter(from, to, message, turn + chance.nextInt(30)));
        }
    }

    /** What arrives in this turn. */
    List<Letter> arriving() {
        turn++;
        List<Letter> due = new ArrayList<>();
        letters.removeIf(letter -> letter.due() < turn && due.add(letter));
        due.removeIf(letter -> !connected(letter.from(), letter.to()));
        return due;
    }
}
