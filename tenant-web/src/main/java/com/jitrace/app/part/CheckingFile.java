package com.jitrace.app.part;

import com.jitrace.app.capture.Commissioning;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.part.RecordFault.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks every row of a file of records; the rows' items were looked up before. */
final class CheckingFile {
    /**
     * A row that can be written.
     *
     * @param deviates whether it deviates from its specification
     */
    record Good(int row, PartRecord record, boolean deviates) {}

    /** What came of it. */
    record Result(List<Good> good, List<RecordFault> faults) {}

    private final RecordFile file;
    private final Optional<Assignment> assignment;
    private final Map<Code, Located> located;
    private final Map<String, Integer> firstRow = new HashMap<>();
    private final List<Good> good = new ArrayList<>();
    private final List<RecordFault> faults = new ArrayList<>();

    CheckingFile(RecordFile file, Optional<Assignment> assignment, Map<Code, Located> located) {
        this.file = file;
        this.assignment = assignment;
        this.located = located;
    }

    static List<Code> codes(RecordFile file) {
        return file.rows().stream()
                .flatMap(row -> Commissioning.read(file.code(row)).stream())
                .toList();
    }

    Result check() {
        for (int i = 0; i < file.rows().size(); i++) {
            row(i + 1, file.rows().get(i));
        }
        return new Result(List.copyOf(good), List.copyOf(faults));
    }

    private void row(int number, List<String> row) {
        if (!file.isWhole(row)) {
            fault(number, "", String.join(",", row), Kind.CELLS, String.join(",", file.header()));
            return;
        }
        Optional<Located> item = item(number, file.code(row));
        if (item.isEmpty() || assignment.isEmpty()) {
            return;
        }
        RecordCheck.Result result = new RecordCheck(assignment.get(), number)
                .check(item.get().ref() + "/" + item.get().index(), file.typed(row));
        faults.addAll(result.faults());
        result.record()
                .ifPresent(record ->
                        good.add(new Good(number, record, !result.faults().isEmpty())));
    }

    private Optional<Located> item(int number, String typed) {
        Optional<Code> code = Commissioning.read(typed);
        if (code.isEmpty()) {
            Kind kind = typed.isEmpty() ? Kind.CODE_MISSING : Kind.CODE_MISTYPED;
            return fault(number, "code", typed, kind, "");
        }
        Integer earlier = firstRow.putIfAbsent(code.get().value(), number);
        if (earlier != null) {
            return fault(number, "code", typed, Kind.CODE_TWICE, String.valueOf(earlier));
        }
        Located item = located.get(code.get());
        if (item == null || assignment.isEmpty()) {
            return fault(number, "code", typed, Kind.CODE_UNKNOWN, "");
        }
        boolean samePart = item.brand().equals(assignment.get().manufacturer())
                && item.productId().equals(assignment.get().product());
        if (!samePart) {
            return fault(number, "code", typed, Kind.OTHER_PART, "");
        }
        return assignment.get().mayUse(item.ref())
                ? Optional.of(item)
                : fault(number, "code", typed, Kind.CODE_UNKNOWN, "");
    }

    private Optional<Located> fault(int row, String column, String value, Kind kind, String expected) {
        faults.add(new RecordFault(row, column, value, kind, expected));
        return Optional.empty();
    }
}
