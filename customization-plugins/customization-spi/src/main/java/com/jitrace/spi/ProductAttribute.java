package com.jitrace.spi;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One attribute of a product. Values travel and are stored as canonical text (see {@link ValueType}); the empty text means absent.
 *
 * @param id {@code [a-z][a-z0-9-]{0,39}}, unique within its pack, never changed afterwards
 * @param labelKey key in the pack's bundle; {@code labelKey.help} is optional, {@code labelKey.<choice>} names each choice
 */
public record ProductAttribute(String id, String labelKey, ValueType type, boolean required, Optional<Unit> unit) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public ProductAttribute {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("attribute id must match " + ID + ": " + id);
        }
        if (labelKey.isBlank()) {
            throw new IllegalArgumentException("attribute " + id + " needs a label key");
        }
        if (unit.isPresent() && !(type instanceof ValueType.WholeNumber || type instanceof ValueType.Decimal)) {
            throw new IllegalArgumentException("attribute " + id + " is no number and cannot have unit " + unit.get());
        }
    }

    public static ProductAttribute required(String id, String labelKey, ValueType type) {
        return new ProductAttribute(id, labelKey, type, true, Optional.empty());
    }

    public static ProductAttribute optional(String id, String labelKey, ValueType type) {
        return new ProductAttribute(id, labelKey, type, false, Optional.empty());
    }

    public ProductAttribute in(Unit measure) {
        return new ProductAttribute(id, labelKey, type, required, Optional.of(measure));
    }

    /** What is wrong with a value; empty = acceptable. Several problems may be found at once. */
    public List<Problem> check(String value) {
        if (value.isEmpty()) {
            return required ? List.of(Problem.of(id, Problem.MISSING)) : List.of();
        }
        return type.check(id, value);
    }
}
