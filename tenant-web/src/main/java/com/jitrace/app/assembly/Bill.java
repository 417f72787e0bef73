package com.jitrace.app.assembly;

import com.jitrace.app.part.Tracing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a product is designed to be made of.
 *
 * @param version from 1; 0 = nobody has said it yet
 */
public record Bill(String product, int version, List<Line> lines) {
    /** Most part numbers in one bill. */
    public static final int LINES_MAX = 500;
    /** Most pieces of one part number in one item. */
    public static final long QUANTITY_MAX = 1_000_000;

    /**
     * So many of one part number.
     *
     * @param part product id of the part number
     * @param quantity pieces, 1 to 1,000,000
     * @param tracing piece: every one is scanned; lot: counted out of a production lot; none: not recorded
     * @param shown whether the product's page shows what the record says of it
     */
    public record Line(String part, long quantity, Tracing tracing, boolean shown) {
        public Line {
            if (quantity < 1 || quantity > QUANTITY_MAX) {
                throw new IllegalArgumentException("a quantity is 1 to " + QUANTITY_MAX + ", not " + quantity);
            }
        }

        /** Not on the product's page. */
        public Line(String part, long quantity, Tracing tracing) {
            this(part, quantity, tracing, false);
        }

        /** The same, on the product's page or not. */
        public Line shown(boolean onThePage) {
            return new Line(part, quantity, tracing, onThePage);
        }
    }

    public Bill {
        lines = List.copyOf(lines);
    }

    /** Whether the product's page shows a part of it. */
    boolean showsParts() {
        return lines.stream().anyMatch(Line::shown);
    }

    /** What is wrong with it by itself: the key of a text, or nothing. */
    Optional<String> fault() {
        Set<String> seen = new HashSet<>();
        if (lines.isEmpty()) {
            return Optional.of("assembly.bill-empty");
        } else if (lines.size() > LINES_MAX) {
            return Optional.of("assembly.bill-long");
        } else if (lines.stream().anyMatch(line -> line.part().equals(product))) {
            return Optional.of("assembly.bill-itself");
        } else if (!lines.stream().allMatch(line -> seen.add(line.part()))) {
            return Optional.of("assembly.bill-twice");
        } else if (lines.stream().anyMatch(line -> line.shown() && line.tracing() == Tracing.NONE)) {
            return Optional.of("assembly.bill-shown");
        }
        return Optional.empty();
    }
}
