package com.jitrace.chain.block;

import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a block may follow a tip: every form, signature and rule, the state root, and the header. Deterministic (promise C8).
 *
 * @param chainId 64 hex digits
 * @param epoch in force
 * @param set hash of the validators in force, 64 hex digits
 * @param proposers whether a name is one of them
 */
public record Succession(Ledger ledger, String chainId, long epoch, String set, Predicate<String> proposers) {
    public sealed interface Verdict {}

    public record Valid(Executed block) implements Verdict {}

    /**
     * Not a successor of this tip.
     *
     * @param leaf place of the first wrong leaf in the block
     */
    public record Invalid(int leaf, String why) implements Verdict {}

    /** Gives the batches of a block in their order, opened; a reader of many blocks may have opened them ahead. */
    @FunctionalInterface
    public interface Opener {
        OpenedBatch.Opening open(SignedBatch batch);
    }

    public Verdict judge(Tip parent, State state, byte[] body) {
        try {
            return judge(parent, state, BlockBody.decode(body));
        } catch (Malformed e) {
            return new Invalid(0, e.detail());
        }
    }

    public Verdict judge(Tip parent, State state, List<byte[]> leaves) {
        return judge(parent, state, leaves, batch -> OpenedBatch.open(batch, chainId));
    }

    public Verdict judge(Tip parent, State state, List<byte[]> leaves, Opener opener) {
        int last = leaves.size() - 1;
        int at = last;
        try {
            BlockHeader header = BlockHeader.parse(leaves.get(last));
            String misfit = misfit(parent, header);
            if (!misfit.isEmpty()) {
                return new Invalid(last, misfit);
            }
            Draft draft = new Draft(ledger, parent, state, header.time());
            at = 0;
            while (at < last) {
                BatchHeader batch = BatchHeader.parse(leaves.get(at));
                int end = at + 1 + batch.count();
                if (end > last) {
                    return new Invalid(at, "a batch that reaches beyond its block");
                }
                SignedBatch signed = new SignedBatch(leaves.get(at), leaves.subList(at + 1, end));
                OpenedBatch.Opening opening = opener.open(signed);
                if (opening instanceof OpenedBatch.Closed closed) {
                    return new Invalid(
                            at + 1 + closed.refusal().entry(), closed.refusal().toString());
                }
                Draft.Addition addition = draft.add(((OpenedBatch.Opened) opening).batch());
                if (addition instanceof Draft.Rejected rejected) {
                    return new Invalid(
                            at + 1 + rejected.refusal().entry(),
                            rejected.refusal().toString());
                } else if (addition instanceof Draft.Full) {
                    return new Invalid(at, "more than a block may hold");
                }
                at = end;
            }
            Executed executed = draft.close(epoch, header.proposer(), set);
            return executed.header().equals(header)
                    ? new Valid(executed)
                    : new Invalid(last, "its leaf says " + header + ", its content is " + executed.header());
        } catch (Malformed e) {
            return new Invalid(at, e.detail());
        }
    }

    private String misfit(Tip parent, BlockHeader header) {
        if (header.height() != parent.height() + 1 || !header.prev().equals(parent.blockHash())) {
            return "height " + header.height() + " does not follow height " + parent.height();
        } else if (header.time() <= parent.time()) {
            return "time " + header.time() + " is not after " + parent.time();
        } else if (header.epoch() != epoch || !header.set().equals(set)) {
            return "of another epoch or validator set";
        } else if (!proposers.test(header.proposer())) {
            return "proposed by a stranger";
        }
        return "";
    }
}
