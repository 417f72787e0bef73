package com.jitrace.chain.simulation;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.signing.OpenedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Other leaders: some propose blocks as good as this node's, others propose what must be skipped. */
final class Liar {
    private static final int BATCHES_MAX = 3;

    private final RandomGenerator chance;
    private final Genesis genesis;
    private final SimulatedState state;
    private final SimulatedClock clock;
    private final Supplier<List<OpenedBatch>> known;

    /** Believes every signature. */
    private final Ledger credulous = new Ledger((batch, key) -> true);

    /** @param known batches somebody sent */
    Liar(
            RandomGenerator chance,
            Genesis genesis,
            SimulatedState state,
            SimulatedClock clock,
            Supplier<List<OpenedBatch>> known) {
        this.chance = chance;
        this.genesis = genesis;
        this.state = state;
        this.clock = clock;
        this.known = known;
    }

    /** A state that has forgotten every nonce. */
    private record Forgetful(State below) implements State {
        @Override
        public Optional<JsonObject> value(String key) {
            return below.value(key);
        }

        @Override
        public Optional<Long> nonce(String author, String nonce) {
            return Optional.empty();
        }

        @Override
        public Optional<JsonObject> past(String batchId) {
            return below.past(batchId);
        }

        @Override
        public Optional<StateTree.Node> node(StateTree.Place place) {
            return below.node(place);
        }

        @Override
        public ItemTree.Node node(ItemTree.Place place) {
            return below.node(place);
        }
    }

    /** Something a leader might say above the tip this node has; empty if it has none. */
    Optional<byte[]> body() {
        return state.tip().map(this::above);
    }

    private byte[] above(Tip tip) {
        long time = Math.max(clock.millis(), tip.time() + 1);
        long epoch = genesis.epoch();
        String set = genesis.validatorSet().hash().hex();
        return switch (chance.nextInt(14)) {
            case 0, 1, 2 -> block(tip, state.state(), time, epoch, "v1", set);
            case 3 -> block(tip, state.state(), time + chance.nextLong(40_000), epoch, "v1", set);
            case 4 -> block(tip, state.state(), tip.time() - chance.nextInt(2), epoch, "v1", set);
            case 5 -> block(tip, state.state(), time, epoch + 1, "v1", set);
            case 6 -> block(tip, state.state(), time, epoch, "a stranger", set);
            case 7 -> block(tip, state.state(), time, epoch, "v1", World.hash("another set"));
            case 8 -> block(tip, new Forgetful(state.state()), time, epoch, "v1", set);
            case 9 -> withHeader(block(tip, state.state(), time, epoch, "v1", set), 1, false);
            case 10 -> withHeader(block(tip, state.state(), time, epoch, "v1", set), 0, true);
            case 11 -> bent(block(tip, state.state(), time, epoch, "v1", set));
            case 12 -> block(tip, state.state(), time + 1, epoch, "v1", set);
            default -> garbage();
        };
    }

    private byte[] block(Tip tip, State view, long time, long epoch, String proposer, String set) {
        Draft draft = new Draft(credulous, tip, view, Math.max(0, time));
        List<OpenedBatch> batches = known.get();
        for (int i = chance.nextInt(BATCHES_MAX + 1); i > 0 && !batches.isEmpty(); i--) {
            draft.add(batches.get(chance.nextInt(batches.size())));
        }
        return draft.close(epoch, proposer, set).body();
    }

    /** The same block with another height, or another state root. */
    private static byte[] withHeader(byte[] body, int higher, boolean lie) {
        List<byte[]> leaves = new ArrayList<>(BlockBody.decode(body));
        int last = leaves.size() - 1;
        BlockHeader h = BlockHeader.parse(leaves.get(last));
        leaves.set(
                last,
                new BlockHeader(
                                h.batches(),
                                h.entries(),
                                h.epoch(),
                                h.height() + higher,
                                h.prev(),
                                h.proposer(),
                                h.set(),
                                lie ? World.hash("lie") : h.state(),
                                h.time())
                        .leaf());
        return BlockBody.encode(leaves);
    }

    private byte[] bent(byte[] body) {
        body[chance.nextInt(body.length)] ^= (byte) (1 << chance.nextInt(8));
        return body;
    }

    private byte[] garbage() {
        byte[] bytes = new byte[chance.nextInt(200)];
        chance.nextBytes(bytes);
        return bytes;
    }
}
