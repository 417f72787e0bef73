package com.jitrace.app.resolver;

import com.jitrace.app.resolver.ElementString.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A GS1 Digital Link without its stem (GS1 Digital Link: URI syntax, section 4).
 *
 * @param path the primary key, then its qualifiers
 * @param attributes of the query, in its order
 */
public record DigitalLink(List<Element> path, List<Element> attributes) {
    /** What reading an address comes to. */
    public sealed interface Reading permits Read, NotRead {}

    /** It is one. */
    public record Read(DigitalLink link) implements Reading {}

    /**
     * It is none.
     *
     * @param why a sentence in English that says what is wrong
     */
    public record NotRead(String why) implements Reading {}

    private static final Pattern ADDRESS = Pattern.compile("(?i:https?)://([^/?#]+)(/[^?#]*)?(?:\\?([^#]*))?(?:#.*)?");
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final String GTIN = "01";
    private static final String SERIAL = "21";
    private static final int GTIN_DIGITS = 14;

    public DigitalLink {
        path = List.copyOf(path);
        attributes = List.copyOf(attributes);
    }

    /** Reads a whole address. */
    public static Reading read(String address) {
        try {
            Matcher parts = ADDRESS.matcher(address);
            if (!parts.matches() || !HOST.matcher(parts.group(1)).matches()) {
                throw new Misformed("A GS1 Digital Link is a web address with a host name.");
            }
            return new Read(parse(
                    Optional.ofNullable(parts.group(2)).orElse(""),
                    Optional.ofNullable(parts.group(3)).orElse("")));
        } catch (Misformed none) {
            return new NotRead(String.valueOf(none.getMessage()));
        }
    }

    /**
     * Reads what a request asks for; one trailing slash is overlooked.
     *
     * @param rawPath still encoded
     * @param rawQuery without the question mark, or ""
     */
    public static Reading ofRequest(String rawPath, String rawQuery) {
        String path = rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
        try {
            DigitalLink link = parse(path, rawQuery);
            if (path.split("/", -1).length != 2 * link.path().size() + 1) {
                throw new Misformed("The path begins with something that belongs to no GS1 Digital Link.");
            }
            return new Read(link);
        } catch (Misformed none) {
            return new NotRead(String.valueOf(none.getMessage()));
        }
    }

    private static DigitalLink parse(String rawPath, String rawQuery) throws Misformed {
        List<Element> path = path(rawPath);
        Identifier key = Identifiers.known(path.get(0).ai());
        List<Element> attributes = new ArrayList<>();
        for (String pair : rawQuery.split("[&;]")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && DIGITS.matcher(pair.substring(0, equals)).matches()) {
                attributes.add(attribute(key, pair.substring(0, equals), Escapes.inQuery(pair.substring(equals + 1))));
            }
        }
        DigitalLink link = new DigitalLink(path, attributes);
        long different = link.all().map(Element::ai).distinct().count();
        if (different < path.size() + attributes.size()) {
            throw new Misformed("An application identifier stands there twice.");
        }
        new ElementString(link.all().toList()).checkTogether();
        return link;
    }

    /** The last primary key of the path begins it: what stands before belongs to the stem. */
    private static List<Element> path(String rawPath) throws Misformed {
        String[] segments = rawPath.split("/", -1);
        List<String> qualifiers = new ArrayList<>();
        for (int at = segments.length - 2; at > 0; at -= 2) {
            Optional<Identifier> identifier = Identifiers.find(segments[at]);
            if (identifier.isEmpty()) {
                throw new Misformed("\"" + segments[at] + "\" is no application identifier.");
            }
            if (identifier.get().takes(qualifiers)) {
                List<Element> path = new ArrayList<>();
                for (int i = at; i < segments.length; i += 2) {
                    path.add(element(segments[i], Escapes.inPath(segments[i + 1])));
                }
                return path;
            }
            qualifiers.add(0, segments[at]);
        }
        throw new Misformed(
                "The path holds no primary key with its qualifiers in their order, like /01/{GTIN}/21/{serial}.");
    }

    private static Element attribute(Identifier key, String ai, String value) throws Misformed {
        Identifier known = Identifiers.known(ai);
        if (!known.attribute() || key.isQualifier(ai)) {
            throw new Misformed("(" + ai + ") may not stand in the query of this link.");
        }
        return element(ai, value);
    }

    /** A GTIN may be written with 8, 12 or 13 digits. */
    private static Element element(String ai, String value) throws Misformed {
        boolean brief = ai.equals(GTIN)
                && DIGITS.matcher(value).matches()
                && List.of(8, 12, 13).contains(value.length());
        return Element.of(ai, brief ? "0".repeat(GTIN_DIGITS - value.length()) + value : value);
    }

    /**
     * Writes the link of an element string: the first primary key leads.
     *
     * @param stem without a trailing slash
     */
    static Optional<String> write(String stem, ElementString elements) {
        Optional<Element> key = elements.elements().stream()
                .filter(one -> Identifiers.find(one.ai()).orElseThrow().key().isPresent())
                .findFirst();
        return key.flatMap(first -> write(stem, first, elements.elements()));
    }

    private static Optional<String> write(String stem, Element first, List<Element> elements) {
        Identifier key = Identifiers.find(first.ai()).orElseThrow();
        List<List<String>> sequences = key.key().orElse(List.of());
        List<Element> rest = elements.stream().filter(one -> !one.equals(first)).toList();
        List<Element> qualifiers = sequences.stream()
                .filter(sequence -> rest.stream().anyMatch(one -> sequence.contains(one.ai())))
                .findFirst()
                .stream()
                .flatMap(List::stream)
                .flatMap(ai -> rest.stream().filter(one -> one.ai().equals(ai)))
                .toList();
        List<Element> attributes =
                rest.stream().filter(one -> !qualifiers.contains(one)).toList();
        boolean fits = attributes.stream()
                .allMatch(one -> !key.isQualifier(one.ai())
                        && Identifiers.find(one.ai()).orElseThrow().attribute());
        return fits
                ? Optional.of(stem + new DigitalLink(join(first, qualifiers), attributes).address())
                : Optional.empty();
    }

    private static List<Element> join(Element first, List<Element> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** Path and query, encoded. */
    String address() {
        StringBuilder text = new StringBuilder(pathText());
        String before = "?";
        for (Element one : attributes) {
            text.append(before).append(one.ai()).append('=').append(Escapes.encode(one.value()));
            before = "&";
        }
        return text.toString();
    }

    private String pathText() {
        StringBuilder text = new StringBuilder();
        path.forEach(one -> text.append('/').append(one.ai()).append('/').append(Escapes.encode(one.value())));
        return text.toString();
    }

    private Stream<Element> all() {
        return Stream.concat(path.stream(), attributes.stream());
    }

    ElementString elements() {
        return new ElementString(all().toList());
    }

    /** The 14 digits of its GTIN; empty for another primary key. */
    public Optional<String> gtin() {
        return path.get(0).ai().equals(GTIN) ? Optional.of(path.get(0).value()) : Optional.empty();
    }

    public Optional<String> serial() {
        return path.stream()
                .filter(one -> one.ai().equals(SERIAL))
                .map(Element::value)
                .findFirst();
    }

    /** Whether it names one piece or a lot, and not a product alone. */
    public boolean isGranular() {
        return path.size() > 1;
    }

    /** The paths of each level, finest first: the whole one, then with one qualifier less, down to the primary key. */
    public List<String> levels() {
        List<String> levels = new ArrayList<>();
        for (int size = path.size(); size > 0; size--) {
            levels.add(new DigitalLink(path.subList(0, size), List.of()).pathText());
        }
        return levels;
    }
}
