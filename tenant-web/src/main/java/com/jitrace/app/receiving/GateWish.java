package com.jitrace.app.receiving;

import java.util.Set;

/**
 * A gate as somebody wants it.
 *
 * @param name up to 80 characters
 * @param region ISO 3166-2
 * @param site up to 80 characters
 * @param products part numbers that it expects, by product id
 */
public record GateWish(String name, String region, String site, Set<String> products, Sampling sampling) {
    public static final int TEXT_CHARACTERS_MAX = 80;
    public static final int PRODUCTS_MAX = 1_000;

    public GateWish {
        name = name.trim();
        site = site.trim();
        products = Set.copyOf(products);
    }
}
