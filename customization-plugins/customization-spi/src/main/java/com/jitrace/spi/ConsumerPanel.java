package com.jitrace.spi;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of the consumer page, below the verdict. The page includes the facelet with {@code ui:include} and two parameters:
 * {@code attributes}, a {@code Map<String,String>} from attribute id to formatted value that holds only what the product has, and
 * {@code msg}, a {@code Map<String,String>} of the pack's texts in the visitor's language. Plain HTML: no forms, no script, no
 * Faces state, no style attribute (the content security policy would drop them).
 *
 * @param facelet {@code /packs/<pack id>/….xhtml}, found in the pack's {@code META-INF/resources}
 * @param stylesheet path of the same kind ending in {@code .css}; the page links it
 * @param attributeIds the attributes it shows; the panel is left out when the product has none of them
 */
public record ConsumerPanel(String facelet, String stylesheet, List<String> attributeIds) {
    private static final Pattern FACELET = Pattern.compile("/packs/[a-z0-9-]+/[a-z0-9-]+\\.xhtml");
    private static final Pattern STYLESHEET = Pattern.compile("/packs/[a-z0-9-]+/[a-z0-9-]+\\.css");

    public ConsumerPanel {
        if (!FACELET.matcher(facelet).matches()) {
            throw new IllegalArgumentException("panel facelet must match " + FACELET + ": " + facelet);
        }
        if (!STYLESHEET.matcher(stylesheet).matches()) {
            throw new IllegalArgumentException("panel stylesheet must match " + STYLESHEET + ": " + stylesheet);
        }
        attributeIds = List.copyOf(attributeIds);
        if (attributeIds.isEmpty()) {
            throw new IllegalArgumentException("panel " + facelet + " shows no attribute");
        }
    }
}
