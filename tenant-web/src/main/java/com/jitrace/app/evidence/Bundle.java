package com.jitrace.app.evidence;

import com.jitrace.chain.merkle.Hash;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An answer with everything that a verifier needs to check it without asking anybody (docs/spec/proof.md, "As a file").
 *
 * @param bytes JSON in UTF-8
 * @param checkpoint that the proof ends in; empty when the answer has no proof
 */
record Bundle(byte[] bytes, Optional<Checkpoint> checkpoint) {
    /** Its name when it is attached to a paper. */
    static final String NAME = "proof.json";

    /**
     * A published state of the log (C2SP tlog-checkpoint).
     *
     * @param size entries in the log
     * @param root base64
     */
    record Checkpoint(String origin, String size, String root) {}

    Bundle {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    String sha256() {
        return Hash.over(bytes).hex();
    }

    /** @param genesis canonical JSON of the chain's first document */
    static byte[] of(String gtin, byte[] genesis, JsonObject answer) {
        return Json.createObjectBuilder()
                .add("code", answer.getString("code"))
                .add("gtin", gtin)
                .add("genesis", parsed(new String(genesis, StandardCharsets.UTF_8)))
                .add("answer", answer)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    static Bundle read(byte[] bytes) {
        JsonObject answer =
                Json.createReader(new ByteArrayInputStream(bytes)).readObject().getJsonObject("answer");
        return new Bundle(
                bytes,
                Optional.ofNullable(answer.getJsonObject("proof"))
                        .map(proof -> (JsonString) proof.getJsonObject("state").get("checkpoint"))
                        .map(note -> checkpoint(note.getString())));
    }

    private static Checkpoint checkpoint(String note) {
        List<String> lines = note.lines().toList();
        return new Checkpoint(lines.get(0), lines.get(1), lines.get(2));
    }

    private static JsonObject parsed(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
