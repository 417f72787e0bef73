package com.jitrace.chain.block;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.ledger.InForce;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a block may follow a tip: every form, signature and rule, the state root, and the header; the validators are those the state says.
 * Deterministic (promise C8).
 *
 * @param chainId 64 hex digits
 */
public record Succession(Ledger ledger, String chainId) {
    public sealed interface Verdict {}

    public record Valid(Executed block) implements Verdict {}

    /**
     * Not a successor of this tip.
     *
     * @param leaf place of the first wrong leaf in the block
     */
    public record Invalid(int leaf, String why) implements Verdict {}

    /** Opens the batch whose leaf stands at a place of a block's leaves; a reader of many blocks may have opened it ahead. */
    @FunctionalInterface
    public interface Opener {
        /** Throws {@link Malformed} if no whole batch stands there. */
        OpenedBatch.Opening open(List<byte[]> leaves, int at);
    }

    /** Opens one as it stands there. */
    public static OpenedBatch.Opening open(List<byte[]> leaves, int at, String chainId) {
        int end = at + 1 + BatchHeader.parse(leaves.get(at)).count();
        if (end > leaves.size() - 1) {
            throw Malformed.form("a batch that reaches beyond its block");
        }
        return OpenedBatch.open(new SignedBatch(leaves.get(at), leaves.subList(at + 1, end)), chainId);
    }

    public Verdict judge(Tip parent, State state, byte[] body) {
        try {
            return judge(parent, state, BlockBody.decode(body));
        } catch (Malformed e) {
            return new Invalid(0, e.detail());
        }
    }

    public Verdict judge(Tip parent, State state, List<byte[]> leaves) {
        return judge(parent, state, leaves, (all, at) -> open(all, at, chainId));
    }

    public Verdict judge(Tip parent, State state, List<byte[]> leaves, Opener opener) {
        int last = leaves.size() - 1;
        int at = last;
        try {
            BlockHeader header = BlockHeader.parse(leaves.get(last));
            InForce inForce = ledger.named(state, parent.height() + 1);
            String misfit = misfit(parent, inForce, header);
            if (!misfit.isEmpty()) {
                return new Invalid(last, misfit);
            }
            Optional<String> unsettled = unsettled(parent, state, leaves);
            if (unsettled.isPresent()) {
                return new Invalid(last, unsettled.get());
            }
            Draft draft = new Draft(ledger, parent, state, header.time());
            at = 0;
            while (at < last) {
                OpenedBatch.Opening opening = opener.open(leaves, at);
                if (opening instanceof OpenedBatch.Closed closed) {
                    return new Invalid(
                            at + 1 + closed.refusal().entry(), closed.refusal().toString());
                }
                OpenedBatch batch = ((OpenedBatch.Opened) opening).batch();
                Draft.Addition addition = draft.add(batch);
                if (addition instanceof Draft.Rejected rejected) {
                    return new Invalid(
                            at + 1 + rejected.refusal().entry(),
                            rejected.refusal().toString());
                } else if (addition instanceof Draft.Full) {
                    return new Invalid(at, "more than a block may hold");
                }
                at += batch.leaves();
            }
            Executed executed = draft.close(inForce.epoch(), header.proposer(), header.set());
            if (!executed.header().equals(header)) {
                return new Invalid(last, "its leaf says " + header + ", its content is " + executed.header());
            }
            return forced(parent, state)
                            .filter(text -> !text.equals(executed.tip().checkpoint(text.origin())))
                            .isPresent()
                    ? new Invalid(last, "not the block that the reports voted for")
                    : new Valid(executed);
        } catch (Malformed e) {
            return new Invalid(at, e.detail());
        }
    }

    /** At a height that operators settled, their documents must hold, and a block that they adopted must be this one. */
    private Optional<String> unsettled(Tip parent, State state, List<byte[]> leaves) {
        long height = parent.height() + 1;
        if (ledger.epochs().settling(height).isEmpty()) {
            return Optional.empty();
        }
        return ledger.unsettled(state, height, parent.blockHash(), below(parent))
                .or(() -> ledger.epochs()
                        .adopted(height)
                        .filter(body -> !Arrays.equals(body, BlockBody.encode(leaves)))
                        .map(body -> "another block was adopted at height " + height));
    }

    private Optional<CheckpointText> forced(Tip parent, State state) {
        long height = parent.height() + 1;
        return ledger.epochs().adopted(height).flatMap(body -> ledger.forced(state, height, below(parent)));
    }

    private Optional<CheckpointText> below(Tip parent) {
        return parent.height() == 0
                ? Optional.empty()
                : Optional.of(parent.checkpoint(ledger.epochs().origin()));
    }

    private static String misfit(Tip parent, InForce inForce, BlockHeader header) {
        if (header.height() != parent.height() + 1 || !header.prev().equals(parent.blockHash())) {
            return "height " + header.height() + " does not follow height " + parent.height();
        } else if (header.time() <= parent.time()) {
            return "time " + header.time() + " is not after " + parent.time();
        } else if (header.epoch() != inForce.epoch()
                || !header.set().equals(inForce.set().hash().hex())) {
            return "of another epoch or validator set";
        } else if (inForce.set().named(header.proposer()).isEmpty()) {
            return "proposed by a stranger";
        }
        return "";
    }
}
