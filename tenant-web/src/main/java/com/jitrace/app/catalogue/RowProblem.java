package com.jitrace.app.catalogue;

import java.util.List;

/**
 * One thing wrong in an uploaded file.
 *
 * @param row line of the data, the first below the header is 1; 0 = the file as a whole
 * @param column name of the column, or ""
 * @param value what stands there, shortened to 80 characters
 * @param code key of the text that says what to do
 * @param arguments for the text
 */
public record RowProblem(int row, String column, String value, String code, List<String> arguments) {
    private static final int VALUE_CHARACTERS_MAX = 80;

    public RowProblem {
        value = value.substring(0, Math.min(value.length(), VALUE_CHARACTERS_MAX));
        arguments = List.copyOf(arguments);
    }

    static RowProblem of(int row, String column, String value, String code, String... arguments) {
        return new RowProblem(row, column, value, code, List.of(arguments));
    }
}
