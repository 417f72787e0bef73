package com.jitrace.chain.simulation.council;

import com.jitrace.chain.adapter.segment.SimulatedDisk.Fault;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.simulation.Broken;
import com.jitrace.chain.simulation.Promise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** One life of a chain with several validators, all of it decided by a seed. One thread. */
final class Life {
    private static final int[] SIZES = {4, 4, 4, 4, 5, 6, 7};
    private static final int SPARE = 2;
    private static final int TURNS_MIN = 20;
    private static final int TURNS_MORE = 50;
    private static final long TURN_MILLIS = 100;
    private static final int TURNS_TO_FINAL_MAX = 400;
    private static final Map<Integer, Genesis> GENESES = new java.util.concurrent.ConcurrentHashMap<>();

    private final Tally tally;
    private final RandomGenerator chance;
    private final Genesis genesis;
    private final Logs logs = new Logs();
    private final Wires wires;
    private final Record record;
    private final Member.Now now = new Member.Now();
    private final List<Member> members = new ArrayList<>();
    private final Customers customers;
    private final Optional<Governors> governors;
    private final Settlers settlers;
    private final Standstill standstill;
    private boolean liarLed;

    /** Somebody never got an ordered entry: with a liar who hides votes besides, a split vote is possible. */
    private boolean lost;

    /** The batch that must become final when all faults have ended. */
    private String good = "";

    Life(long seed, Tally tally) {
        this.tally = tally;
        this.chance = new SplittableRandom(seed);
        int n = SIZES[chance.nextInt(SIZES.length)];
        this.genesis = GENESES.computeIfAbsent(n, Life::genesis);
        this.wires = new Wires(chance);
        this.record = new Record(genesis);
        int liars = chance.nextInt(2) == 0 ? 0 : (n - 1) / 3;
        Set<Integer> lying = new HashSet<>();
        while (lying.size() < liars) {
            lying.add(chance.nextInt(n));
        }
        // in half of the lives the validators change, and some who are none yet follow from the beginning
        int all = n + (chance.nextBoolean() ? SPARE : 0);
        List<String> names =
                IntStream.rangeClosed(1, all).mapToObj(i -> "v" + i).toList();
        Member.Shared shared = new Member.Shared(genesis, names, chance, logs, wires, record, now);
        for (int i = 0; i < all; i++) {
            members.add(new Member(names.get(i), shared, lying.contains(i)));
        }
        this.customers = new Customers(chance, genesis, now);
        this.settlers = new Settlers(shared, members, tally);
        this.standstill = new Standstill(genesis, record);
        this.governors = all > n ? Optional.of(new Governors(shared, customers, members)) : Optional.empty();
    }

    private static Genesis genesis(int n) {
        return new Genesis(
                0,
                "council.test/jitrace",
                List.of(new Genesis.Operator("op1", World.publicKey("operator"))),
                1,
                new ValidatorSet(IntStream.rangeClosed(1, n)
                        .mapToObj(i -> new Vkey("v" + i, Member.key("v" + i).publicKey()))
                        .toList()));
    }

    private List<Member> honest() {
        return members.stream().filter(m -> m.liar.isEmpty() && !m.wiped()).toList();
    }

    /** Throws {@link Broken} if a promise does not hold. */
    void live() throws IOException {
        tally.lives++;
        tally.liars += members.stream().filter(m -> m.liar.isPresent()).count();
        boot();
        int turns = TURNS_MIN + chance.nextInt(TURNS_MORE);
        // in some lives the operators settle although nothing stands still
        int settledAt = chance.nextInt(4) == 0 ? chance.nextInt(turns) : turns;
        for (int turn = 0; turn < turns; turn++) {
            mischief();
            turn();
            if (turn >= settledAt && settlers.epoch() == 0 && !settlers.underWay() && quiet()) {
                settlers.begin(true);
            }
            settlers.act();
        }
        end();
        tally.blocks += record.blocks();
        tally.changes += record.changes();
        tally.ordered += logs.ordered();
        tally.finals += customers.finals();
    }

    private boolean quiet() {
        return governors.map(Governors::quiet).orElse(true);
    }

    /** The order of the last epoch that somebody knows. */
    private Log log() {
        return logs.of(settlers.epoch());
    }

    private void boot() throws IOException {
        for (Member member : members) {
            if (!member.up() && member.boot()) {
                sound(member);
            }
        }
    }

    /** Just started: in doubt only if its disk failed meanwhile. */
    private void sound(Member member) {
        Optional<String> doubt = member.gateway().head().doubt();
        if (doubt.isPresent() && !reported(member)) {
            Broken.unless(
                    error(member) || member.liar.isPresent(),
                    Promise.C12,
                    member.name + " is in doubt without a cause: " + doubt.get());
            tally.doubts++;
            member.crash(true);
        }
    }

    /** Whoever reported is in doubt until the document is there. */
    private static boolean reported(Member member) {
        return member.closed() && !error(member);
    }

    private static boolean error(Member member) {
        return member.disk.happened().filter(f -> !f.stopsTheMachine()).isPresent();
    }

    private void mischief() throws IOException {
        now.millis += TURN_MILLIS;
        int mood = chance.nextInt(30);
        Member one = members.get(chance.nextInt(members.size()));
        switch (mood) {
            case 0, 1 -> {
                if (one.up()) {
                    tally.crashes++;
                    one.crash(chance.nextBoolean());
                }
            }
            case 2, 3 -> {
                Fault[] faults = Fault.values();
                one.disk.plan(faults[chance.nextInt(faults.length)], chance.nextInt(20));
            }
            case 4, 5, 6 -> elect();
            case 7 -> part();
            case 8 -> wires.part(Set.of());
            case 9 -> one.skew = chance.nextLong(-1_500, 1_500);
            case 10 -> one.skew = chance.nextLong(-20_000, 20_000);
            case 11 -> {
                lost = true;
                one.skipAhead();
            }
            case 12 -> lose();
            case 14 -> wipe(one);
            case 13 -> now.millis += chance.nextLong(0, 65_000);
            default -> {
                // nothing happens
            }
        }
        if (log().leader().isEmpty() && chance.nextInt(3) == 0) {
            elect();
        }
        if (chance.nextInt(4) == 0) {
            boot();
        }
    }

    private void elect() {
        Member one = members.get(chance.nextInt(members.size()));
        if (one.up()) {
            tally.elections++;
            liarLed |= one.liar.isPresent();
            one.log().elect(Optional.of(one.name));
            one.tell("is elected");
        }
    }

    private void part() {
        tally.partitions++;
        Set<String> island = new HashSet<>();
        members.stream().filter(m -> chance.nextBoolean()).forEach(m -> island.add(m.name));
        wires.part(island);
    }

    /** The disk of a validator, or of one who may become one, is gone: it stays away, and others are taken in. */
    private void wipe(Member one) {
        if (!settlers.underWay() && governors.filter(g -> g.canLose(one)).isPresent()) {
            tally.wiped++;
            one.wipe();
        }
    }

    private void lose() {
        if (log().size() > 0 && chance.nextInt(4) == 0) {
            tally.lost++;
            lost = true;
            log().lose(log().size() - 1);
            members.get(0).tell("and all lose " + (log().size() - 1));
        }
    }

    private void turn() throws IOException {
        List<Member> order = new ArrayList<>(members);
        Collections.shuffle(order, new Random(chance.nextLong()));
        List<Member> nodes =
                order.stream().filter(m -> m.up() && m.liar.isEmpty()).toList();
        customers.act(nodes);
        if (!settlers.underWay()) {
            governors.ifPresent(g -> g.act(nodes));
        }
        for (Member member : order) {
            member.step();
            if (chance.nextInt(4) > 0) {
                member.apply();
            }
            checked(member);
        }
        for (Wires.Letter letter : wires.arriving()) {
            member(letter.to()).hear(letter.from(), letter.message());
        }
        for (Member member : honest()) {
            checked(member);
        }
    }

    private Member member(String name) {
        return members.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
    }

    /** A node that is in doubt has a reason, and somebody restarts it. */
    private void checked(Member member) {
        if (member.up()) {
            Optional<String> doubt = member.gateway().head().doubt();
            if (doubt.isPresent() && !reported(member)) {
                Broken.unless(
                        error(member) || member.liar.isPresent(),
                        Promise.C12,
                        member.name + " is in doubt without a cause: " + doubt.get());
                tally.doubts++;
                member.crash(true);
            } else {
                Broken.unless(
                        !error(member) || member.liar.isPresent(),
                        Promise.C12,
                        member.name + " went on after " + member.disk.happened());
                if (member.liar.isEmpty()) {
                    customers.look(member);
                }
            }
        }
    }

    /** All faults end, liars fall silent: what was promised is there, and unless a liar could split the votes new batches become final. */
    private void end() throws IOException {
        for (Member member : members) {
            member.liar.ifPresent(Liar::fallSilent);
            if (!member.wiped()) {
                member.crash(true);
            }
            member.skew = chance.nextLong(-500, 500);
            member.behave();
        }
        wires.calm();
        for (Member member : members) {
            Broken.unless(member.wiped() || member.boot(), Promise.C9, member.name + " does not start");
            if (member.up()) {
                sound(member);
            }
        }
        now.millis += 61_000;
        finishSettlement();
        List<Member> honest = honest();
        int turns = goOn(honest);
        if (turns == TURNS_TO_FINAL_MAX
                && (liarLed || lost && honest.size() < members.size())
                && standstill.split(honest)) {
            tally.splits++;
            settlers.begin(false);
            finishSettlement();
            turns = goOn(honest);
        }
        Broken.unless(
                Standstill.allFinal(honest, good),
                Promise.C9,
                "not final after " + turns + " turns without faults: " + Standstill.picture(honest));
        tally.turnsToFinal += turns;
        new Replay(genesis, record, customers).audit(honest);
    }

    /** What the operators began they bring to its end. */
    private void finishSettlement() throws IOException {
        for (int turn = 0; settlers.underWay(); turn++) {
            Broken.unless(turn < TURNS_TO_FINAL_MAX, Promise.C9, "the settlement does not end");
            settlers.act();
            boot();
            calmTurn(honest());
        }
    }

    /** Turns without faults until a new batch is final everywhere; how many. */
    private int goOn(List<Member> honest) throws IOException {
        log().elect(Optional.empty());
        for (int turn = 0; turn < TURNS_TO_FINAL_MAX; turn++) {
            if (Standstill.allFinal(honest, good)) {
                return turn;
            }
            if (log().leader().isEmpty()) {
                log().elect(Optional.of(honest.get(chance.nextInt(honest.size())).name));
            }
            calmTurn(honest);
            // a node that was stopped has forgotten what it took: whoever sent it sends it again
            if (turn == 20) {
                good = customers.sendSomethingGood(honest.get(chance.nextInt(honest.size())));
            }
        }
        return TURNS_TO_FINAL_MAX;
    }

    private void calmTurn(List<Member> honest) {
        now.millis += TURN_MILLIS;
        for (Member member : honest) {
            member.step();
            member.apply();
            checked(member);
        }
        for (Wires.Letter letter : wires.arriving()) {
            member(letter.to()).hear(letter.from(), letter.message());
        }
    }
}
