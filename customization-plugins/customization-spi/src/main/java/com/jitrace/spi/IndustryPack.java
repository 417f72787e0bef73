package com.jitrace.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One industry's additions to the platform. A pack registers one bean of this type from a CDI portable extension; a tenant sees
 * it after an operator has enabled it. Everything here is pure: same answers always, no clock, no input or output; it is called
 * from many threads. A pack adds knowledge and never takes any away: it cannot change what a block may contain.
 *
 * <p>Every method except the first three may be left out. A pack's tests extend {@code IndustryPackContract} (test-jar of this
 * module), which says in executable form what the platform relies on.
 */
public interface IndustryPack {
    /** {@code [a-z][a-z0-9-]{1,30}}, unique in an installation, never changed afterwards: stored with product data. */
    String id();

    /** The pack's own version, for people. */
    String version();

    /** Name for people who read no other language; the bundle key {@link PackTexts#NAME} holds the translated one. */
    String name();

    /** Attributes of a product in the order a form shows them; ids unique within the pack. */
    default List<ProductAttribute> attributes() {
        return List.of();
    }

    /**
     * What is wrong with the values taken together, beyond what each attribute refuses by itself. Called only with values that
     * every attribute accepts; absent values are absent from the map. Codes of its problems are keys of the pack's bundle.
     */
    default List<Problem> checkTogether(Map<String, String> values) {
        return List.of();
    }

    /** The panel this pack adds to the page a consumer sees. */
    default Optional<ConsumerPanel> consumerPanel() {
        return Optional.empty();
    }

    /** The pack's texts; without them attributes have no labels, so a pack with attributes or a panel needs them. */
    default Optional<MessageBundle> messages() {
        return Optional.empty();
    }
}
