package com.jitrace.app.catalogue;

import com.jitrace.spi.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A product catalogue as CSV (RFC 4180, UTF-8): columns gtin, name, description, and one per attribute as {@code pack.attribute}. */
final class CatalogueFile {
    static final int BYTES_MAX = 1024 * 1024;
    static final int ROWS_MAX = 1_000;

    /** A good row. */
    record Row(int number, Gtin gtin, Sheet sheet) {}

    /** What a file holds. */
    record Content(List<Row> rows, List<RowProblem> problems) {}

    private final Function<Map<String, String>, List<Problem>> packs;
    private final List<Row> rows = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final Set<Gtin> seen = new HashSet<>();

    private CatalogueFile(Function<Map<String, String>, List<Problem>> packs) {
        this.packs = packs;
    }

    static Content read(String text, Function<Map<String, String>, List<Problem>> packs) {
        return new CatalogueFile(packs).read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private Content read(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<String> columns = parser.getHeaderNames();
            for (String needed : List.of("gtin", "name")) {
                if (columns.stream().noneMatch(needed::equalsIgnoreCase)) {
                    problems.add(RowProblem.of(0, needed, "", "import.column-missing", needed));
                }
            }
            if (problems.isEmpty()) {
                for (CSVRecord line : parser) {
                    if (line.getRecordNumber() > ROWS_MAX) {
                        problems.add(RowProblem.of(0, "", "", "import.too-many-rows", String.valueOf(ROWS_MAX)));
                        break;
                    }
                    row(line, columns);
                }
            }
        } catch (IOException | RuntimeException e) {
            problems.add(RowProblem.of(0, "", String.valueOf(e.getMessage()), "import.not-csv"));
        }
        return new Content(List.copyOf(rows), List.copyOf(problems));
    }

    private void row(CSVRecord line, List<String> columns) {
        int number = (int) line.getRecordNumber();
        int before = problems.size();
        if (!line.isConsistent()) {
            problems.add(RowProblem.of(number, "", "", "import.wrong-number-of-cells"));
            return;
        }
        String typed = line.get("gtin");
        Optional<Gtin> gtin = Gtin.read(typed);
        if (gtin.isEmpty()) {
            problems.add(RowProblem.of(number, "gtin", typed, "import.not-a-gtin"));
        } else if (!seen.add(gtin.get())) {
            problems.add(RowProblem.of(number, "gtin", typed, "import.gtin-twice"));
        }
        String name = line.get("name");
        if (name.isBlank() || name.length() > Sheet.NAME_CHARACTERS_MAX) {
            problems.add(RowProblem.of(
                    number, "name", name, "import.name-length", String.valueOf(Sheet.NAME_CHARACTERS_MAX)));
        }
        String description = line.isMapped("description") ? line.get("description") : "";
        if (description.length() > Sheet.DESCRIPTION_CHARACTERS_MAX) {
            problems.add(RowProblem.of(
                    number,
                    "description",
                    description,
                    "import.description-length",
                    String.valueOf(Sheet.DESCRIPTION_CHARACTERS_MAX)));
        }
        Map<String, String> attributes = attributes(line, columns);
        packs.apply(attributes)
                .forEach(p -> problems.add(new RowProblem(
                        number,
                        p.attributeId(),
                        attributes.getOrDefault(p.attributeId(), ""),
                        p.code(),
                        p.arguments())));
        if (problems.size() == before && gtin.isPresent()) {
            attributes.values().removeIf(String::isEmpty);
            rows.add(new Row(number, gtin.get(), Sheet.of(name, description, attributes)));
        }
    }

    private static Map<String, String> attributes(CSVRecord line, List<String> columns) {
        Map<String, String> attributes = new TreeMap<>();
        for (String column : columns) {
            if (!Set.of("gtin", "name", "description").contains(column.toLowerCase(java.util.Locale.ROOT))) {
                attributes.put(column, line.get(column));
            }
        }
        return attributes;
    }
}
