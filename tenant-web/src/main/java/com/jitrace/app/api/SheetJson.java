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
                vendors(request),
                links(request),
                media(request));
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
        return objects(request, "vendors").stream()
                .map(vendor -> new Draft.Vendor(
                        Requests.text(vendor, "name"),
                        Requests.text(vendor, "region"),
                        Requests.optionalText(vendor, "city").orElse(""),
                        Requests.optionalText(vendor, "link").orElse("")))
                .toList();
    }

    private static List<Draft.Link> links(JsonObject request) {
        return objects(request, "links").stream()
                .map(link -> new Draft.Link(
                        Requests.text(link, "type"),
                        Requests.text(link, "language"),
                        Requests.text(link, "title"),
                        Requests.text(link, "address")))
                .toList();
    }

    /** Type and length are known here: what else a program sends back of them is not asked. */
    private static List<Draft.Media> media(JsonObject request) {
        return objects(request, "media").stream()
                .map(file -> new Draft.Media(
                        Requests.text(file, "sha256"), Requests.text(file, "title"), Requests.text(file, "language")))
                .toList();
    }

    private static List<JsonObject> objects(JsonObject request, String field) {
        List<JsonObject> objects = new ArrayList<>();
        if (!request.containsKey(field)) {
            return objects;
        }
        if (!(request.get(field) instanceof jakarta.json.JsonArray given)) {
            throw Requests.refuse("FIELD_FORM", "The field \"" + field + "\" must be a list of objects.");
        }
        for (JsonValue one : given) {
            if (!(one instanceof JsonObject object)) {
                throw Requests.refuse("FIELD_FORM", "The field \"" + field + "\" must be a list of objects.");
            }
            objects.add(object);
        }
        return objects;
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
        JsonArrayBuilder links = Json.createArrayBuilder();
        sheet.links()
                .forEach(link -> links.add(Json.createObjectBuilder()
                        .add("type", link.type())
                        .add("language", link.language())
                        .add("title", link.title())
                        .add("address", link.address())));
        JsonArrayBuilder media = Json.createArrayBuilder();
        sheet.media()
                .forEach(file -> media.add(Json.createObjectBuilder()
                        .add("sha256", file.sha256())
                        .add("mediaType", file.mediaType())
                        .add("bytes", file.bytes())
                        .add("title", file.title())
                        .add("language", file.language())));
        return Json.createObjectBuilder()
                .add("name", sheet.name())
                .add("description", sheet.description())
                .add("attributes", attributes)
                .add("pictures", Json.createArrayBuilder(sheet.pictures()))
                .add("signs", Json.createArrayBuilder(sheet.signs()))
                .add("vendors", vendors)
                .add("links", links)
                .add("media", media);
    }
}
