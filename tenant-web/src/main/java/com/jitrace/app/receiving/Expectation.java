package com.jitrace.app.receiving;

import java.util.Set;

/**
 * What a gate lets in.
 *
 * @param products part numbers (product ids) that it expects
 * @param elsewhere part numbers that only other gates of the organisation expect
 */
record Expectation(Set<String> products, Set<String> elsewhere) {
    Expectation {
        products = Set.copyOf(products);
        elsewhere = Set.copyOf(elsewhere);
    }
}
