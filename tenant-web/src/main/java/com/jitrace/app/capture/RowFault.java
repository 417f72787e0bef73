package com.jitrace.app.capture;

/**
 * What is wrong with one cell of an imported file.
 *
 * @param row number of the row, 1 = the first below the header
 * @param column the file's name of the column, or "" for the whole row
 * @param value as it stands in the file, cut to 100 characters
 * @param problem key of the text that says what is wrong
 * @param suggestion what to write instead, or ""
 */
public record RowFault(int row, String column, String value, Kind problem, String suggestion) {
    private static final int VALUE_CHARACTERS_MAX = 100;

    /** The kinds of fault; the names are part of the interface. */
    public enum Kind {
        CELLS,
        CODE_MISSING,
        CODE_MISTYPED,
        CODE_UNKNOWN,
        CODE_TWICE,
        REGION_UNKNOWN,
        REGION_MISSING,
        CITY_TOO_LONG,
        TIME_FORM,
        TIME_WINDOW,
        ADDRESSEE
    }

    public RowFault {
        value = value.substring(0, Math.min(value.length(), VALUE_CHARACTERS_MAX));
    }

    /** Key of its text. */
    public String textKey() {
        return "movements.fault." + problem.name();
    }
}
