package com.jitrace.chain.adapter.http;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The JSON of the read interface; canonical, like everything the chain writes. */
final class Shapes {
    private Shapes() {}

    static JsonObject validators(Genesis genesis) {
        return JsonObject.EMPTY
                .with("chainId", genesis.chainId())
                .with("origin", genesis.origin())
                .with("quorum", genesis.quorum())
                .with(
                        "validators",
                        new Json.Array(genesis.validators().stream()
                                .<Json>map(v ->
                                        JsonObject.EMPTY.with("name", v.name()).with("vkey", v.text()))
                                .toList()));
    }

    static JsonObject genesis(Genesis genesis) {
        return validators(genesis).with("genesis", JsonObject.parse(genesis.canonical()));
    }

    /** The documents as operators signed them, ascending; none before the first settlement. */
    static JsonObject epochs(Epochs epochs) {
        return JsonObject.EMPTY.with(
                "epochs",
                new Json.Array(epochs.documents().stream()
                        .<Json>map(EpochDocument::json)
                        .toList()));
    }

    static JsonObject block(CertifiedBlock block) {
        byte[] last = block.leaves().get(block.leaves().size() - 1);
        return JsonObject.EMPTY
                .with("block", JsonObject.parse(last))
                .with("body", Base64.getEncoder().encodeToString(BlockBody.encode(block.leaves())))
                .with("certificate", block.certificate())
                .with("firstIndex", block.firstIndex())
                .with("height", block.height());
    }

    static JsonObject state(StateProof proof) {
        JsonObject bundle = JsonObject.EMPTY
                .with("blockLeaf", new String(proof.blockProof().leaf(), StandardCharsets.UTF_8))
                .with("checkpoint", proof.blockProof().checkpoint())
                .with("inclusion", joined(proof.blockProof().path()))
                .with("index", proof.blockProof().index())
                .with("key", proof.key())
                .with("path", joined(proof.path()));
        JsonObject valued = proof.value().map(v -> bundle.with("value", v)).orElse(bundle);
        JsonObject ended = proof.terminal()
                .map(t -> valued.with(
                        "end",
                        JsonObject.EMPTY
                                .with("path", t.path().hex())
                                .with("valueHash", t.valueHash().hex())))
                .orElse(valued);
        return proof.item().map(i -> ended.with("item", item(i))).orElse(ended);
    }

    private static JsonObject item(StateProof.ItemPath item) {
        JsonObject shape = JsonObject.EMPTY
                .with("index", item.index())
                .with("path", joined(item.path()))
                .with("ref", item.ref());
        Optional<JsonObject> value = item.value();
        return value.map(v -> shape.with("value", v)).orElse(shape);
    }

    /** One after the other in base64: a list of hex would make the bundle half as large again. */
    private static String joined(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(bytes, i * Hash.BYTES);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
