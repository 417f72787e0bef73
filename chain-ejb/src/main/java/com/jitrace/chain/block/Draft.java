package com.jitrace.chain.block;

import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Moment;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogFrontier;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.signing.OpenedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A block that grows batch by batch above a tip. One thread. */
public final class Draft {
    /** What happened to a batch that was to be added. */
    public sealed interface Addition {}

    public record Added() implements Addition {}

    /** Valid perhaps, but this block has no room for it: the next one. */
    public record Full() implements Addition {}

    public record Rejected(Refusal refusal) implements Addition {}

    private static final int BLOCK_LEAF_BYTES_RESERVED = 1_024;
    private static final int LENGTH_BYTES = 2;

    private final Ledger ledger;
    private final Tip parent;
    private final long time;
    private final Overlay changes;
    private final List<byte[]> leaves = new ArrayList<>();
    private final List<Hash> hashes = new ArrayList<>();
    private final List<Executed.Placed> batches = new ArrayList<>();
    private long bytes = BLOCK_LEAF_BYTES_RESERVED;
    private long touches;
    private int entries;

    /** @param time of the block, milliseconds UTC */
    public Draft(Ledger ledger, Tip parent, State state, long time) {
        this.ledger = ledger;
        this.parent = parent;
        this.time = time;
        this.changes = new Overlay(state);
        ledger.open(changes, new Moment(parent.height() + 1, time));
        if (parent.height() == 0 && parent.log().size() != 0) {
            throw new IllegalArgumentException("a log before the first block");
        }
    }

    public Addition add(OpenedBatch batch) {
        long moreBytes = batch.source().bytes() + (long) LENGTH_BYTES * batch.leaves();
        long moreTouches =
                batch.statements().stream().mapToLong(Statement::touches).sum();
        if (leaves.size() + batch.leaves() >= Limits.BLOCK_LEAVES_MAX
                || bytes + moreBytes > Limits.BLOCK_BYTES_MAX
                || touches + moreTouches > Limits.BLOCK_TOUCHES_MAX && touches > 0) {
            return new Full();
        }
        if (moreTouches > Limits.BLOCK_TOUCHES_MAX) {
            return new Rejected(
                    new Refusal(com.jitrace.chain.entry.Reason.LIMIT, -1, moreTouches + " item touches in one batch"));
        }
        Optional<Refusal> refusal = ledger.execute(batch, changes, new Moment(parent.height() + 1, time));
        if (refusal.isPresent()) {
            return new Rejected(refusal.get());
        }
        batches.add(new Executed.Placed(batch.batchId(), parent.log().size() + leaves.size()));
        leaves.add(batch.source().leaf());
        leaves.addAll(batch.source().entries());
        hashes.add(batch.leafHash());
        hashes.addAll(batch.entryHashes());
        entries += batch.statements().size();
        bytes += moreBytes;
        touches += moreTouches;
        return new Added();
    }

    public boolean isEmpty() {
        return leaves.isEmpty();
    }

    /** Closes the block with its leaf; the draft must not be used afterwards. */
    public Executed close(long epoch, String proposer, String set) {
        BlockHeader header = new BlockHeader(
                batches.size(),
                entries,
                epoch,
                parent.height() + 1,
                parent.blockHash(),
                proposer,
                set,
                changes.seal().hex(),
                time);
        byte[] leaf = header.leaf();
        Hash leafHash = LogTree.leafHash(leaf);
        leaves.add(leaf);
        hashes.add(leafHash);
        List<Executed.TileHash> tileHashes = new ArrayList<>();
        LogFrontier log = parent.log()
                .append(hashes, (level, index, hash) -> tileHashes.add(new Executed.TileHash(level, index, hash)));
        Tip tip = new Tip(header.height(), leafHash.hex(), time, log);
        return new Executed(header, parent.log().size(), leaves, batches, changes, tileHashes, tip);
    }
}
