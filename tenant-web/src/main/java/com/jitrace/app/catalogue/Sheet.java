package com.jitrace.app.catalogue;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a brand says of a product; its canonical JSON is hashed on the chain (docs/spec/documents.md).
 *
 * @param name up to 200 characters
 * @param description up to 2,000 characters, may be ""
 * @param attributes values of industry packs' attributes by {@code pack.attribute}, as canonical text
 * @param pictures SHA-256 of the pictures to compare with, the first one leads
 * @param signs what to look for on the item, in the brand's words
 * @param vendors who sells it for the brand, and where
 * @param links that lead on from the product; the first one is where its GTIN alone leads
 * @param media its documents and videos
 */
public record Sheet(
        String name,
        String description,
        Map<String, String> attributes,
        List<String> pictures,
        List<String> signs,
        List<Vendor> vendors,
        List<Link> links,
        List<Media> media) {
    public static final int NAME_CHARACTERS_MAX = 200;
    public static final int DESCRIPTION_CHARACTERS_MAX = 2_000;
    public static final int PICTURES_MAX = 6;
    public static final int SIGNS_MAX = 8;
    public static final int SIGN_CHARACTERS_MAX = 200;
    public static final int VENDORS_MAX = 30;
    public static final int LINKS_MAX = 20;
    public static final int MEDIA_MAX = 8;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * An authorised vendor with its place.
     *
     * @param name up to 120 characters
     * @param region ISO 3166-2, like FR-ARA
     * @param city up to 80 characters, may be ""
     * @param link https address up to 300 characters, may be ""
     */
    public record Vendor(String name, String region, String city, String link) {
        public static final int NAME_CHARACTERS_MAX = 120;
        public static final int CITY_CHARACTERS_MAX = 80;
        public static final int LINK_CHARACTERS_MAX = 300;
        private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
        private static final Pattern LINK = Pattern.compile("https://[^\\s\"<>]{3,292}");

        public Vendor {
            if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX) {
                throw new IllegalArgumentException(
                        "a vendor's name has 1 to " + NAME_CHARACTERS_MAX + " characters: " + name);
            }
            if (!REGION.matcher(region).matches()) {
                throw new IllegalArgumentException("a vendor's region is an ISO 3166-2 code: " + region);
            }
            if (city.length() > CITY_CHARACTERS_MAX) {
                throw new IllegalArgumentException("a city has up to " + CITY_CHARACTERS_MAX + " characters: " + city);
            }
            if (!link.isEmpty() && !LINK.matcher(link).matches()) {
                throw new IllegalArgumentException("a vendor's link starts with https://: " + link);
            }
        }

        JsonObject json() {
            return JsonObject.EMPTY
                    .with("city", city)
                    .with("link", link)
                    .with("name", name)
                    .with("region", region);
        }

        static Vendor parse(JsonObject json) {
            return new Vendor(json.text("name"), json.text("region"), json.text("city"), json.text("link"));
        }
    }

    public Sheet {
        if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a product's name has 1 to " + NAME_CHARACTERS_MAX + " characters");
        }
        if (description.length() > DESCRIPTION_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a description has up to " + DESCRIPTION_CHARACTERS_MAX + " characters");
        }
        if (pictures.size() > PICTURES_MAX
                || !pictures.stream().allMatch(hash -> SHA256.matcher(hash).matches())) {
            throw new IllegalArgumentException("up to " + PICTURES_MAX + " pictures, each by its SHA-256: " + pictures);
        }
        if (signs.size() > SIGNS_MAX
                || signs.stream().anyMatch(sign -> sign.isBlank() || sign.length() > SIGN_CHARACTERS_MAX)) {
            throw new IllegalArgumentException(
                    "up to " + SIGNS_MAX + " signs of 1 to " + SIGN_CHARACTERS_MAX + " characters: " + signs);
        }
        if (vendors.size() > VENDORS_MAX) {
            throw new IllegalArgumentException("up to " + VENDORS_MAX + " vendors, not " + vendors.size());
        }
        if (links.size() > LINKS_MAX) {
            throw new IllegalArgumentException("up to " + LINKS_MAX + " links, not " + links.size());
        }
        if (media.size() > MEDIA_MAX) {
            throw new IllegalArgumentException("up to " + MEDIA_MAX + " documents and videos, not " + media.size());
        }
        attributes = Map.copyOf(attributes);
        pictures = List.copyOf(pictures);
        signs = List.copyOf(signs);
        vendors = List.copyOf(vendors);
        links = List.copyOf(links);
        media = List.copyOf(media);
    }

    /** A sheet without documents and videos. */
    public Sheet(
            String name,
            String description,
            Map<String, String> attributes,
            List<String> pictures,
            List<String> signs,
            List<Vendor> vendors,
            List<Link> links) {
        this(name, description, attributes, pictures, signs, vendors, links, List.of());
    }

    /** A sheet without further links. */
    public Sheet(
            String name,
            String description,
            Map<String, String> attributes,
            List<String> pictures,
            List<String> signs,
            List<Vendor> vendors) {
        this(name, description, attributes, pictures, signs, vendors, List.of());
    }

    /** A sheet of words alone. */
    static Sheet of(String name, String description, Map<String, String> attributes) {
        return new Sheet(name, description, attributes, List.of(), List.of(), List.of());
    }

    /** These words with the pictures, signs, vendors, links and files of another version: a catalogue file has no columns for them. */
    Sheet withTheRestOf(Sheet other) {
        return new Sheet(
                name, description, attributes, other.pictures, other.signs, other.vendors, other.links, other.media);
    }

    /** Empty lists are left out, so that a sheet of words has the bytes it always had. */
    JsonObject json() {
        JsonObject values = JsonObject.EMPTY;
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            values = values.with(attribute.getKey(), attribute.getValue());
        }
        JsonObject json = JsonObject.EMPTY
                .with("attributes", values)
                .with("description", description)
                .with("name", name);
        json = with(json, "links", links, Link::json);
        json = with(json, "media", media, Media::json);
        json = with(json, "pictures", pictures, Json.Text::new);
        json = with(json, "signs", signs, Json.Text::new);
        return with(json, "vendors", vendors, Vendor::json);
    }

    private static <T> JsonObject with(JsonObject json, String field, List<T> values, Function<T, Json> form) {
        return values.isEmpty()
                ? json
                : json.with(field, new Json.Array(values.stream().map(form).toList()));
    }

    static Sheet parse(JsonObject json) {
        Map<String, String> attributes = new TreeMap<>();
        if (json.fields().get("attributes") instanceof JsonObject values) {
            values.fields().forEach((id, value) -> attributes.put(id, ((Json.Text) value).value()));
        }
        return new Sheet(
                json.text("name"),
                json.text("description"),
                attributes,
                list(json, "pictures", value -> ((Json.Text) value).value()),
                list(json, "signs", value -> ((Json.Text) value).value()),
                list(json, "vendors", value -> Vendor.parse((JsonObject) value)),
                list(json, "links", value -> Link.parse((JsonObject) value)),
                list(json, "media", value -> Media.parse((JsonObject) value)));
    }

    private static <T> List<T> list(JsonObject json, String field, Function<Json, T> form) {
        return json.fields().get(field) instanceof Json.Array array
                ? array.values().stream().map(form).toList()
                : List.of();
    }

    String hash() {
        return Hash.over(json().canonical()).hex();
    }
}
