package com.jitrace.app.api;

import com.jitrace.app.catalogue.Draft;
import com.jitrace.app.catalogue.Sheet;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A product's sheet as programs write and read it. */
final class SheetJson {
    private SheetJson() {}

    static Draft draft(JsonObject request) {
        return new Draft(
                Requests.text(request, "gtin"),
                Requests.text(request, "name"),
                Requests.optionalText(request, "description").orElse(""),
                attributes(request),
                texts(request, "pictures"),
                texts(request, "signs"),
                vendors(request));
    }

    private static List<String> texts(JsonObject request, String field) {
        return request.containsKey(field) ? Requests.texts(request, field) : List.of();
    }

    private static Map<String, String> attributes(JsonObject request) {
        Map<String, String> attributes = new TreeMap<>();
        JsonValue given = request.get("attributes");
        if (given == null) {
            return attributes;
        }
        if (!(given instanceof JsonObject object)) {
            throw Requests.refuse("FIELD_FORM", "The field \"attributes\" must be an object of texts.");
        }
        object.forEach((name, value) -> {
            if (!(value instanceof JsonString text)) {
                throw Requests.refuse("FIELD_FORM", "The attribute \"" + name + "\" must be text.");
            }
            attributes.put(name, text.getString());
        });
        return attributes;
    }

    private static List<Draft.Vendor> vendors(JsonObject request) {
        List<Draft.Vendor> vendors = new ArrayList<>();
        if (!request.containsKey("vendors")) {
            return vendors;
        }
        if (!(request.get("vendors") instanceof jakarta.json.JsonArray given)) {
            throw Requests.refuse("FIELD_FORM", "The field \"vendors\" must be a list of objects.");
        }
        for (JsonValue one : given) {
            if (!(one instanceof JsonObject vendor)) {
                throw Requests.refuse("FIELD_FORM", "The field \"vendors\" must be a list of objects.");
            }
            vendors.add(new Draft.Vendor(
                    Requests.text(vendor, "name"),
                    Requests.text(vendor, "region"),
                    Requests.optionalText(vendor, "city").orElse(""),
                    Requests.optionalText(vendor, "link").orElse("")));
        }
        return vendors;
    }

    static JsonObjectBuilder write(Sheet sheet) {
        JsonObjectBuilder attributes = Json.createObjectBuilder();
        new TreeMap<>(sheet.attributes()).forEach(attributes::add);
        JsonArrayBuilder vendors = Json.createArrayBuilder();
        sheet.vendors()
                .forEach(vendor -> vendors.add(Json.createObjectBuilder()
                        .add("name", vendor.name())
                        .add("region", vendor.region())
                        .add("city", vendor.city())
                        .add("link", vendor.link())));
        return Json.createObjectBuilder()
                .add("name", sheet.name())
                .add("description", sheet.description())
                .add("attributes", attributes)
                .add("pictures", Json.createArrayBuilder(sheet.pictures()))
                .add("signs", Json.createArrayBuilder(sheet.signs()))
                .add("vendors", vendors);
    }
}
