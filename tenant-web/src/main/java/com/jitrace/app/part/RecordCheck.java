package com.jitrace.app.part;

import com.jitrace.app.part.RecordFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one record's texts against its specification; touches nothing. */
final class RecordCheck {
    /**
     * A record as it was typed or stands in a file.
     *
     * @param values texts with their units, by name of the characteristic; blank ones count as not given
     */
    record Typed(String serial, String certificate, Map<String, Cell> values) {}

    /** A value with its unit. */
    record Cell(String text, String unit) {}

    /**
     * What came of it.
     *
     * @param record empty when something cannot be written at all; deviations alone do not hinder it
     */
    record Result(Optional<PartRecord> record, List<RecordFault> faults) {}

    private final Specification specification;
    private final String hash;
    private final String product;
    private final int row;
    private final List<RecordFault> faults = new ArrayList<>();

    RecordCheck(Assignment assignment, int row) {
        this(assignment.specification().specification(), assignment.product(), row);
    }

    RecordCheck(Specification specification, String product, int row) {
        this.specification = specification;
        this.hash = specification.hash();
        this.product = product;
        this.row = row;
    }

    Result check(String subject, Typed typed) {
        Measured measured = measured(typed.values());
        if (typed.serial().length() > PartRecord.SERIAL_CHARACTERS_MAX) {
            fault("serial", typed.serial(), Kind.SERIAL_LONG);
        }
        if (!typed.certificate().isEmpty() && !Attachment.isHash(typed.certificate())) {
            fault("certificate", typed.certificate(), Kind.CERTIFICATE_FORM);
        }
        boolean writable = faults.isEmpty();
        specification.compare(measured).deviations().forEach(one -> faults.add(RecordFault.of(row, one)));
        return new Result(
                writable
                        ? Optional.of(
                                new PartRecord(subject, product, hash, typed.serial(), typed.certificate(), measured))
                        : Optional.empty(),
                List.copyOf(faults));
    }

    private Measured measured(Map<String, Cell> typed) {
        Map<String, Measured.Value> values = new TreeMap<>();
        typed.forEach((name, cell) -> {
            if (cell.text().isBlank()) {
                return;
            }
            boolean known = specification.characteristics().stream()
                    .anyMatch(one -> one.name().equals(name));
            boolean readable = cell.text().length() <= Measured.Value.CHARACTERS_MAX
                    && (cell.unit().isEmpty() || Characteristic.isUnit(cell.unit()));
            if (!known) {
                fault(name, cell.text(), Kind.UNKNOWN_CHARACTERISTIC);
            } else if (!readable) {
                fault(name, cell.text(), Kind.VALUE_FORM);
            } else {
                values.put(name, new Measured.Value(cell.text().strip(), cell.unit()));
            }
        });
        return new Measured(values);
    }

    private void fault(String subject, String value, Kind kind) {
        faults.add(new RecordFault(row, subject, value, kind, ""));
    }
}
