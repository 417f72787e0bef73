package com.jitrace.app.capture;

import com.jitrace.app.capture.ImportFile.Field;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads every row of a file and says what is wrong with which cell; nothing is written. */
final class ImportCheck {
    static final int CITY_CHARACTERS_MAX = 80;
    private static final int SUGGESTED_CODES_MAX = 200;
    private static final long AGE_MILLIS_MAX = com.jitrace.chain.entry.Limits.EVENT_AGE_MILLIS_MAX - 3_600_000L;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]");

    /** A row without fault. */
    record Good(int row, Located item, Optional<Where> where, long at, String to) {}

    /** What a file holds. */
    record Result(List<Good> good, List<RowFault> faults) {}

    /** The regions that there are, and those nearest to what was typed. */
    interface RegionTable {
        boolean known(String code);

        List<String> nearest(String typed);
    }

    /** Which codes were issued. */
    interface CodeTable {
        Map<Code, Located> locate(List<Code> codes);

        /** Issued codes a slip of the hand away. */
        List<Code> nearest(String mistyped);
    }

    private final ImportFile file;
    private final String act;
    private final long now;
    private final CodeTable codes;
    private final RegionTable regions;
    private final Map<String, Integer> firstRow = new HashMap<>();
    private final List<RowFault> faults = new ArrayList<>();
    private int suggestedCodes;

    ImportCheck(ImportFile file, String act, long now, CodeTable codes, RegionTable regions) {
        this.file = file;
        this.act = act;
        this.now = now;
        this.codes = codes;
        this.regions = regions;
    }

    Result check() {
        List<Optional<Code>> typed = file.rows().stream()
                .map(row -> Code.read(SelectedItems.bare(file.value(row, Field.CODE))))
                .toList();
        Map<Code, Located> located =
                codes.locate(typed.stream().flatMap(Optional::stream).toList());
        List<Good> good = new ArrayList<>();
        for (int i = 0; i < file.rows().size(); i++) {
            int before = faults.size();
            List<String> row = file.rows().get(i);
            Optional<Located> item = cells(i + 1, row) ? item(i + 1, row, typed.get(i), located) : Optional.empty();
            Optional<Where> where = where(i + 1, row);
            Optional<Long> at = at(i + 1, row);
            String to = to(i + 1, row);
            if (faults.size() == before && item.isPresent() && at.isPresent()) {
                good.add(new Good(i + 1, item.get(), where, at.get(), to));
            }
        }
        return new Result(good, faults);
    }

    private boolean cells(int number, List<String> row) {
        if (row.size() != file.header().size()) {
            fault(number, "", String.join(",", row), RowFault.Kind.CELLS, String.join(",", file.header()));
            return false;
        }
        return true;
    }

    private Optional<Located> item(int number, List<String> row, Optional<Code> code, Map<Code, Located> located) {
        String typed = file.value(row, Field.CODE);
        String column = file.column(Field.CODE);
        if (typed.isEmpty()) {
            return no(number, column, typed, RowFault.Kind.CODE_MISSING, "");
        } else if (code.isEmpty()) {
            return no(number, column, typed, RowFault.Kind.CODE_MISTYPED, nearestCode(typed));
        }
        Integer earlier = firstRow.putIfAbsent(code.get().value(), number);
        if (earlier != null) {
            return no(number, column, typed, RowFault.Kind.CODE_TWICE, String.valueOf(earlier));
        }
        Located found = located.get(code.get());
        return found == null ? no(number, column, typed, RowFault.Kind.CODE_UNKNOWN, "") : Optional.of(found);
    }

    private String nearestCode(String typed) {
        if (++suggestedCodes > SUGGESTED_CODES_MAX) {
            return "";
        }
        List<Code> near = codes.nearest(SelectedItems.bare(typed));
        return near.size() == 1 ? near.get(0).value() : "";
    }

    private Optional<Where> where(int number, List<String> row) {
        String region = file.value(row, Field.REGION).toUpperCase(java.util.Locale.ROOT);
        String city = file.value(row, Field.CITY);
        if (city.length() > CITY_CHARACTERS_MAX) {
            fault(
                    number,
                    file.column(Field.CITY),
                    city,
                    RowFault.Kind.CITY_TOO_LONG,
                    city.substring(0, CITY_CHARACTERS_MAX));
        }
        if (region.isEmpty()) {
            if (act.equals("sell") && row.size() == file.header().size()) {
                fault(number, file.column(Field.REGION), "", RowFault.Kind.REGION_MISSING, "");
            }
            return Optional.empty();
        }
        if (!regions.known(region)) {
            String nearest = String.join(" ", regions.nearest(file.value(row, Field.REGION)));
            fault(
                    number,
                    file.column(Field.REGION),
                    file.value(row, Field.REGION),
                    RowFault.Kind.REGION_UNKNOWN,
                    nearest);
            return Optional.empty();
        }
        return Where.read(region, city);
    }

    private Optional<Long> at(int number, List<String> row) {
        String typed = file.value(row, Field.AT);
        if (typed.isEmpty()) {
            return Optional.of(now);
        }
        Optional<Long> time = millis(typed);
        if (time.isEmpty()) {
            return no(number, file.column(Field.AT), typed, RowFault.Kind.TIME_FORM, example());
        }
        if (time.get() > now || time.get() < now - AGE_MILLIS_MAX) {
            return no(number, file.column(Field.AT), typed, RowFault.Kind.TIME_WINDOW, example());
        }
        return time;
    }

    private String example() {
        return Instant.ofEpochMilli(now - now % 60_000L).toString();
    }

    /** ISO 8601 with an offset, or without one in UTC. */
    static Optional<Long> millis(String typed) {
        List<Function<String, Instant>> forms = List.of(
                text -> OffsetDateTime.parse(text).toInstant(),
                text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
                text -> LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC));
        for (Function<String, Instant> form : forms) {
            try {
                return Optional.of(form.apply(typed).toEpochMilli());
            } catch (DateTimeException | ArithmeticException e) {
                continue; // the next form may fit
            }
        }
        return Optional.empty();
    }

    private String to(int number, List<String> row) {
        String to = file.value(row, Field.TO);
        if (act.equals("ship") && row.size() == file.header().size() && !to.matches("[0-9a-f]{32}")) {
            fault(number, file.column(Field.TO), to, RowFault.Kind.ADDRESSEE, "");
        }
        return to;
    }

    private <T> Optional<T> no(int number, String column, String value, RowFault.Kind kind, String suggestion) {
        fault(number, column, value, kind, suggestion);
        return Optional.empty();
    }

    private void fault(int number, String column, String value, RowFault.Kind kind, String suggestion) {
        faults.add(new RowFault(number, column, value, kind, suggestion));
    }
}
