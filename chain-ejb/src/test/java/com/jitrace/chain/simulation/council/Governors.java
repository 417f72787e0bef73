package com.jitrace.chain.simulation.council;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.ValidatorChange;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The operators: they take validators in and out, one after the other, give them new keys, and replace whoever lost its disk. They never leave more liars
 * and lost ones in a set than it can bear.
 */
final class Governors {
    private static final int SIZE_MIN = 3;
    private static final int SIZE_MAX = 7;

    /** What was signed and is not on the chain yet: nothing else is signed meanwhile. */
    private record Signed(SignedBatch batch, ValidatorSet next, long seq) {}

    private final RandomGenerator chance;
    private final Genesis genesis;
    private final Record record;
    private final Customers customers;
    private final List<Member> members;
    private Optional<Signed> open = Optional.empty();

    Governors(Member.Shared shared, Customers customers, List<Member> members) {
        this.chance = shared.chance();
        this.genesis = shared.genesis();
        this.record = shared.record();
        this.customers = customers;
        this.members = members;
    }

    /** @param nodes honest ones that run */
    void act(List<Member> nodes) {
        open = open.filter(o -> o.seq() > record.changes());
        if (nodes.isEmpty()) {
            return;
        }
        if (open.isEmpty() && record.settled() && chance.nextInt(3) == 0) {
            decide();
        }
        open.ifPresent(o -> customers.submit(nodes.get(chance.nextInt(nodes.size())), o.batch()));
    }

    /** Whether nothing is signed that may still come to the chain, and the last change counts. */
    boolean quiet() {
        open = open.filter(o -> o.seq() > record.changes());
        return open.isEmpty() && record.settled();
    }

    private void decide() {
        List<Vkey> now = record.latest().validators();
        List<ValidatorChange> choices = new ArrayList<>();
        for (Vkey old : now) {
            List<Vkey> without = now.stream().filter(v -> !v.equals(old)).toList();
            if (bearable(without)) {
                choices.add(change(Optional.empty(), Optional.of(old.name())));
            }
        }
        for (Member member : members) {
            Optional<Vkey> key = newKey(member);
            boolean named = now.stream().anyMatch(v -> v.name().equals(member.name));
            if (!named && member.liar.isEmpty() && !member.wiped() && key.isPresent() && now.size() < SIZE_MAX) {
                choices.add(change(key.map(Vkey::text), Optional.empty()));
            }
        }
        if (!choices.isEmpty()) {
            sign(choices.get(chance.nextInt(choices.size())));
        }
    }

    private ValidatorChange change(Optional<String> add, Optional<String> remove) {
        return new ValidatorChange(List.of(), add, remove, record.changes() + 1);
    }

    /** The next one of this name's keys that no set ever had. */
    private Optional<Vkey> newKey(Member member) {
        return Member.voteKeys(member.name).stream()
                .map(k -> new Vkey(member.name, k.publicKey()))
                .filter(v -> !record.used(v))
                .findFirst();
    }

    private void sign(ValidatorChange change) {
        List<Vkey> next = new ArrayList<>(record.latest().validators());
        change.add().flatMap(Vkey::parse).ifPresent(next::add);
        change.remove().ifPresent(name -> next.removeIf(v -> v.name().equals(name)));
        SignedBatch batch = customers.signed(Operators.sign(change, genesis.chainId(), "op1", World.key("operator")));
        open = Optional.of(new Signed(batch, new ValidatorSet(next), change.seq()));
    }

    /** Whether a set of these can go on although liars and lost ones are in it. */
    private boolean bearable(List<Vkey> set) {
        return set.size() >= SIZE_MIN && bad(set) <= (set.size() - 1) / 3;
    }

    private long bad(List<Vkey> set) {
        return members.stream()
                .filter(m -> m.liar.isPresent() || m.wiped())
                .filter(m -> set.stream().anyMatch(v -> v.name().equals(m.name)))
                .count();
    }

    /** Whether every set that may be asked soon could bear to lose this one for ever. */
    boolean canLose(Member member) {
        List<ValidatorSet> sets = new ArrayList<>(List.of(record.setAt(record.blocks() + 1), record.latest()));
        open.ifPresent(o -> sets.add(o.next()));
        return member.liar.isEmpty()
                && !member.wiped()
                && record.bearable(members, List.of(member))
                && sets.stream()
                        .allMatch(set ->
                                bad(set.validators()) + (set.named(member.name).isPresent() ? 1 : 0)
                                        <= (set.validators().size() - 1) / 3);
    }
}
