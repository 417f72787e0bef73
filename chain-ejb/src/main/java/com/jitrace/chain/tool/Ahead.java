package com.jitrace.chain.tool;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Succession;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.PublicKey;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Opens the batches of the next blocks and checks their signatures on every core, while the blocks before are applied in order. It only saves work:
 * an opened batch remembers the key its signature fits, and whatever was not foreseen is checked when its turn comes.
 */
final class Ahead implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Ahead.class.getName());
    private static final int BLOCKS_MAX = 16;
    private static final int KEYS_MAX = 10_000;

    /** A block as claimed, and its batches as far as they could be opened. */
    record Prepared(Source.Claim claim, Optional<Certificate> certificate, List<byte[]> leaves, Deque<Opened> batches) {
        /** The next batch of the block: opened before, or now. */
        OpenedBatch.Opening open(List<byte[]> all, int at, String chainId) {
            Opened next = batches.poll();
            return next != null && next.at() == at && all == leaves
                    ? next.opening()
                    : Succession.open(all, at, chainId);
        }
    }

    record Opened(int at, OpenedBatch.Opening opening) {}

    private final Source source;
    private final String chainId;
    private final State state;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final Deque<Future<Prepared>> coming = new ArrayDeque<>();
    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();
    private long next;
    private boolean ended;

    Ahead(Source source, String chainId, State state, long fromHeight) {
        this.source = source;
        this.chainId = chainId;
        this.state = state;
        this.next = fromHeight;
    }

    /** The block that follows, ascending without a gap; empty at the end. */
    Optional<Prepared> next() throws IOException {
        while (!ended && coming.size() < BLOCKS_MAX) {
            List<Source.Claim> claims = source.blocks(next);
            next += claims.size();
            ended = claims.isEmpty();
            claims.forEach(claim -> coming.add(workers.submit(() -> prepare(claim))));
        }
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(coming.remove().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("preparing a block", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Prepared prepare(Source.Claim claim) {
        Optional<Certificate> certificate = Certificate.parse(claim.certificate());
        Deque<Opened> opened = new ArrayDeque<>();
        List<byte[]> leaves;
        try {
            leaves = BlockBody.decode(claim.body());
        } catch (Malformed e) {
            return new Prepared(claim, certificate, List.of(), opened);
        }
        try {
            for (int at = 0; at < leaves.size() - 1; ) {
                OpenedBatch.Opening opening = Succession.open(leaves, at, chainId);
                opened.add(new Opened(at, opening));
                if (!(opening instanceof OpenedBatch.Opened good)) {
                    break;
                }
                check(good.batch());
                at += good.batch().leaves();
            }
        } catch (Malformed e) {
            // the succession will say what is wrong with this batch; the ones before it are opened
            return new Prepared(claim, certificate, leaves, opened);
        }
        return new Prepared(claim, certificate, leaves, opened);
    }

    /** Under the key the state knows now: a key's bytes never change, and one that comes later is seen to later. */
    private void check(OpenedBatch batch) {
        String name = "key." + batch.header().author() + "." + batch.header().key();
        PublicKey known = keys.get(name);
        Optional<PublicKey> key = known != null
                ? Optional.of(known)
                : state.value(name).map((JsonObject v) -> v.text("pub")).flatMap(PublicKey::ofBase64);
        if (key.isEmpty()) {
            return;
        }
        if (keys.size() >= KEYS_MAX) {
            keys.clear();
        }
        keys.put(name, key.get());
        if (!batch.signedBy(key.get())) {
            LOG.log(Level.DEBUG, "a signature does not fit the key known so far, batch {0}", batch.batchId());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
