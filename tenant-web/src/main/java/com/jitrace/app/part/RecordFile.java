package com.jitrace.app.part;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of records with a header: CSV (RFC 4180, UTF-8) or a workbook. Columns: {@code code}, {@code serial}, {@code certificate}, and one for
 * each characteristic by its name, a number's with its unit behind it: {@code length [mm]}.
 */
record RecordFile(List<String> header, List<List<String>> rows) {
    static final int ROWS_MAX = 10_000;
    static final int BYTES_MAX = 4 * 1024 * 1024;
    static final int COLUMNS_MAX = 3 + Specification.CHARACTERISTICS_MAX;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();
    private static final Pattern WITH_UNIT = Pattern.compile("(.*?\\S)\\s*\\[(.+)]");

    RecordFile {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** Empty when it is neither, too long, or has no header and no row. */
    static Optional<RecordFile> read(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return Optional.empty();
        }
        Optional<List<List<String>>> table = Spreadsheet.looksLike(bytes)
                ? Spreadsheet.read(bytes, ROWS_MAX + 1, COLUMNS_MAX)
                : csv(new String(bytes, StandardCharsets.UTF_8));
        return table.filter(rows -> rows.size() > 1 && names(rows.get(0)).contains("code"))
                .map(rows -> new RecordFile(names(rows.get(0)), rows.subList(1, rows.size())));
    }

    private static List<String> names(List<String> header) {
        return header.stream()
                .map(String::strip)
                .map(name -> List.of("code", "serial", "certificate").contains(name.toLowerCase(Locale.ROOT))
                        ? name.toLowerCase(Locale.ROOT)
                        : name)
                .toList();
    }

    /** What {@link #text} wrote. */
    static RecordFile parse(String text) {
        List<List<String>> table = csv(text).orElseThrow();
        return new RecordFile(table.get(0), table.subList(1, table.size()));
    }

    private static Optional<List<List<String>>> csv(String text) {
        String tidy = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(tidy), FORMAT)) {
            for (CSVRecord line : parser) {
                if (rows.size() > ROWS_MAX || line.size() > COLUMNS_MAX) {
                    return Optional.empty();
                }
                rows.add(line.toList());
            }
            return Optional.of(rows);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return Optional.empty(); // an open quote, for example: the caller says what a file must look like
        }
    }

    /** The table as CSV, whatever it came as. */
    String text() {
        StringWriter out = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
            printer.printRecord(header);
            for (List<String> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes everything", e);
        }
        return out.toString();
    }

    /** Whether the row has a cell for every column; a workbook leaves out empty ones at the end. */
    boolean isWhole(List<String> row) {
        return row.size() <= header.size();
    }

    String code(List<String> row) {
        return cell(row, "code");
    }

    RecordCheck.Typed typed(List<String> row) {
        Map<String, RecordCheck.Cell> values = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (!name.isEmpty() && !List.of("code", "serial", "certificate").contains(name)) {
                Matcher unit = WITH_UNIT.matcher(name);
                boolean has = unit.matches();
                values.put(has ? unit.group(1) : name, new RecordCheck.Cell(at(row, i), has ? unit.group(2) : ""));
            }
        }
        return new RecordCheck.Typed(cell(row, "serial"), cell(row, "certificate"), values);
    }

    private String cell(List<String> row, String column) {
        int at = header.indexOf(column);
        return at < 0 ? "" : at(row, at);
    }

    private static String at(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }
}
