package com.jitrace.chain.ledger;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.epoch.Report;
import com.jitrace.chain.epoch.Settlement;
import java.util.Arrays;
import java.util.Optional;

/** Whether the documents that settle a height may be followed there, and what they bind its block to (CHAIN.md §9, decision 0038). */
record Settlements(Epochs epochs, State before, long height) {
    /** Whose quorum the leaf of this block names. */
    InForce named() {
        return epochs.beginningAt(height).map(Settlements::inForce).orElseGet(() -> Validators.inForce(before, height));
    }

    /** Whose votes count: of an adopted block those of the new epoch's validators, although its leaf names the old ones. */
    InForce voting() {
        return epochs.votedBy(height).map(Settlements::inForce).orElseGet(this::named);
    }

    private static InForce inForce(EpochDocument document) {
        return new InForce(document.epoch(), document.set());
    }

    /**
     * @param prev leaf hash of the block leaf below this height; at height 1 the chain's id
     * @param below text of that block; empty at height 1
     */
    Optional<String> fault(String prev, Optional<CheckpointText> below) {
        for (EpochDocument document : epochs.settling(height)) {
            Optional<String> fault = fault(document, prev, below);
            if (fault.isPresent()) {
                return fault.map(why -> "the document of epoch " + document.epoch() + ": " + why);
            }
        }
        return Optional.empty();
    }

    private Optional<String> fault(EpochDocument document, String prev, Optional<CheckpointText> below) {
        Settlements until = new Settlements(epochs.before(document.epoch()), before, height);
        if (!document.prev().equals(prev)) {
            return Optional.of("another block stands below height " + height);
        } else if (!document.approvedBy(Governance.operators(before))) {
            return Optional.of("not signed by enough operators, or by somebody else");
        }
        Settlement settlement = until.settlement(document, below);
        Optional<byte[]> bound = until.epochs.adopted(height);
        boolean due = bound.isPresent() || settlement.forced(document.reports()).isPresent();
        return settlement.fault(document.reports()).or(() -> keys(document)).or(() -> {
            if (due != document.block().isPresent()) {
                return Optional.of(due ? "a block must be adopted" : "no block must be adopted");
            }
            return bound.filter(b -> !Arrays.equals(b, document.block().orElseThrow()))
                    .map(b -> "an earlier document adopted another block");
        });
    }

    /** To be asked of the epochs before the document's own. */
    private Settlement settlement(EpochDocument document, Optional<CheckpointText> below) {
        return new Settlement(document.chain(), epochs.present(), height, voting().set(), below);
    }

    /** Every key is new, and whoever reported goes on with the key that it named. */
    private Optional<String> keys(EpochDocument document) {
        for (Vkey vkey : document.set().validators()) {
            if (Validators.used(before, vkey)
                    || epochs.before(document.epoch()).documents().stream().anyMatch(d -> has(d.set(), vkey))) {
                return Optional.of("the key of " + vkey.name() + " was used before");
            }
        }
        return document.reports().stream()
                .map(Report::next)
                .filter(next -> document.set()
                        .named(next.name())
                        .filter(v -> !v.equals(next))
                        .isPresent())
                .findFirst()
                .map(next -> next.name() + " named another key");
    }

    private static boolean has(ValidatorSet set, Vkey vkey) {
        return set.validators().stream().anyMatch(v -> v.key().equals(vkey.key()));
    }

    /** What the block of this height must be, if a settlement there found one. */
    Optional<CheckpointText> forced(Optional<CheckpointText> below) {
        return epochs.settling(height).stream()
                .filter(d -> d.block().isPresent())
                .findFirst()
                .flatMap(first -> new Settlements(epochs.before(first.epoch()), before, height)
                        .settlement(first, below)
                        .forced(first.reports()));
    }
}
