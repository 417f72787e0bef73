package com.jitrace.app.catalogue;

import com.jitrace.spi.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A product's sheet as somebody typed it, not yet looked at.
 *
 * @param gtin 8, 12, 13 or 14 digits
 * @param attributes values by {@code pack.attribute}, "" where nothing was typed
 * @param pictures SHA-256 of pictures that were taken in
 * @param media documents and videos that were taken in
 */
public record Draft(
        String gtin,
        String name,
        String description,
        Map<String, String> attributes,
        List<String> pictures,
        List<String> signs,
        List<Vendor> vendors,
        List<Link> links,
        List<Media> media) {
    /** A vendor as typed; a row without a name does not count. */
    public record Vendor(String name, String region, String city, String link) {}

    /** A further link as typed; a row without an address does not count. */
    public record Link(String type, String language, String title, String address) {}

    /** A document or video, its title and language as typed. */
    public record Media(String sha256, String title, String language) {}

    /** What a file is, as it was taken in. */
    record Held(String mediaType, long bytes) {}

    private static final Held SOME_FILE = new Held("application/pdf", 1);

    public Draft {
        attributes = Map.copyOf(attributes);
        pictures = List.copyOf(pictures);
        signs = signs.stream()
                .map(String::strip)
                .filter(sign -> !sign.isEmpty())
                .toList();
        vendors = vendors.stream().filter(vendor -> !vendor.name().isBlank()).toList();
        links = links.stream().filter(link -> !link.address().isBlank()).toList();
        media = List.copyOf(media);
    }

    /** A draft without further links and files. */
    public Draft(
            String gtin,
            String name,
            String description,
            Map<String, String> attributes,
            List<String> pictures,
            List<String> signs,
            List<Vendor> vendors) {
        this(gtin, name, description, attributes, pictures, signs, vendors, List.of(), List.of());
    }

    /** What is wrong with it, field by field. */
    List<RowProblem> problems(Function<Map<String, String>, List<Problem>> packs) {
        List<RowProblem> problems = new ArrayList<>();
        if (Gtin.read(gtin).isEmpty()) {
            problems.add(problem("gtin", gtin, "import.not-a-gtin"));
        }
        if (name.isBlank() || name.strip().length() > Sheet.NAME_CHARACTERS_MAX) {
            problems.add(problem("name", name, "import.name-length", Sheet.NAME_CHARACTERS_MAX));
        }
        if (description.strip().length() > Sheet.DESCRIPTION_CHARACTERS_MAX) {
            problems.add(
                    problem("description", description, "import.description-length", Sheet.DESCRIPTION_CHARACTERS_MAX));
        }
        if (pictures.size() > Sheet.PICTURES_MAX) {
            problems.add(problem("pictures", "", "product.too-many-pictures", Sheet.PICTURES_MAX));
        }
        if (signs.size() > Sheet.SIGNS_MAX) {
            problems.add(problem("signs", "", "product.too-many-signs", Sheet.SIGNS_MAX));
        }
        signs.stream()
                .filter(sign -> sign.length() > Sheet.SIGN_CHARACTERS_MAX)
                .forEach(
                        sign -> problems.add(problem("signs", sign, "product.sign-length", Sheet.SIGN_CHARACTERS_MAX)));
        if (vendors.size() > Sheet.VENDORS_MAX) {
            problems.add(problem("vendors", "", "product.too-many-vendors", Sheet.VENDORS_MAX));
        }
        vendors.stream()
                .filter(vendor -> read(vendor).isEmpty())
                .forEach(vendor -> problems.add(problem("vendors", vendor.name(), "product.vendor-fault")));
        problems.addAll(linkProblems());
        problems.addAll(mediaProblems());
        packs.apply(attributes)
                .forEach(p -> problems.add(new RowProblem(
                        0, p.attributeId(), attributes.getOrDefault(p.attributeId(), ""), p.code(), p.arguments())));
        return problems;
    }

    private List<RowProblem> linkProblems() {
        List<RowProblem> problems = new ArrayList<>();
        if (links.size() > Sheet.LINKS_MAX) {
            problems.add(problem("links", "", "product.too-many-links", Sheet.LINKS_MAX));
        }
        links.stream()
                .filter(link -> read(link).isEmpty())
                .forEach(link -> problems.add(problem("links", link.address(), "product.link-fault")));
        return problems;
    }

    private List<RowProblem> mediaProblems() {
        List<RowProblem> problems = new ArrayList<>();
        if (media.size() > Sheet.MEDIA_MAX) {
            problems.add(problem("media", "", "product.too-many-files", Sheet.MEDIA_MAX));
        }
        if (media.stream().map(Media::sha256).distinct().count() < media.size()) {
            problems.add(problem("media", "", "product.file-twice"));
        }
        media.stream()
                .filter(file -> read(file, SOME_FILE).isEmpty())
                .forEach(file -> problems.add(problem(
                        "media",
                        file.title(),
                        "product.file-fault",
                        com.jitrace.app.catalogue.Media.TITLE_CHARACTERS_MAX)));
        return problems;
    }

    private static RowProblem problem(String field, String value, String code, int... limit) {
        return RowProblem.of(0, field, value, code, limit.length == 0 ? new String[0] : new String[] {"" + limit[0]});
    }

    private static List<Sheet.Vendor> read(Vendor vendor) {
        try {
            return List.of(new Sheet.Vendor(
                    vendor.name().strip(),
                    vendor.region().strip().toUpperCase(Locale.ROOT),
                    vendor.city().strip(),
                    vendor.link().strip()));
        } catch (IllegalArgumentException bad) {
            return List.of();
        }
    }

    private static List<com.jitrace.app.catalogue.Link> read(Link link) {
        try {
            return List.of(new com.jitrace.app.catalogue.Link(
                    link.type().strip(),
                    link.language().strip(),
                    link.title().strip(),
                    link.address().strip()));
        } catch (IllegalArgumentException bad) {
            return List.of();
        }
    }

    /** Empty when title, language or hash cannot be. */
    private static List<com.jitrace.app.catalogue.Media> read(Media file, Held held) {
        try {
            return List.of(new com.jitrace.app.catalogue.Media(
                    file.sha256(),
                    held.mediaType(),
                    held.bytes(),
                    file.title().strip(),
                    file.language().strip()));
        } catch (IllegalArgumentException bad) {
            return List.of();
        }
    }

    /**
     * The sheet, when there are no problems.
     *
     * @param held what is known of each file by its hash
     */
    Sheet sheet(Map<String, Held> held) {
        Map<String, String> given = new LinkedHashMap<>(attributes);
        given.values().removeIf(String::isEmpty);
        return new Sheet(
                name.strip(),
                description.strip(),
                given,
                pictures,
                signs,
                vendors.stream().flatMap(vendor -> read(vendor).stream()).toList(),
                links.stream().flatMap(link -> read(link).stream()).toList(),
                media.stream()
                        .flatMap(file -> read(file, Objects.requireNonNull(held.get(file.sha256()))).stream())
                        .toList());
    }
}
