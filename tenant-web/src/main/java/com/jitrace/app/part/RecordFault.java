package com.jitrace.app.part;

import java.util.Optional;

/**
 * What is wrong with a record, or with one cell of a file of records.
 *
 * @param row of the file, 1 = the first below the header; 0 = the file as a whole, or a single record
 * @param subject the characteristic, column or code that is meant, or ""
 * @param value as it stands there, cut to 100 characters
 * @param expected what should stand there, or ""
 */
public record RecordFault(int row, String subject, String value, Kind kind, String expected) {
    private static final int VALUE_CHARACTERS_MAX = 100;

    /** The kinds; the names are part of the interface. The last four are deviations of the part, which may be recorded knowingly. */
    public enum Kind {
        CELLS,
        CODE_MISSING,
        CODE_MISTYPED,
        CODE_UNKNOWN,
        CODE_TWICE,
        OTHER_PART,
        REGISTERED_ALREADY,
        UNKNOWN_CHARACTERISTIC,
        VALUE_FORM,
        SERIAL_LONG,
        CERTIFICATE_FORM,
        MISSING,
        WRONG_UNIT,
        OUT_OF_TOLERANCE,
        DIFFERS;

        public boolean isDeviation() {
            return this == MISSING || this == WRONG_UNIT || this == OUT_OF_TOLERANCE || this == DIFFERS;
        }
    }

    public RecordFault {
        value = value.substring(0, Math.min(value.length(), VALUE_CHARACTERS_MAX));
    }

    static RecordFault of(int row, Comparison.Deviation deviation) {
        return new RecordFault(
                row,
                deviation.name(),
                deviation.found(),
                Kind.valueOf(deviation.kind().name()),
                deviation.expected());
    }

    /** Where it is and what should be there, in one line. */
    public String where() {
        String place = row == 0 ? subject : "row " + row + (subject.isEmpty() ? "" : ", " + subject);
        return Optional.of(place).filter(text -> !text.isEmpty()).orElse(value);
    }

    /** Key of its text. */
    public String textKey() {
        return "part.fault." + kind.name();
    }
}
