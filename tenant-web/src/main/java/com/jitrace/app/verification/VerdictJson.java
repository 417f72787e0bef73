package com.jitrace.app.verification;

import com.jitrace.app.assembly.ShownPart;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** A verdict as JSON; its proof is {@link ProofJson}. */
public final class VerdictJson {
    private VerdictJson() {}

    public static JsonObject of(Verdict verdict, Optional<Proof> proof, Language language) {
        JsonObjectBuilder json = Building.object()
                .add("state", verdict.state().name())
                .add("headline", new Wording(verdict, Texts.in(language)).headline())
                .add("reference", verdict.reference())
                .add("code", verdict.code())
                .add("brand", verdict.brand())
                .add("reasons", reasons(verdict))
                .add("journey", journey(verdict))
                .add("checks", checks(verdict.standing()))
                .add("waiting", Building.array(verdict.record().waiting()))
                .add("checkedAt", verdict.record().checkedAt())
                .add(
                        "record",
                        Building.object()
                                .add("height", verdict.record().height())
                                .add("time", verdict.record().blockTime()));
        verdict.item()
                .ifPresent(item -> json.add("gtin", item.gtin().value()).add("item", item.ref() + "/" + item.index()));
        verdict.product().ifPresent(sheet -> {
            JsonObjectBuilder attributes = Building.object();
            sheet.attributes().forEach(attributes::add);
            json.add(
                    "product",
                    Building.object()
                            .add("name", sheet.name())
                            .add("description", sheet.description())
                            .add("attributes", attributes)
                            .add("media", media(verdict, sheet)));
        });
        if (!verdict.inside().isEmpty()) {
            json.add("inside", inside(verdict));
        }
        verdict.sale()
                .ifPresent(sale -> json.add(
                        "sale",
                        Building.object()
                                .add("date", sale.day())
                                .add("city", sale.city())
                                .add("region", sale.region())
                                .add("country", sale.country())));
        verdict.recall()
                .ifPresent(recall -> json.add(
                        "recall",
                        Building.object()
                                .add("scope", recall.scope())
                                .add("subject", recall.subject())
                                .add("reason", recall.reason())
                                .add("remedy", recall.remedy())));
        proof.ifPresent(p -> json.add("proof", ProofJson.of(p)));
        return json.build();
    }

    /** Documents and videos with their public addresses. */
    private static JsonArrayBuilder media(Verdict verdict, Sheet sheet) {
        JsonArrayBuilder media = Building.array();
        verdict.item()
                .ifPresent(item -> sheet.media()
                        .forEach(file -> media.add(Building.object()
                                .add("address", file.address(item.ref()))
                                .add("sha256", file.sha256())
                                .add("mediaType", file.mediaType())
                                .add("bytes", file.bytes())
                                .add("title", file.title())
                                .add("language", file.language()))));
        return media;
    }

    /** The parts that the brand lets everybody see. */
    private static JsonArrayBuilder inside(Verdict verdict) {
        JsonArrayBuilder parts = Building.array();
        for (ShownPart part : verdict.inside()) {
            parts.add(Building.object()
                    .add("name", part.name())
                    .add("pieces", part.pieces())
                    .add("firstBuiltIn", part.builtIn().first())
                    .add("lastBuiltIn", part.builtIn().last())
                    .add("maker", part.maker().name())
                    .add("condition", part.condition().name()));
        }
        return parts;
    }

    private static JsonArrayBuilder reasons(Verdict verdict) {
        JsonArrayBuilder reasons = Building.array();
        verdict.reasons()
                .forEach(reason -> reasons.add(Building.object()
                        .add("question", reason.question().name())
                        .add("answer", reason.answer().name())
                        .add("id", reason.detail())
                        .add("argument", reason.argument())));
        return reasons;
    }

    /** How often the code was checked before, without when. */
    private static JsonObjectBuilder checks(Verdict.Standing standing) {
        return Building.object()
                .add("count", standing.checks())
                .add("regions", standing.regions())
                .add("firstMonth", standing.firstMonth());
    }

    private static JsonArrayBuilder journey(Verdict verdict) {
        JsonArrayBuilder steps = Building.array();
        verdict.journey()
                .forEach(step -> steps.add(Building.object()
                        .add("act", step.event().act())
                        .add("time", step.event().blockTime())
                        .add("country", step.event().country())
                        .add("region", step.event().region())
                        .add("city", step.city())
                        .add("by", step.byBrand() ? "brand" : "partner")
                        .add("entry", step.event().leafIndex())));
        return steps;
    }
}
