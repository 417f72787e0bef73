package com.jitrace.app.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jitrace.app.resolver.ElementString.Element;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Vectors and tables of GS1 and others that nobody here wrote; they run where they are. */
@Tag("show-page-5")
class SyntaxConformanceTest {
    private static final Path FOLDER = Path.of(System.getProperty("jitrace.root", ".."), "../shared/conformance");
    private static final Path VECTORS = FOLDER.resolve("gs1+gs1-syntax-engine/extracted/gs1-ai-dl-vectors.sample.json");
    private static final Path DICTIONARY = FOLDER.resolve("gs1+gs1-syntax-dictionary/gs1-syntax-dictionary.txt");
    private static final Path TRANSLATOR =
            FOLDER.resolve("openepcis+openepcis-epc-digitallink-translator/utils/src/main/resources/aitable.json");

    /**
     * The engine refuses short GTINs unless it is told to take them; in this sample one of twelve digits is refused and those of thirteen
     * are taken, without a word about that switch. We take all of them.
     */
    private static final String SHORT_GTIN = "https://a/01/416000336108";

    @BeforeAll
    static void areThere() {
        assumeTrue(Files.isRegularFile(VECTORS), () -> "conformance data not present: " + FOLDER);
    }

    /** Something that can be read or not. */
    private interface Reader {
        String read(JsonObject vector) throws Misformed;
    }

    @Test
    void digitalLinksAreReadAndWrittenAsTheSyntaxEngineDoes() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("dl-parse-uri", judge("dl-parse-uri", "expect_element_string", SyntaxConformanceTest::parse));
        counts.put(
                "dl-generate-uri",
                judge(
                        "dl-generate-uri",
                        "expect_uri",
                        vector -> DigitalLink.write(
                                        vector.getString("stem"),
                                        ElementString.readBracketed(vector.getString("bracketed")))
                                .orElseThrow(() -> new Misformed("no link can be made of it"))));
        for (JsonObject vector : vectors("uri-unescape")) {
            assertThat(Escapes.inPath(vector.getString("in"))).isEqualTo(vector.getString("path"));
            assertThat(Escapes.inQuery(vector.getString("in"))).isEqualTo(vector.getString("query"));
            counts.merge("uri-unescape", 1, Integer::sum);
        }
        print(counts);
    }

    @Test
    void elementStringsAreReadAndHeldTogetherAsTheSyntaxEngineDoes() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        counts.put(
                "ai-parse-bracketed",
                judge(
                        "ai-parse-bracketed",
                        "expect_element_string",
                        vector -> ElementString.readBracketed(vector.getString("bracketed"))
                                .toString()));
        counts.put(
                "ai-process-element-string",
                judge(
                        "ai-process-element-string",
                        "element_string",
                        vector -> ElementString.read(vector.getString("element_string"))
                                .toString()));
        counts.put("ai-cross-validate", judge("ai-cross-validate", "", vector -> {
            ElementString.readBracketed(vector.getString("bracketed")).checkTogether();
            return "";
        }));
        print(counts);
    }

    private static String parse(JsonObject vector) throws Misformed {
        if (DigitalLink.read(vector.getString("uri")) instanceof DigitalLink.Read read) {
            return read.link().elements().toString();
        }
        throw new Misformed("no link");
    }

    private static int judge(String group, String expected, Reader reader) throws IOException {
        List<JsonObject> vectors = vectors(group);
        int judged = 0;
        for (JsonObject vector : vectors) {
            Optional<String> got = read(vector, reader);
            if (vector.getString("uri", "").equals(SHORT_GTIN)) {
                assertThat(got).contains("^0100416000336108");
                System.out.println(
                        "page-5: read otherwise than in the vectors: " + SHORT_GTIN + ", a GTIN of 12 digits");
                continue;
            }
            judged++;
            assertThat(got.isPresent()).as(group + " " + vector + " " + got).isEqualTo(vector.getBoolean("valid"));
            if (got.isPresent() && !expected.isEmpty()) {
                assertThat(got.get()).isEqualTo(vector.getString(expected));
            }
        }
        return judged;
    }

    private static Optional<String> read(JsonObject vector, Reader reader) {
        try {
            return Optional.of(reader.read(vector));
        } catch (Misformed none) {
            return Optional.empty();
        }
    }

    /** Every identifier of ours has the parts, flags and relations that GS1's dictionary gives it; checks of content that we leave out are named. */
    @Test
    void ourIdentifiersAreThoseOfTheSyntaxDictionary() throws IOException {
        Map<String, String[]> theirs = dictionary();
        Set<String> leftOut = new TreeSet<>();
        for (Identifier ours : Identifiers.all().values()) {
            assertThat(theirs).containsKey(ours.ai());
            String[] words = theirs.getOrDefault(ours.ai(), new String[0]);
            String flags = words[1].matches("[NXYZ\\[].*") ? "" : words[1];
            assertThat(ours.endsByItself()).as(ours.ai()).isEqualTo(flags.contains("*"));
            assertThat(ours.attribute()).as(ours.ai()).isEqualTo(flags.contains("?"));
            List<Part> parts = Arrays.stream(words)
                    .skip(flags.isEmpty() ? 1 : 2)
                    .filter(word -> word.matches("\\[?[NXYZ](\\.\\.)?[0-9].*"))
                    .map(Part::read)
                    .toList();
            assertThat(shape(ours.parts())).as(ours.ai()).isEqualTo(shape(parts));
            for (int i = 0; i < parts.size(); i++) {
                assertThat(parts.get(i).checks())
                        .as(ours.ai())
                        .containsAll(ours.parts().get(i).checks());
                leftOut.addAll(parts.get(i).checks());
                leftOut.removeAll(ours.parts().get(i).checks());
            }
            assertThat(String.join(",", relation(words, "req=")))
                    .as("needs of " + ours.ai())
                    .isEqualTo(ours.needs().stream()
                            .map(group -> String.join("+", group))
                            .collect(Collectors.joining(",")));
            assertThat(String.join(",", relation(words, "ex=")))
                    .as("exclusions of " + ours.ai())
                    .isEqualTo(String.join(",", ours.without()));
            assertThat(Arrays.stream(words).anyMatch(word -> word.startsWith("dlpkey")))
                    .as("key " + ours.ai())
                    .isEqualTo(ours.key().isPresent());
            assertThat(String.join("|", relation(words, "dlpkey=")))
                    .isEqualTo(ours.key().orElse(List.of()).stream()
                            .map(sequence -> String.join(",", sequence))
                            .collect(Collectors.joining("|")));
        }
        long keys = theirs.values().stream()
                .filter(words -> Arrays.stream(words).anyMatch(word -> word.startsWith("dlpkey")))
                .count();
        System.out.println("page-5: GS1 syntax dictionary: " + Identifiers.all().size() + " of " + theirs.size()
                + " identifiers are known here, each as there; all " + keys
                + " primary keys are among them; checks of content left out: " + leftOut);
        assertThat(Identifiers.all().values().stream().filter(ours -> ours.key().isPresent()))
                .hasSize((int) keys);
    }

    /** A second table, by other people: titles and regular expressions of the same identifiers. */
    @Test
    void whatOthersSayOfAValueWeSayToo() throws IOException {
        int rows = 0;
        int values = 0;
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(TRANSLATOR))) {
            for (JsonObject row : reader.readArray().getValuesAs(JsonObject.class)) {
                Optional<Identifier> ours = Identifiers.find(row.getString("ai"));
                if (ours.isEmpty() || !row.containsKey("regex")) {
                    continue;
                }
                rows++;
                for (String digits : List.of(
                        "09506000134352", "9506000134352", "950600013437612342", "ABC-12", "1", "12", "123456")) {
                    boolean fits = fits(row.getString("ai"), digits);
                    if (fits) {
                        assertThat(digits).as(row.toString()).matches(row.getString("regex"));
                        values++;
                    }
                }
            }
        }
        System.out.println("page-5: table of the EPC translator: " + rows + " identifiers known to both, " + values
                + " values that we take fit its expressions");
        assertThat(rows).isGreaterThan(50);
    }

    private static boolean fits(String ai, String value) {
        try {
            return Element.of(ai, value).value().equals(value);
        } catch (Misformed none) {
            return false;
        }
    }

    private static String shape(List<Part> parts) {
        return parts.stream()
                .map(part -> part.signs() + "" + part.min() + "-" + part.max() + part.optional())
                .collect(Collectors.joining(" "));
    }

    private static List<String> relation(String[] words, String name) {
        return Arrays.stream(words)
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .toList();
    }

    private static Map<String, String[]> dictionary() throws IOException {
        Map<String, String[]> rows = new TreeMap<>();
        for (String line : Files.readAllLines(DICTIONARY)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+#\\s")[0].strip().split("\\s+");
            String[] range = words[0].split("-");
            for (int ai = Integer.parseInt(range[0]); ai <= Integer.parseInt(range[range.length - 1]); ai++) {
                rows.put(String.format("%0" + range[0].length() + "d", ai), words);
            }
        }
        return rows;
    }

    private static List<JsonObject> vectors(String group) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(VECTORS))) {
            JsonArray all = reader.readObject().getJsonArray(group);
            return all.getValuesAs(JsonObject.class);
        }
    }

    private static void print(Map<String, Integer> counts) {
        System.out.println("page-5: GS1 syntax engine vectors, all as expected: " + counts + ", together "
                + counts.values().stream().mapToInt(Integer::intValue).sum());
    }
}
