package com.jitrace.app.api;

import com.jitrace.app.capture.Selection;
import com.jitrace.app.capture.Where;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.WebApplicationException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of a JSON request; what is missing or misformed becomes a 400 that names the field. */
final class Requests {
    private Requests() {}

    static String text(JsonObject request, String field) {
        return optionalText(request, field)
                .orElseThrow(() -> refuse("FIELD_MISSING", "The field \"" + field + "\" is missing."));
    }

    static Optional<String> optionalText(JsonObject request, String field) {
        JsonValue value = request.get(field);
        if (value == null || value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        throw refuse("FIELD_FORM", "The field \"" + field + "\" must be text.");
    }

    static int whole(JsonObject request, String field) {
        return Math.toIntExact(longWhole(request, field, Integer.MAX_VALUE));
    }

    static long longWhole(JsonObject request, String field, long max) {
        JsonValue value = request.get(field);
        if (value instanceof JsonNumber number && number.isIntegral()) {
            java.math.BigInteger whole = number.bigIntegerValue();
            if (whole.signum() >= 0 && whole.compareTo(java.math.BigInteger.valueOf(max)) <= 0) {
                return whole.longValue();
            }
        }
        throw refuse("FIELD_FORM", "The field \"" + field + "\" must be a whole number from 0 to " + max + ".");
    }

    static List<String> texts(JsonObject request, String field) {
        JsonValue value = request.get(field);
        if (!(value instanceof JsonArray array)) {
            throw refuse("FIELD_FORM", "The field \"" + field + "\" must be a list of texts.");
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue one : array) {
            if (!(one instanceof JsonString string)) {
                throw refuse("FIELD_FORM", "The field \"" + field + "\" must be a list of texts.");
            }
            texts.add(string.getString());
        }
        return texts;
    }

    static OrganisationId organisation(String id) {
        try {
            return new OrganisationId(id);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    /** {@code {"codes":["…"]}} or {@code {"batch":"7F3KQ","first":0,"last":99}} or {@code {"unit":"id or SSCC"}}. */
    static Selection selection(JsonObject request) {
        if (request.containsKey("codes")) {
            return new Selection.Codes(texts(request, "codes"));
        }
        if (request.containsKey("unit")) {
            return new Selection.OfUnit(text(request, "unit"));
        }
        return new Selection.Range(text(request, "batch"), whole(request, "first"), whole(request, "last"));
    }

    static Optional<Where> where(JsonObject request) {
        if (!request.containsKey("region")) {
            return Optional.empty();
        }
        Optional<Where> where = Where.read(
                text(request, "region"), optionalText(request, "city").orElse(""));
        if (where.isEmpty()) {
            throw refuse("PLACE", "The region must be an ISO 3166-2 code like FR-ARA, the city up to 80 characters.");
        }
        return where;
    }

    /** A JSON object of our own as the REST interface's. */
    static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    static WebApplicationException refuse(String code, String detail) {
        return new WebApplicationException(RestProblems.response(new Problem(400, code, "Bad request", detail)));
    }

    static WebApplicationException notFound() {
        return new WebApplicationException(RestProblems.response(Problem.of(404)));
    }
}
