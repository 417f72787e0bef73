package com.jitrace.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one way the platform checks a product's values against a pack: unknown ids, then each attribute, then all together. */
public final class ProductCheck {
    private ProductCheck() {}

    /** Everything wrong with {@code values} (attribute id → canonical text, empty = absent); empty = acceptable. */
    public static List<Problem> problems(IndustryPack pack, Map<String, String> values) {
        List<Problem> found = new ArrayList<>();
        List<String> known =
                pack.attributes().stream().map(ProductAttribute::id).toList();
        values.keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .forEach(id -> found.add(Problem.of(id, Problem.UNKNOWN_ATTRIBUTE)));
        Map<String, String> present = new LinkedHashMap<>();
        for (ProductAttribute attribute : pack.attributes()) {
            String value = values.getOrDefault(attribute.id(), "");
            found.addAll(attribute.check(value));
            if (!value.isEmpty()) {
                present.put(attribute.id(), value);
            }
        }
        return found.isEmpty() ? List.copyOf(pack.checkTogether(present)) : List.copyOf(found);
    }
}
