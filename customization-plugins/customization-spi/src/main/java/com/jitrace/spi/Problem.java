package com.jitrace.spi;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that is wrong with one value, for a person to correct.
 *
 * @param attributeId the attribute it is shown beside
 * @param code one of the constants here (texts in {@link PackTexts#problem}), or a key of the pack's own bundle
 * @param arguments for the text's {@code {0}}, {@code {1}}…: limits, never the value itself
 */
public record Problem(String attributeId, String code, List<String> arguments) {
    public static final String MISSING = "attribute.missing";
    public static final String UNKNOWN_ATTRIBUTE = "attribute.unknown";
    public static final String TOO_LONG = "attribute.too-long";
    public static final String NOT_IN_FORM = "attribute.not-in-form";
    public static final String NOT_A_NUMBER = "attribute.not-a-number";
    public static final String NOT_A_WHOLE_NUMBER = "attribute.not-a-whole-number";
    public static final String TOO_MANY_DECIMALS = "attribute.too-many-decimals";
    public static final String TOO_SMALL = "attribute.too-small";
    public static final String TOO_LARGE = "attribute.too-large";
    public static final String NOT_A_DAY = "attribute.not-a-day";
    public static final String NOT_A_CHOICE = "attribute.not-a-choice";

    public Problem {
        arguments = List.copyOf(arguments);
        if (code.isBlank()) {
            throw new IllegalArgumentException("a problem of " + attributeId + " needs a code");
        }
    }

    public static Problem of(String attributeId, String code, Object... arguments) {
        return new Problem(
                attributeId, code, Stream.of(arguments).map(Object::toString).toList());
    }
}
