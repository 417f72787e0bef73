package com.jitrace.chain.node;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.epoch.Report;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.util.Optional;

/** Ends the part of a stopped validator in an epoch: its disk holds that it votes and adopts no more before its key signs what it knows. */
public final class Reporting {
    public sealed interface Result {}

    /** @param waiting the body of the block that it voted for at the reported height, if there is one */
    public record Reported(Report report, Optional<byte[]> waiting) implements Result {}

    public record Refused(String why) implements Result {}

    private Reporting() {}

    /**
     * The same again if it reported before.
     *
     * @param next the vote key for the next epoch, kept already
     */
    public static Result report(Archive archive, Vkey next) throws IOException {
        CertifiedChain certified = new CertifiedChain(
                archive, new Ledger(OpenedBatch::signedBy, archive.epochs()), id -> Optional.empty());
        Optional<String> doubt = archive.blocks().doubt();
        if (doubt.isEmpty()) {
            doubt = certified.recover();
        }
        if (doubt.isPresent()) {
            return new Refused("in doubt: " + doubt.get());
        }
        ValidatorSet set = archive.epochs()
                .newest()
                .filter(d -> certified.era() < certified.presentEra())
                .map(d -> d.set())
                .orElseGet(certified::setInForce);
        Optional<Vkey> voter = archive.identity().voter(set);
        if (voter.isEmpty()) {
            return new Refused(archive.identity().name() + " is no validator of the set in force");
        }
        Blocks blocks = archive.blocks();
        blocks.watermark(blocks.watermark().closing(certified.presentEra()));
        Report report = archive.identity()
                .report(
                        new Report(
                                archive.genesis().chainId(),
                                archive.genesis().epoch() + certified.presentEra(),
                                certified.tip().height() + 1,
                                voter.get(),
                                next,
                                certified.lastCertificate(),
                                vote(certified, archive)
                                        .map(text -> Report.note(
                                                text, archive.identity().vote(text, set))),
                                ""),
                        set);
        return new Reported(
                report,
                report.vote().isPresent()
                        ? Optional.of(blocks.body(certified.tip().height() + 1))
                        : Optional.empty());
    }

    /** What was signed at the open height, in this epoch. */
    private static Optional<CheckpointText> vote(CertifiedChain certified, Archive archive) {
        Watermark mark = archive.blocks().watermark();
        return mark.height() == certified.tip().height() + 1 && mark.epoch() == certified.presentEra()
                ? Optional.of(new CheckpointText(archive.genesis().origin(), mark.size(), mark.root()))
                : Optional.empty();
    }
}
