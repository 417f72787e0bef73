package com.jitrace.chain.epoch;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.SecretKey;
import java.util.Base64;
import java.util.Optional;

/**
 * The last thing a vote key signs: where its validator stood when it stopped voting in an epoch. Signed bytes = tag "report" ‖ JCS without {@code sig};
 * they have one line end, a checkpoint's text has three, so neither can be taken for the other.
 *
 * @param chain 64 hex digits
 * @param epoch in which this validator votes no more
 * @param height the one that has no certificate here
 * @param voter whose report it is
 * @param next the vote key it will use in the next epoch
 * @param certificate of the block below that height; absent below height 1
 * @param vote signed note with the voter's line for a block at that height, if it gave one
 */
public record Report(
        String chain,
        long epoch,
        long height,
        Vkey voter,
        Vkey next,
        Optional<String> certificate,
        Optional<String> vote,
        String sig) {
    public static Report sign(Report unsigned, SecretKey voteKey) {
        byte[] signature = voteKey.sign(Tag.REPORT.before(unsigned.unsigned().canonical()));
        return new Report(
                unsigned.chain,
                unsigned.epoch,
                unsigned.height,
                unsigned.voter,
                unsigned.next,
                unsigned.certificate,
                unsigned.vote,
                Base64.getEncoder().encodeToString(signature));
    }

    private JsonObject unsigned() {
        return JsonObject.EMPTY
                .withText("certificate", certificate)
                .with("chain", chain)
                .with("epoch", epoch)
                .with("height", height)
                .with("next", next.text())
                .with("t", "report")
                .withText("vote", vote)
                .with("voter", voter.text());
    }

    public JsonObject json() {
        return unsigned().with("sig", sig);
    }

    /** Whether its voter signed it, and the vote in it. */
    public boolean signed() {
        try {
            byte[] signature = Base64.getDecoder().decode(sig);
            return voter.key().verifies(Tag.REPORT.before(unsigned().canonical()), signature)
                    && (vote.isEmpty() || voted().isPresent());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What the voter signed at this height. */
    public Optional<CheckpointText> voted() {
        return vote.flatMap(Certificate::parse)
                .filter(c -> c.lines().size() == 1)
                .filter(c -> c.lines().get(0).isOf(voter, c.checkpoint().text()))
                .map(Certificate::checkpoint);
    }

    /** The vote as a note. */
    public static String note(CheckpointText text, SignatureLine line) {
        return new Certificate(text, java.util.List.of(line)).note();
    }

    /** Reads what {@link #json} wrote; throws {@link Malformed}. */
    public static Report of(JsonObject written) {
        try {
            Report report = new Report(
                    written.text("chain"),
                    written.whole("epoch"),
                    written.whole("height"),
                    vkey(written.text("voter")),
                    vkey(written.text("next")),
                    written.optionalText("certificate"),
                    written.optionalText("vote"),
                    written.text("sig"));
            if (!report.json().equals(written)) {
                throw Malformed.form("a report with other fields");
            }
            return report;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw Malformed.form("no report: " + e.getMessage());
        }
    }

    private static Vkey vkey(String text) {
        return Vkey.parse(text).orElseThrow(() -> new IllegalArgumentException("no vkey: " + text));
    }
}
