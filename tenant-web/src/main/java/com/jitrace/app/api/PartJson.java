package com.jitrace.app.api;

import com.jitrace.app.part.Attachment;
import com.jitrace.app.part.Characteristic;
import com.jitrace.app.part.Measured;
import com.jitrace.app.part.Specification;
import com.jitrace.app.part.Target;
import com.jitrace.app.part.Tracing;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Specifications and measured values as programs write and read them; decimals are texts, so that they stay exact. */
final class PartJson {
    private PartJson() {}

    static Tracing tracing(JsonObject request) {
        return Tracing.named(Requests.text(request, "tracing"))
                .orElseThrow(() -> Requests.refuse("TRACING", "\"tracing\" is PIECE, LOT or NONE."));
    }

    static Specification specification(JsonObject request) {
        try {
            return new Specification(
                    objects(request, "characteristics").stream()
                            .map(PartJson::characteristic)
                            .toList(),
                    objects(request, "attachments").stream()
                            .map(PartJson::attachment)
                            .toList());
        } catch (IllegalArgumentException misformed) {
            throw Requests.refuse("SPECIFICATION", String.valueOf(misformed.getMessage()));
        }
    }

    private static Characteristic characteristic(JsonObject json) {
        Optional<String> nominal = Requests.optionalText(json, "nominal");
        Target target = nominal.isPresent()
                ? new Target.Number(decimal(nominal.get()), limit(json, "lower"), limit(json, "upper"))
                : new Target.Words(Requests.optionalText(json, "words").orElse(""));
        return new Characteristic(
                Requests.text(json, "name"),
                Requests.optionalText(json, "unit").orElse(""),
                target,
                json.getBoolean("required", true),
                json.getBoolean("confidential", false));
    }

    private static Optional<BigDecimal> limit(JsonObject json, String field) {
        return Requests.optionalText(json, field).map(PartJson::decimal);
    }

    private static BigDecimal decimal(String text) {
        return Target.Number.decimal(text)
                .orElseThrow(() -> Requests.refuse(
                        "DECIMAL", "A decimal is written like -0.05, with up to 15 digits on each side: " + text));
    }

    private static Attachment attachment(JsonObject json) {
        return new Attachment(
                Attachment.Kind.named(Requests.text(json, "kind"))
                        .orElseThrow(() -> Requests.refuse("KIND", "\"kind\" is DOCUMENT or DRAWING.")),
                Requests.text(json, "title"),
                Requests.text(json, "sha256"));
    }

    /** {@code "values":[{"name":"length","value":"10.05","unit":"mm"}]}. */
    static Measured measured(JsonObject request) {
        Map<String, Measured.Value> values = new LinkedHashMap<>();
        try {
            for (JsonObject row : objects(request, "values")) {
                Measured.Value value = new Measured.Value(
                        Requests.text(row, "value"),
                        Requests.optionalText(row, "unit").orElse(""));
                if (values.put(Requests.text(row, "name"), value) != null) {
                    throw Requests.refuse("VALUES", "A value is given twice: " + Requests.text(row, "name"));
                }
            }
            return new Measured(values);
        } catch (IllegalArgumentException misformed) {
            throw Requests.refuse("VALUES", String.valueOf(misformed.getMessage()));
        }
    }

    private static List<JsonObject> objects(JsonObject request, String field) {
        JsonValue given = request.get(field);
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof JsonArray array) || !array.stream().allMatch(one -> one instanceof JsonObject)) {
            throw Requests.refuse("FIELD_FORM", "The field \"" + field + "\" must be a list of objects.");
        }
        return array.getValuesAs(JsonObject.class);
    }

    static JsonObjectBuilder json(Specification specification) {
        JsonArrayBuilder characteristics = Json.createArrayBuilder();
        specification.characteristics().forEach(one -> characteristics.add(json(one)));
        JsonArrayBuilder attachments = Json.createArrayBuilder();
        specification
                .attachments()
                .forEach(one -> attachments.add(Json.createObjectBuilder()
                        .add("kind", one.kind().name())
                        .add("title", one.title())
                        .add("sha256", one.sha256())));
        return Json.createObjectBuilder()
                .add("hash", specification.hash())
                .add("characteristics", characteristics)
                .add("attachments", attachments);
    }

    private static JsonObjectBuilder json(Characteristic one) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("name", one.name())
                .add("required", one.required())
                .add("confidential", one.confidential());
        if (one.target() instanceof Target.Number number) {
            json.add("nominal", number.nominal().toPlainString()).add("unit", one.unit());
            number.lower().ifPresent(value -> json.add("lower", value.toPlainString()));
            number.upper().ifPresent(value -> json.add("upper", value.toPlainString()));
        } else {
            json.add("words", ((Target.Words) one.target()).expected());
        }
        return json;
    }
}
