package com.jitrace.chain.epoch;

import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a new epoch begins (CHAIN.md §9): {@code {approvals[],block?,chain,epoch,height,prev,reports[],set[],t:"epoch"}}; the operators sign tag "epoch" ‖
 * JCS without the approvals. Whether it may be followed, the block's rules say; here it is only well formed.
 *
 * @param chain 64 hex digits
 * @param epoch the new one
 * @param height the one that is settled
 * @param prev leaf hash of the block leaf below it; at height 1 the chain's id
 * @param set who validates in the new epoch, every one with a new vote key
 * @param block body of the block that must be adopted at that height; absent if the height is free
 */
public record EpochDocument(
        String chain,
        long epoch,
        long height,
        String prev,
        ValidatorSet set,
        List<Report> reports,
        Optional<byte[]> block,
        List<Approval> approvals) {
    private static final String TYPE = "epoch";
    private static final String APPROVALS = "approvals";

    public EpochDocument {
        reports = List.copyOf(reports);
        approvals = List.copyOf(approvals);
        if (epoch < 1 || height < 1) {
            throw new IllegalArgumentException("no epoch or height: " + epoch + ", " + height);
        }
    }

    /** Height of the first block of the epoch: an adopted block is the last one of the epoch before. */
    public long begin() {
        return block.isPresent() ? height + 1 : height;
    }

    private JsonObject unsigned() {
        return JsonObject.EMPTY
                .withText("block", block.map(b -> Base64.getEncoder().encodeToString(b)))
                .with("chain", chain)
                .with("epoch", epoch)
                .with("height", height)
                .with("prev", prev)
                .with(
                        "reports",
                        new Json.Array(reports.stream().<Json>map(Report::json).toList()))
                .with("set", set.json())
                .with("t", TYPE);
    }

    public JsonObject json() {
        return unsigned()
                .with(
                        APPROVALS,
                        new Json.Array(approvals.stream()
                                .<Json>map(a -> JsonObject.EMPTY
                                        .with("operator", a.operator())
                                        .with("sig", a.sig()))
                                .toList()));
    }

    private byte[] signedBytes() {
        return Tag.EPOCH.before(unsigned().canonical());
    }

    /** The document with one more operator's signature. */
    public EpochDocument signedBy(String operator, SecretKey secret) {
        Map<String, Approval> all = new TreeMap<>();
        approvals.forEach(a -> all.put(a.operator(), a));
        all.put(operator, new Approval(operator, Base64.getEncoder().encodeToString(secret.sign(signedBytes()))));
        return new EpochDocument(chain, epoch, height, prev, set, reports, block, new ArrayList<>(all.values()));
    }

    /** Whether enough of these operators signed it, each once, and nobody else. */
    public boolean approvedBy(Operators operators) {
        return approvals.stream().map(Approval::operator).distinct().count() == approvals.size()
                && operators.approve(signedBytes(), approvals);
    }

    /** Reads what {@link #json} wrote; throws {@link Malformed}. */
    public static EpochDocument parse(byte[] canonical) {
        return of(JsonObject.parse(canonical));
    }

    public static EpochDocument of(JsonObject written) {
        try {
            EpochDocument document = new EpochDocument(
                    written.text("chain"),
                    written.whole("epoch"),
                    written.whole("height"),
                    written.text("prev"),
                    ValidatorSet.of(written.get("set").orElse(Json.whole(0))),
                    objects(written, "reports", Report::of),
                    written.optionalText("block").map(b -> Base64.getDecoder().decode(b)),
                    objects(written, APPROVALS, o -> new Approval(o.text("operator"), o.text("sig"))));
            if (!document.json().equals(written)) {
                throw Malformed.form("an epoch document with other fields");
            }
            return document;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw Malformed.form("no epoch document: " + e.getMessage());
        }
    }

    private static <T> List<T> objects(JsonObject object, String name, Function<JsonObject, T> reader) {
        if (object.get(name).orElse(Json.whole(0)) instanceof Json.Array array) {
            return array.values().stream()
                    .map(v -> reader.apply(v instanceof JsonObject o ? o : JsonObject.EMPTY))
                    .toList();
        }
        throw Malformed.form("no " + name);
    }
}
