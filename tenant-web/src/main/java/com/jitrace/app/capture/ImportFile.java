package com.jitrace.app.capture;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of movements as CSV (RFC 4180, UTF-8) with a header, and which of its columns is which field. */
public record ImportFile(List<String> header, List<List<String>> rows, Map<Field, Integer> columns) {
    public static final int ROWS_MAX = 10_000;
    public static final int BYTES_MAX = 2 * 1024 * 1024;
    public static final int COLUMNS_MAX = 30;

    /** What a column may hold. */
    public enum Field {
        CODE("code", "serial", "link", "url", "item", "label", "编码", "码"),
        REGION("region", "iso3166-2", "state", "province", "地区", "省"),
        CITY("city", "town", "城市"),
        AT("at", "time", "date", "datetime", "timestamp", "when", "时间", "日期"),
        TO("to", "addressee", "party", "receiver", "收货方");

        private final List<String> names;

        Field(String... names) {
            this.names = List.of(names);
        }

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The field of this name, if there is one. */
        public static Optional<Field> named(String name) {
            return java.util.Arrays.stream(values())
                    .filter(field -> field.written().equals(name))
                    .findFirst();
        }
    }

    public ImportFile {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        columns = Map.copyOf(columns);
    }

    /** Reads a file and maps its columns by their names; empty when it is no CSV, too long, or has no header. */
    static Optional<ImportFile> read(String text) {
        String tidy = text.startsWith("\uFEFF") ? text.substring(1) : text;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(tidy), format)) {
            for (CSVRecord line : parser) {
                if (rows.size() > ROWS_MAX || line.size() > COLUMNS_MAX) {
                    return Optional.empty();
                }
                rows.add(line.toList());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return Optional.empty(); // an open quote, for example: the caller says what a file must look like
        }
        if (rows.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new ImportFile(rows.get(0), rows.subList(1, rows.size()), mapped(rows.get(0))));
    }

    private static Map<Field, Integer> mapped(List<String> header) {
        Map<Field, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).toLowerCase(Locale.ROOT);
            for (Field field : Field.values()) {
                if (field.names.contains(name)) {
                    columns.putIfAbsent(field, i);
                }
            }
        }
        return columns;
    }

    ImportFile with(Map<Field, Integer> chosen) {
        return new ImportFile(header, rows, chosen);
    }

    /** The name of a field's column, or "". */
    String column(Field field) {
        Integer at = columns.get(field);
        return at == null || at >= header.size() ? "" : header.get(at);
    }

    /** The value of a field in a row, or "". */
    String value(List<String> row, Field field) {
        Integer at = columns.get(field);
        return at == null || at >= row.size() ? "" : row.get(at);
    }

    /** The same file with one cell changed; rows count from 1. */
    ImportFile mended(int row, Field field, String value) {
        Integer at = columns.get(field);
        if (row < 1 || row > rows.size() || at == null) {
            throw new IllegalArgumentException("no cell " + field + " in row " + row);
        }
        List<List<String>> changed = new ArrayList<>(rows);
        List<String> cells = new ArrayList<>(rows.get(row - 1));
        while (cells.size() < header.size()) {
            cells.add("");
        }
        List<String> cut = new ArrayList<>(cells.subList(0, header.size()));
        cut.set(at, value.trim());
        changed.set(row - 1, cut);
        return new ImportFile(header, changed, columns);
    }

    /** As CSV again, exactly as the cells are. */
    String text() {
        StringBuilder out = new StringBuilder(line(header, false));
        rows.forEach(row -> out.append(line(row, false)));
        return out.toString();
    }

    /** One line; safe = no cell can be taken for a formula by a spreadsheet. */
    static String line(List<String> cells, boolean safe) {
        List<String> quoted = cells.stream()
                .map(cell -> safe && cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell)
                .map(cell -> cell.matches("(?s).*[\",\\r\\n].*") || cell.isEmpty()
                        ? '"' + cell.replace("\"", "\"\"") + '"'
                        : cell)
                .toList();
        return String.join(",", quoted) + "\r\n";
    }
}
