package com.jitrace.app.verification;

import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.merkle.Hash;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A proof as JSON (docs/spec/proof.md). States have the form in which the chain serves them: one checker reads both. */
final class ProofJson {
    private ProofJson() {}

    static JsonObjectBuilder of(Proof proof) {
        JsonObjectBuilder json = Building.object().add("state", state(proof.state()));
        proof.item().ifPresent(item -> {
            JsonArrayBuilder more = Building.array();
            item.more().forEach(state -> more.add(state(state)));
            JsonArrayBuilder entries = Building.array();
            item.entries().forEach(entry -> entries.add(entry(entry)));
            JsonArrayBuilder openings = Building.array();
            item.said().openings().forEach(opened -> openings.add(opened(opened)));
            json.add("item", item.id())
                    .add("salt", HexFormat.of().formatHex(item.code().salt()))
                    .add("codePath", joined(item.code().path()))
                    .add("more", more)
                    .add("entries", entries)
                    .add("openings", openings);
            item.said().sheet().ifPresent(sheet -> json.add("sheet", sheet));
        });
        return json;
    }

    private static JsonObjectBuilder entry(EntryProof entry) {
        return Building.object()
                .add("index", entry.index())
                .add("leaf", text(entry.leaf()))
                .add("inclusion", joined(entry.path()))
                .add("checkpoint", entry.checkpoint());
    }

    private static JsonObjectBuilder state(StateProof state) {
        JsonObjectBuilder json = Building.object()
                .add("key", state.key())
                .add("path", joined(state.path()))
                .add("blockLeaf", text(state.blockProof().leaf()))
                .add("index", state.blockProof().index())
                .add("inclusion", joined(state.blockProof().path()))
                .add("checkpoint", state.blockProof().checkpoint());
        state.value().ifPresent(value -> json.add("value", parsed(text(value.canonical()))));
        state.terminal()
                .ifPresent(leaf -> json.add(
                        "end",
                        Building.object()
                                .add("path", leaf.path().hex())
                                .add("valueHash", leaf.valueHash().hex())));
        state.item().ifPresent(item -> {
            JsonObjectBuilder place = Building.object()
                    .add("ref", item.ref())
                    .add("index", item.index())
                    .add("path", joined(item.path()));
            item.value().ifPresent(value -> place.add("value", parsed(text(value.canonical()))));
            json.add("item", place);
        });
        return json;
    }

    private static JsonObjectBuilder opened(Proof.Opened opened) {
        return Building.object()
                .add("salt", HexFormat.of().formatHex(opened.salt()))
                .add("value", parsed(opened.value()));
    }

    private static JsonObject parsed(String json) {
        return Building.read(json);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** One after the other in base64, as the chain's state bundles have them. */
    private static String joined(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(bytes, i * Hash.BYTES);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
