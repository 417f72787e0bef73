package com.jitrace.app.api;

import com.jitrace.app.verification.Proof;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.Wording;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.merkle.Hash;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A verdict and its proof as JSON (docs/spec/verdict.md); hashes are hex, leaf bytes base64, checkpoints text. */
final class VerdictJson {
    private VerdictJson() {}

    static JsonObject of(Verdict verdict, Optional<Proof> proof, Language language) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("state", verdict.state().name())
                .add("headline", new Wording(verdict, Texts.in(language)).headline())
                .add("reference", verdict.reference())
                .add("code", verdict.code())
                .add("brand", verdict.brand())
                .add("reasons", reasons(verdict))
                .add("journey", journey(verdict))
                .add("checks", checks(verdict.standing()))
                .add("waiting", Json.createArrayBuilder(verdict.record().waiting()))
                .add("checkedAt", verdict.record().checkedAt())
                .add(
                        "record",
                        Json.createObjectBuilder()
                                .add("height", verdict.record().height())
                                .add("time", verdict.record().blockTime()));
        verdict.item()
                .ifPresent(item -> json.add("gtin", item.gtin().value()).add("item", item.ref() + "/" + item.index()));
        verdict.product().ifPresent(sheet -> {
            JsonObjectBuilder attributes = Json.createObjectBuilder();
            sheet.attributes().forEach(attributes::add);
            json.add(
                    "product",
                    Json.createObjectBuilder()
                            .add("name", sheet.name())
                            .add("description", sheet.description())
                            .add("attributes", attributes));
        });
        verdict.sale()
                .ifPresent(sale -> json.add(
                        "sale",
                        Json.createObjectBuilder()
                                .add("date", sale.day())
                                .add("city", sale.city())
                                .add("region", sale.region())
                                .add("country", sale.country())));
        verdict.recall()
                .ifPresent(recall -> json.add(
                        "recall",
                        Json.createObjectBuilder()
                                .add("scope", recall.scope())
                                .add("subject", recall.subject())
                                .add("reason", recall.reason())
                                .add("remedy", recall.remedy())));
        proof.ifPresent(p -> json.add("proof", proof(p)));
        return json.build();
    }

    private static JsonArrayBuilder reasons(Verdict verdict) {
        JsonArrayBuilder reasons = Json.createArrayBuilder();
        verdict.reasons()
                .forEach(reason -> reasons.add(Json.createObjectBuilder()
                        .add("question", reason.question().name())
                        .add("answer", reason.answer().name())
                        .add("id", reason.detail())
                        .add("argument", reason.argument())));
        return reasons;
    }

    /** How often the code was checked before, without when. */
    private static JsonObjectBuilder checks(Verdict.Standing standing) {
        return Json.createObjectBuilder()
                .add("count", standing.checks())
                .add("regions", standing.regions())
                .add("firstMonth", standing.firstMonth());
    }

    private static JsonArrayBuilder journey(Verdict verdict) {
        JsonArrayBuilder steps = Json.createArrayBuilder();
        verdict.journey()
                .forEach(step -> steps.add(Json.createObjectBuilder()
                        .add("act", step.event().act())
                        .add("time", step.event().blockTime())
                        .add("country", step.event().country())
                        .add("region", step.event().region())
                        .add("city", step.city())
                        .add("by", step.byBrand() ? "brand" : "partner")
                        .add("entry", step.event().leafIndex())));
        return steps;
    }

    private static JsonObjectBuilder proof(Proof proof) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        proof.entries().forEach(entry -> entries.add(entry(entry)));
        return Json.createObjectBuilder()
                .add("item", proof.itemId())
                .add("salt", HexFormat.of().formatHex(proof.opening().salt()))
                .add("codePath", hashes(proof.opening().path()))
                .add("entries", entries)
                .add("state", state(proof.state()));
    }

    private static JsonObjectBuilder entry(EntryProof entry) {
        return Json.createObjectBuilder()
                .add("index", entry.index())
                .add("leaf", Base64.getEncoder().encodeToString(entry.leaf()))
                .add("path", hashes(entry.path()))
                .add("checkpoint", entry.checkpoint());
    }

    private static JsonObjectBuilder state(StateProof state) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("key", state.key())
                .add("path", hashes(state.path()))
                .add(
                        "blockLeaf",
                        Base64.getEncoder().encodeToString(state.blockProof().leaf()))
                .add("block", entry(state.blockProof()));
        state.value().ifPresent(value -> json.add("value", parsed(value)));
        state.terminal()
                .ifPresent(leaf -> json.add(
                        "otherLeaf",
                        Json.createObjectBuilder()
                                .add("path", leaf.path().hex())
                                .add("value", leaf.valueHash().hex())));
        state.item().ifPresent(item -> {
            JsonObjectBuilder itemJson =
                    Json.createObjectBuilder().add("index", item.index()).add("path", hashes(item.path()));
            item.value().ifPresent(value -> itemJson.add("value", parsed(value)));
            json.add("item", itemJson);
        });
        return json;
    }

    private static JsonObject parsed(com.jitrace.chain.entry.JsonObject value) {
        return Json.createReader(new StringReader(new String(value.canonical(), StandardCharsets.UTF_8)))
                .readObject();
    }

    private static JsonArrayBuilder hashes(List<Hash> hashes) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        hashes.forEach(hash -> list.add(hash.hex()));
        return list;
    }
}
