package com.jitrace.chain.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final String CHAIN = World.hash("chain");
    private static final String ORIGIN = "settle.test/jitrace";
    private static final CheckpointText BELOW = text(10, "below");
    private static final CheckpointText A = text(12, "a");
    private static final CheckpointText B = text(14, "b");

    private final ValidatorSet four = new ValidatorSet(
            Stream.of("v1", "v2", "v3", "v4").map(SettlementTest::vkey).toList());
    private final Settlement settlement = new Settlement(CHAIN, 0, 7, four, Optional.of(BELOW));

    private static CheckpointText text(long size, String root) {
        return new CheckpointText(ORIGIN, size, Hash.hex(World.hash(root)));
    }

    private static Vkey vkey(String name) {
        return new Vkey(name, World.key(name).publicKey());
    }

    private static String certificate(CheckpointText text, String... names) {
        return new Certificate(
                        text,
                        Stream.of(names)
                                .map(n -> SignatureLine.sign(text.text(), n, World.key(n)))
                                .toList())
                .note();
    }

    private static Report report(String name, CheckpointText last, long height, Optional<CheckpointText> vote) {
        return Report.sign(
                new Report(
                        CHAIN,
                        0,
                        height,
                        vkey(name),
                        new Vkey(name, World.key(name + " next").publicKey()),
                        Optional.of(certificate(last, "v1", "v2", "v3")),
                        vote.map(v -> certificate(v, name)),
                        ""),
                World.key(name));
    }

    @Test
    void aBlockWithMoreVotesThanLiarsMustBeAdopted() {
        List<Report> reports = List.of(
                report("v1", BELOW, 7, Optional.of(A)),
                report("v2", BELOW, 7, Optional.of(A)),
                report("v3", BELOW, 7, Optional.of(B)));
        assertThat(settlement.fault(reports)).isEmpty();
        assertThat(settlement.forced(reports)).contains(A);
    }

    @Test
    void withoutSuchABlockTheHeightIsFree() {
        List<Report> reports = List.of(
                report("v1", BELOW, 7, Optional.of(A)),
                report("v2", BELOW, 7, Optional.of(B)),
                report("v3", BELOW, 7, Optional.empty()));
        assertThat(settlement.fault(reports)).isEmpty();
        assertThat(settlement.forced(reports)).isEmpty();
    }

    @Test
    void aVoteForAnotherHeightIsNotCounted() {
        List<Report> reports = List.of(
                report("v1", BELOW, 7, Optional.of(A)),
                report("v2", text(8, "older"), 6, Optional.of(A)),
                report("v3", BELOW, 7, Optional.empty()));
        assertThat(settlement.forced(reports)).isEmpty();
    }

    @Test
    void aStaleCertificateChangesNothingButAHigherOneOpensAnotherHeight() {
        Report stale = report("v4", text(3, "stale"), 7, Optional.of(B));
        List<Report> reports =
                List.of(report("v1", BELOW, 7, Optional.of(A)), report("v2", BELOW, 7, Optional.of(A)), stale);
        assertThat(settlement.fault(reports)).isEmpty();
        assertThat(settlement.forced(reports)).contains(A);
        List<Report> proven = List.of(reports.get(0), reports.get(1), report("v3", A, 7, Optional.empty()));
        assertThat(settlement.fault(proven))
                .hasValueSatisfying(why -> assertThat(why).contains("v3").contains("certificate"));
        List<Report> claimed = List.of(reports.get(0), reports.get(1), report("v3", BELOW, 8, Optional.empty()));
        assertThat(settlement.fault(claimed))
                .hasValueSatisfying(why -> assertThat(why).contains("v3").contains("height 8"));
    }

    @Test
    void strangersSecondReportsForgedOnesAndTooFewSettleNothing() {
        Report one = report("v1", BELOW, 7, Optional.of(A));
        Report two = report("v2", BELOW, 7, Optional.of(A));
        Report three = report("v3", BELOW, 7, Optional.of(A));
        assertThat(settlement.fault(List.of(one, two, three))).isEmpty();
        assertThat(settlement.fault(List.of(one, two))).isPresent();
        assertThat(settlement.fault(List.of(one, two, two))).isPresent();
        assertThat(settlement.fault(List.of(one, two, report("v9", BELOW, 7, Optional.of(A)))))
                .isPresent();
        Report forged = new Report(
                CHAIN, 0, 7, three.voter(), three.next(), three.certificate(), Optional.empty(), three.sig());
        assertThat(settlement.fault(List.of(one, two, forged))).isPresent();
    }

    @Test
    void aDocumentIsReadAsItWasWrittenAndSignedByOperators() {
        EpochDocument document = new EpochDocument(
                        CHAIN,
                        1,
                        7,
                        World.hash("prev"),
                        new ValidatorSet(
                                List.of(new Vkey("v1", World.key("v1 next").publicKey()))),
                        List.of(report("v1", BELOW, 7, Optional.of(A))),
                        Optional.of(new byte[] {1, 2, 3}),
                        List.of())
                .signedBy("op1", World.key("operator"));
        EpochDocument read = EpochDocument.parse(document.json().canonical());
        assertThat(read.json()).isEqualTo(document.json());
        var operators =
                new com.jitrace.chain.signing.Operators(java.util.Map.of("op1", World.publicKey("operator")), 1);
        assertThat(read.approvedBy(operators)).isTrue();
        assertThat(read.signedBy("op1", World.key("somebody")).approvedBy(operators))
                .isFalse();
    }
}
