package com.jitrace.app.receiving;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The bytes of a gate's snapshot (docs/spec/gate.md). */
final class SnapshotBytes {
    private static final byte[] SNAPSHOT_TAG = "jitrace/v1/gate-snapshot\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CODE_TAG = "jitrace/v1/gate-code\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CODE_HASH_DIGITS = 32;

    /**
     * A part that may come.
     *
     * @param codeHash 32 hex digits
     */
    record Arrival(String codeHash, String product, GateDecision decision) {}

    /**
     * What a snapshot says.
     *
     * @param salt 32 hex digits, fresh for each snapshot
     * @param all whether every part on its way is in it
     */
    record Content(String gate, long made, long until, String salt, List<Arrival> arrivals, boolean all) {}

    private SnapshotBytes() {}

    static JsonObject json(Content content) {
        return JsonObject.EMPTY
                .with("all", content.all() ? 1 : 0)
                .with("gate", content.gate())
                .with("made", content.made())
                .with(
                        "parts",
                        new Json.Array(content.arrivals().stream()
                                .<Json>map(SnapshotBytes::json)
                                .toList()))
                .with("salt", content.salt())
                .with("until", content.until())
                .with("v", 1);
    }

    private static JsonObject json(Arrival arrival) {
        return JsonObject.EMPTY
                .with("code", arrival.codeHash())
                .with("decision", arrival.decision().decision().name())
                .with("product", arrival.product())
                .with(
                        "reasons",
                        arrival.decision().reasons().stream().map(Enum::name).collect(Collectors.joining(" ")));
    }

    /** What is signed: the tag and the canonical JSON. */
    static byte[] signed(JsonObject content) {
        return joined(SNAPSHOT_TAG, content.canonical());
    }

    /** The first 16 bytes of H(tag ‖ salt as text ‖ code), 32 hex digits. */
    static String codeHash(String salt, String code) {
        return Hash.over(joined(CODE_TAG, (salt + code).getBytes(StandardCharsets.US_ASCII)))
                .hex()
                .substring(0, CODE_HASH_DIGITS);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
