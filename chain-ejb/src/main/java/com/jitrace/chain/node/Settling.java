package com.jitrace.chain.node;

import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Succession;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.epoch.Report;
import com.jitrace.chain.epoch.Settlement;
import com.jitrace.chain.ledger.InForce;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.signing.OpenedBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts the document of the next epoch from validators' reports and what one stopped node has; the operators sign it (decision 0038). */
public final class Settling {
    public sealed interface Result {}

    public record Drafted(EpochDocument document) implements Result {}

    public record Refused(String why) implements Result {}

    private final Archive archive;
    private final CertifiedChain certified;
    private final Ledger ledger;
    private final Succession succession;
    private final List<Report> reports;
    private final List<byte[]> bodies;

    private Settling(Archive archive, List<Report> reports, List<byte[]> bodies) {
        this.archive = archive;
        this.ledger = new Ledger(OpenedBatch::signedBy, archive.epochs());
        this.certified = new CertifiedChain(archive, ledger, id -> Optional.empty());
        this.succession = new Succession(ledger, archive.genesis().chainId());
        this.reports = List.copyOf(reports);
        this.bodies = new ArrayList<>(bodies);
    }

    /**
     * @param archive of a node that stands as high as any that reported
     * @param bodies of blocks that somebody voted for
     * @param set the validators of the next epoch; whoever reported with the key that it named
     */
    public static Result draft(Archive archive, List<Report> reports, List<byte[]> bodies, List<Vkey> set)
            throws IOException {
        return new Settling(archive, reports, bodies).draft(new ValidatorSet(set));
    }

    private Result draft(ValidatorSet set) throws IOException {
        Blocks blocks = archive.blocks();
        Optional<String> doubt = blocks.doubt();
        if (doubt.isEmpty()) {
            doubt = certified.recover();
        }
        if (doubt.isPresent()) {
            return new Refused("in doubt: " + doubt.get());
        } else if (certified.era() < certified.presentEra()) {
            return new Refused("height " + certified.tip().height() + " is below what was settled last");
        } else if (blocks.height() > certified.tip().height()) {
            bodies.add(blocks.body(blocks.height()));
        }
        return above(certified.tip(), archive.state().state(), set);
    }

    private CheckpointText text(Tip tip) {
        return tip.checkpoint(archive.genesis().origin());
    }

    /** A block that a report proves to be certified is final, also if this node has only its body: the open height is above it. */
    private Result above(Tip tip, State state, ValidatorSet set) {
        InForce voting = ledger.voting(state, tip.height() + 1);
        for (byte[] body : bodies) {
            Optional<Executed> block = valid(tip, state, body);
            if (block.filter(b -> proven(b, voting)).isPresent()) {
                return above(block.get().tip(), block.get().changes(), set);
            }
        }
        return document(tip, state, voting, set);
    }

    private Optional<Executed> valid(Tip tip, State state, byte[] body) {
        return succession.judge(tip, state, body) instanceof Succession.Valid valid
                ? Optional.of(valid.block())
                : Optional.empty();
    }

    private boolean proven(Executed block, InForce voting) {
        CheckpointText text = text(block.tip());
        return reports.stream()
                .flatMap(r -> r.certificate().flatMap(Certificate::parse).stream())
                .anyMatch(c -> c.checkpoint().equals(text) && c.certifiedBy(voting.set()));
    }

    private Result document(Tip tip, State state, InForce voting, ValidatorSet set) {
        String chain = archive.genesis().chainId();
        long height = tip.height() + 1;
        Optional<CheckpointText> below = height == 1 ? Optional.empty() : Optional.of(text(tip));
        Settlement settlement = new Settlement(chain, voting.epoch(), height, voting.set(), below);
        Optional<String> fault = settlement.fault(reports);
        if (fault.isPresent()) {
            return new Refused(fault.get());
        }
        Optional<byte[]> block = archive.epochs().adopted(height);
        Optional<CheckpointText> forced = settlement.forced(reports);
        if (block.isEmpty() && forced.isPresent()) {
            block = bodies.stream()
                    .filter(body -> valid(tip, state, body)
                            .filter(b -> text(b.tip()).equals(forced.get()))
                            .isPresent())
                    .findFirst();
            if (block.isEmpty()) {
                return new Refused("nobody gave the block that was voted for: size "
                        + forced.get().size());
            }
        }
        return new Drafted(
                new EpochDocument(chain, voting.epoch() + 1, height, tip.blockHash(), set, reports, block, List.of()));
    }
}
