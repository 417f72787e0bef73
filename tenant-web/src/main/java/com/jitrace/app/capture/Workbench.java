package com.jitrace.app.capture;

import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.tenancy.OrganisationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies on a workbench: an item and what is to go into it or come out of it, as this organisation knows them.
 *
 * @param item empty when its code is nothing that this organisation knows
 * @param inside pieces that are in the item already, by product
 * @param troubles codes that cannot be read or are of nobody this organisation works for
 */
public record Workbench(
        Optional<Piece> item,
        List<Piece> parts,
        List<Counted> counted,
        Map<String, Long> inside,
        List<Recorded.Trouble> troubles) {
    /**
     * One item.
     *
     * @param code as printed
     * @param held whether it is in this organisation's hands, and not under way
     */
    public record Piece(
            String code,
            String ref,
            int index,
            String productId,
            OrganisationId brand,
            ItemState state,
            boolean held,
            boolean recalled) {
        /** {@code ref/index}. */
        public String name() {
            return ref + "/" + index;
        }
    }

    /**
     * So many counted pieces of a lot.
     *
     * @param lot id on the chain, 32 hex digits
     * @param productId whose lot it is, or "" when this organisation was not told
     * @param there pieces that this organisation has
     */
    public record Counted(String lot, String productId, long quantity, long there) {}

    public Workbench {
        parts = List.copyOf(parts);
        counted = List.copyOf(counted);
        inside = Map.copyOf(inside);
        troubles = List.copyOf(troubles);
    }

    Workbench withInside(Map<String, Long> pieces) {
        return new Workbench(item, parts, counted, pieces, troubles);
    }
}
