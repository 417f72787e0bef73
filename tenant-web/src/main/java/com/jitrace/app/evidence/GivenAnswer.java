package com.jitrace.app.evidence;

import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.Wording;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer of the page in the words of one language, as it was given.
 *
 * @param texts by name: state, colour, label, headline, advice, product, brand, domain, code, place, reference
 * @param checks the questions with their answers, in the order of the page
 * @param notes how old the record was, and what waited
 * @param checkedAt milliseconds UTC
 */
record GivenAnswer(Map<String, String> texts, List<Check> checks, List<String> notes, long checkedAt) {
    /**
     * A question and its answer.
     *
     * @param answer FITS, DIFFERS or NOT_CHECKED
     */
    record Check(String answer, String words) {}

    GivenAnswer {
        texts = Map.copyOf(texts);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    /** "" for what the answer did not say. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    static GivenAnswer of(Verdict verdict, Language language) {
        Wording wording = new Wording(verdict, Texts.in(language));
        Map<String, String> texts = new TreeMap<>();
        texts.put("state", verdict.state().name());
        texts.put("colour", wording.colour());
        texts.put("label", wording.label());
        texts.put("headline", wording.headline());
        texts.put("advice", wording.advice());
        texts.put("product", verdict.product().map(Sheet::name).orElse(""));
        texts.put("brand", verdict.brand());
        texts.put("domain", verdict.domain());
        texts.put("code", verdict.code());
        texts.put("place", wording.place(verdict.place()));
        texts.put("reference", verdict.reference());
        return new GivenAnswer(
                texts,
                verdict.reasons().stream()
                        .map(reason -> new Check(reason.answer().name(), wording.why(reason)))
                        .toList(),
                wording.notes(),
                verdict.record().checkedAt());
    }

    /** One answer in every language of the product, as it is kept. */
    static String inAllLanguages(Verdict verdict) {
        JsonObjectBuilder all = Json.createObjectBuilder();
        for (Language language : Language.values()) {
            all.add(language.tag(), of(verdict, language).json());
        }
        return all.build().toString();
    }

    /** Reads what {@link #inAllLanguages} wrote. */
    static GivenAnswer read(String kept, Language language) {
        JsonObject json = Json.createReader(new StringReader(kept)).readObject().getJsonObject(language.tag());
        Map<String, String> texts = new TreeMap<>();
        json.getJsonObject("texts").forEach((name, value) -> texts.put(name, ((JsonString) value).getString()));
        return new GivenAnswer(
                texts,
                json.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                        .map(check -> new Check(check.getString("answer"), check.getString("words")))
                        .toList(),
                json.getJsonArray("notes").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList(),
                json.getJsonNumber("checkedAt").longValue());
    }

    private JsonObject json() {
        JsonObjectBuilder named = Json.createObjectBuilder();
        texts.forEach(named::add);
        JsonArrayBuilder questions = Json.createArrayBuilder();
        checks.forEach(check -> questions.add(
                Json.createObjectBuilder().add("answer", check.answer()).add("words", check.words())));
        return Json.createObjectBuilder()
                .add("texts", named)
                .add("checks", questions)
                .add("notes", Json.createArrayBuilder(notes))
                .add("checkedAt", checkedAt)
                .build();
    }
}
