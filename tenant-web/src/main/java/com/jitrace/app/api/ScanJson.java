package com.jitrace.app.api;

import com.jitrace.app.part.Characteristic;
import com.jitrace.app.part.Measured;
import com.jitrace.app.receiving.DecidedScans;
import com.jitrace.app.receiving.GateScan;
import com.jitrace.app.receiving.Reason;
import com.jitrace.app.receiving.ScanWish;
import com.jitrace.app.receiving.ScanningParts;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scans at a gate as JSON. */
final class ScanJson {
    private static final String CLIENT_ID = "[!-~]{1,36}";
    private static final int SEEN_CHARACTERS_MAX = 500;
    private static final long MILLIS_MAX = 9_007_199_254_740_991L;

    private ScanJson() {}

    /** One scan, or {@code "scans":[…]}. */
    static List<ScanWish> wishes(JsonObject request) {
        if (!request.containsKey("scans")) {
            return List.of(wish(request));
        }
        if (!(request.get("scans") instanceof JsonArray array)
                || array.isEmpty()
                || array.size() > ScanWish.SCANS_MAX) {
            throw Requests.refuse("SCANS", "\"scans\" is a list of 1 to " + ScanWish.SCANS_MAX + " scans.");
        }
        List<ScanWish> wishes = new ArrayList<>();
        for (JsonValue one : array) {
            if (!(one instanceof JsonObject scan)) {
                throw Requests.refuse("FIELD_FORM", "Each scan must be an object.");
            }
            wishes.add(wish(scan));
        }
        return wishes;
    }

    /** {@code {"code","id"?,"at"?,"measured"?:[{"name","value","unit"?}…],"acceptedOffline"?}}; code "" = there is none on the part. */
    private static ScanWish wish(JsonObject scan) {
        String code = Requests.text(scan, "code");
        if (code.length() > SEEN_CHARACTERS_MAX) {
            throw Requests.refuse("CODE", "What was scanned has up to " + SEEN_CHARACTERS_MAX + " characters.");
        }
        Optional<String> id = Requests.optionalText(scan, "id");
        if (id.isPresent() && !id.get().matches(CLIENT_ID)) {
            throw Requests.refuse("ID", "\"id\" has 1 to 36 visible ASCII characters; a UUID is best.");
        }
        Optional<Long> at =
                scan.containsKey("at") ? Optional.of(Requests.longWhole(scan, "at", MILLIS_MAX)) : Optional.empty();
        return new ScanWish(id, code, at, measured(scan), scan.getBoolean("acceptedOffline", false));
    }

    private static Optional<Measured> measured(JsonObject scan) {
        if (!scan.containsKey("measured")) {
            return Optional.empty();
        }
        try {
            Map<String, Measured.Value> values = new LinkedHashMap<>();
            for (JsonObject value : scan.getJsonArray("measured").getValuesAs(JsonObject.class)) {
                values.put(
                        Requests.text(value, "name"),
                        new Measured.Value(
                                Requests.text(value, "value"),
                                Requests.optionalText(value, "unit").orElse("")));
            }
            return Optional.of(new Measured(values));
        } catch (IllegalArgumentException | ClassCastException e) {
            throw Requests.refuse(
                    "MEASURED",
                    "\"measured\" is a list of {\"name\",\"value\",\"unit\"}: decimals as texts, UCUM units.");
        }
    }

    static JsonObjectBuilder of(ScanningParts.Answer answer) {
        if (answer instanceof ScanningParts.Decided decided) {
            JsonArrayBuilder deviations = Json.createArrayBuilder();
            decided.deviations()
                    .forEach(one -> deviations.add(Json.createObjectBuilder()
                            .add("name", one.name())
                            .add("kind", one.kind().name())
                            .add("expected", one.expected())
                            .add("found", one.found())));
            return of(decided.scan()).add("deviations", deviations).add("again", decided.again());
        }
        if (answer instanceof ScanningParts.MeasurementsAsked asked) {
            JsonArrayBuilder wanted = Json.createArrayBuilder();
            asked.specification().characteristics().forEach(one -> wanted.add(of(one)));
            return Json.createObjectBuilder()
                    .add("client", asked.clientId())
                    .add("decision", "MEASURE")
                    .add("item", asked.item().ref() + "/" + asked.item().index())
                    .add("measure", wanted);
        }
        throw Requests.notFound();
    }

    private static JsonObjectBuilder of(Characteristic one) {
        return Json.createObjectBuilder()
                .add("name", one.name())
                .add("unit", one.unit())
                .add("target", one.target().shown())
                .add("required", one.required());
    }

    static JsonObjectBuilder of(GateScan scan) {
        JsonArrayBuilder reasons = Json.createArrayBuilder();
        for (Reason reason : scan.reasons()) {
            reasons.add(Json.createObjectBuilder()
                    .add("code", reason.name())
                    .add("detail", Texts.in(Language.ENGLISH).say("receiving.reason." + reason.name())));
        }
        return Json.createObjectBuilder()
                .add("id", scan.id())
                .add("client", scan.clientId())
                .add("gate", scan.gateId())
                .add("place", scan.place())
                .add("code", scan.seen())
                .add("item", scan.item().map(i -> i.ref() + "/" + i.index()).orElse(""))
                .add("decision", scan.decision().name())
                .add("reasons", reasons)
                .add("words", scan.words())
                .add("overrules", scan.overrules())
                .add("document", scan.doc())
                .add("submission", scan.outboxId())
                .add("scannedAt", scan.scannedAt())
                .add("decidedAt", scan.decidedAt())
                .add("by", scan.decidedByName());
    }

    /** With where it stands: an accepted part is in when the standing is FINAL, and not before. */
    static JsonObjectBuilder of(DecidedScans.View view) {
        return of(view.scan())
                .add("product", view.product())
                .add("measured", view.scan().measured())
                .add("standing", view.standing().name())
                .add("chainReason", view.chainReason());
    }
}
