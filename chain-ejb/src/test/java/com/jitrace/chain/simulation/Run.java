package com.jitrace.chain.simulation;

import com.jitrace.chain.adapter.segment.PowerCut;
import com.jitrace.chain.adapter.segment.SimulatedDisk;
import com.jitrace.chain.adapter.segment.SimulatedDisk.Fault;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.node.Identity;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.node.SteppedNode;
import com.jitrace.chain.signing.SecretKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** One life of a chain with one validator, all of it decided by a seed. One thread. */
final class Run {
    private static final int TURNS_MAX = 10;
    private static final int STEPS_TO_FINAL_MAX = 6;
    private static final long FLOOD_EVERY = 1_000;
    private static final SecretKey VOTE = World.key("vote");
    private static final SecretKey RECEIPT = World.key("receipt");
    private static final Path GENESIS_FILE = SimulatedDisk.FOLDER.resolve("genesis.json");
    static final Genesis GENESIS = new Genesis(
            0,
            "simulation.test/jitrace",
            List.of(new Genesis.Operator("op1", World.publicKey("operator"))),
            1,
            new ValidatorSet(List.of(new Vkey("v1", VOTE.publicKey()))));

    private final long seed;
    private final Counts counts;
    private final RandomGenerator chance;
    private final SimulatedClock clock = new SimulatedClock();
    private final SimulatedState state = new SimulatedState();
    private final Witness witness = new Witness();
    private final SimulatedDisk disk;
    private final Clients clients;
    private final ScriptedOrdering ordering;
    private Map<Path, byte[]> older = new TreeMap<>();
    private Optional<SteppedNode> running = Optional.empty();

    Run(long seed, Counts counts) {
        this.seed = seed;
        this.counts = counts;
        this.chance = new SplittableRandom(seed);
        this.disk = new SimulatedDisk(chance);
        this.clients = new Clients(chance, GENESIS, clock);
        this.ordering =
                new ScriptedOrdering(chance, new Liar(chance, GENESIS, state, clock, () -> clients.opened()), clock);
        disk.replace(Map.of(GENESIS_FILE, GENESIS.canonical()));
    }

    /** Throws {@link Broken} if a promise does not hold. */
    void live() throws IOException {
        counts.runs++;
        if (seed % FLOOD_EVERY == 0) {
            flood();
        }
        int turns = 4 + chance.nextInt(TURNS_MAX);
        for (int turn = 0; turn < turns; turn++) {
            if (running.isEmpty()) {
                planFault(6);
                startSomehow();
            } else {
                planFault(4);
                turn();
            }
        }
        end();
        counts.batches += clients.sent().size();
        counts.acknowledged += clients.finals().size();
        counts.blocks += witness.blocks();
        counts.skipped += ordering.delivered() - witness.blocks();
    }

    private void planFault(int oneIn) {
        if (chance.nextInt(oneIn) == 0) {
            Fault[] faults = Fault.values();
            disk.plan(faults[chance.nextInt(faults.length)], chance.nextInt(14));
        }
    }

    private ChainGateway gateway() {
        return running.orElseThrow().gateway();
    }

    private Optional<Fault> error() {
        return disk.happened().filter(f -> !f.stopsTheMachine());
    }

    /** Something happens while the node runs; it may die of it. */
    private void turn() {
        try {
            SteppedNode node = running.orElseThrow();
            moveClock();
            if (clients.sent().isEmpty()) {
                clients.begin(gateway());
            }
            for (int i = chance.nextInt(3); i > 0; i--) {
                clients.act(gateway());
            }
            if (chance.nextInt(4) == 0) {
                ordering.noise();
            }
            node.step();
            if (gateway().head().doubt().isPresent()) {
                doubt(node);
            } else {
                Broken.unless(error().isEmpty(), Promise.C12, "went on after " + error());
                clients.look(gateway());
                if (chance.nextInt(6) == 0) {
                    stop(node);
                }
            }
        } catch (PowerCut e) {
            running = Optional.empty();
            restartMachine();
        }
    }

    private void moveClock() {
        clock.advance(chance.nextInt(400));
        int mood = chance.nextInt(24);
        if (mood < 3) {
            counts.clockJumps++;
            clock.advance(
                    switch (mood) {
                        case 0 -> chance.nextLong(-2_000, 2_000);
                        case 1 -> chance.nextLong(-200_000, 0);
                        default -> chance.nextLong(0, 300_000);
                    });
        }
    }

    /** In doubt: only for a reason, and without another vote, until somebody stops it. */
    private void doubt(SteppedNode node) {
        Broken.unless(
                error().isPresent(),
                Promise.C12,
                "in doubt without a cause: " + gateway().head());
        counts.errors++;
        counts.doubts++;
        staysInDoubt(node);
        disk.stop();
        running = Optional.empty();
        restartMachine();
    }

    private void staysInDoubt(SteppedNode node) {
        long signatures = witness.signatures();
        clients.act(node.gateway());
        ordering.noise();
        Broken.unless(!node.step(), Promise.C12, "a node in doubt made a block");
        Broken.unless(witness.signatures() == signatures, Promise.C12, "a node in doubt voted");
        Broken.unless(node.gateway().head().doubt().isPresent(), Promise.C12, "the doubt went by itself");
    }

    private void stop(SteppedNode node) {
        node.close();
        if (error().isPresent()) {
            counts.errors++;
        }
        counts.stops++;
        running = Optional.empty();
        restartMachine();
    }

    /** The process is gone: the machine with it, or only the process. */
    private void restartMachine() {
        boolean powerCut = chance.nextInt(5) < 3;
        counts.powerCuts += powerCut ? 1 : 0;
        counts.kills += powerCut ? 0 : 1;
        disk.start(powerCut);
        state.crash(chance);
        clients.nodeIsNew();
    }

    private void startSomehow() throws IOException {
        if (witness.blocks() > 0 && chance.nextInt(5) == 0) {
            startCorrupted();
            return;
        }
        try {
            SteppedNode node = boot(GENESIS);
            running = Optional.of(node);
            if (error().isEmpty()) {
                sound(node, "after a crash");
            }
            if (error().isPresent()) {
                doubtAtStart(node);
            } else if (chance.nextInt(3) == 0) {
                older = disk.contents();
            } else if (chance.nextInt(4) == 0) {
                disk.stop();
                running = Optional.empty();
                restartMachine();
            }
        } catch (PowerCut e) {
            running = Optional.empty();
            restartMachine();
        } catch (IOException e) {
            Broken.unless(error().isPresent(), Promise.C9, "does not start: " + e);
            counts.errors++;
            running = Optional.empty();
            restartMachine();
        }
    }

    private void doubtAtStart(SteppedNode node) {
        Broken.unless(
                node.gateway().head().doubt().isPresent(), Promise.C12, "went on after " + error() + " at its start");
        doubt(node);
    }

    private void sound(SteppedNode node, String when) {
        Broken.unless(
                node.gateway().head().doubt().isEmpty(),
                Promise.C12,
                "in doubt " + when + " without a cause: " + node.gateway().head());
        clients.look(node.gateway());
        ordering.replay();
    }

    private SteppedNode boot(Genesis genesis) throws IOException {
        WitnessedBlocks blocks = new WitnessedBlocks(disk.blocks(genesis.chainId()), witness);
        Identity identity = new Identity("v1", VOTE, RECEIPT);
        return SteppedNode.start(new Node.Parts(genesis, identity, blocks, state, ordering, clock));
    }

    /** Either it starts and keeps every promise, or it says that it cannot and touches nothing. */
    private void startCorrupted() throws IOException {
        counts.corruptions++;
        Map<Path, byte[]> before = disk.contents();
        Corruption corruption = Corruption.of(before, older, chance);
        disk.start(false);
        disk.replace(corruption.files());
        Optional<SteppedNode> node = bootCorrupted(corruption);
        if (node.filter(n -> n.gateway().head().doubt().isEmpty()).isPresent()) {
            running = node;
            sound(node.get(), "of " + corruption.what());
            return;
        }
        counts.doubts++;
        node.ifPresent(this::staysInDoubt);
        node.ifPresent(SteppedNode::close);
        unchanged(corruption);
        disk.replace(before);
        state.crash(chance);
        clients.nodeIsNew();
    }

    private Optional<SteppedNode> bootCorrupted(Corruption corruption) throws IOException {
        try {
            byte[] genesis = corruption.files().getOrDefault(GENESIS_FILE, new byte[0]);
            return Optional.of(boot(Genesis.parse(genesis)));
        } catch (Malformed | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void unchanged(Corruption corruption) {
        Map<Path, byte[]> after = disk.contents();
        corruption
                .files()
                .forEach((name, bytes) -> Broken.unless(
                        name.toString().endsWith(".next")
                                || java.util.Arrays.equals(bytes, after.getOrDefault(name, new byte[0])),
                        Promise.C12,
                        "in doubt of " + corruption.what() + ", yet changed " + name));
    }

    /** More than an author may have waiting: refused, not kept. */
    private void flood() throws IOException {
        SteppedNode node = boot(GENESIS);
        long taken = Flood.pour(node.gateway(), GENESIS.chainId());
        Broken.unless(taken <= Flood.AUTHOR_BYTES_MAX, Promise.C10, taken + " bytes of one author wait");
        disk.stop();
        restartMachine();
    }

    /** All faults end: what was promised is there, and new batches become final. */
    private void end() throws IOException {
        running.ifPresent(node -> {
            disk.stop();
            restartMachine();
        });
        disk.start(true);
        state.crash(chance);
        clients.nodeIsNew();
        ordering.behave();
        SteppedNode node = boot(GENESIS);
        sound(node, "at the end");
        clock.notBefore(node.gateway().head().time());
        clients.retryAll(node.gateway());
        quiet(node);
        boolean known = state.state().value("party." + World.BRAND).isPresent();
        String good = clients.sendSomethingGood(node.gateway(), known);
        quiet(node);
        clients.look(node.gateway());
        Broken.unless(
                node.gateway().outcome(good) instanceof Outcome.Final,
                Promise.C9,
                "a good batch is " + node.gateway().outcome(good) + " after " + STEPS_TO_FINAL_MAX + " steps");
        node.close();
        new Audit(GENESIS, clients).check(disk.blocks(GENESIS.chainId()), state.state());
    }

    private void quiet(SteppedNode node) {
        for (int i = 0; i < STEPS_TO_FINAL_MAX; i++) {
            clock.advance(500);
            node.step();
        }
    }
}
