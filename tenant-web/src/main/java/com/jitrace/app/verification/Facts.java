package com.jitrace.app.verification;

import com.jitrace.app.assembly.ShownPart;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.suspicion.History;
import java.util.List;
import java.util.Optional;

/**
 * What the record says of an item, before anything is compared with the reader.
 *
 * @param state of the item in the read model
 * @param lot as printed, or ""
 * @param retired whether every licence of the brand has ended
 * @param inside the parts that the brand lets everybody see
 * @param sellers authorisations in force to sell the product
 * @param history how often and from where the code was checked
 */
record Facts(
        ItemState state,
        String lot,
        boolean retired,
        Optional<Sheet> sheet,
        List<Verdict.Step> journey,
        List<ShownPart> inside,
        Optional<Verdict.Sale> sale,
        Optional<Verdict.Recall> recall,
        List<CertifiedAuthorisation> sellers,
        History history,
        Verdict.Record record) {
    String status() {
        return state.status();
    }

    /** Whether this was said of a shown part since it was built in. */
    boolean isInside(ShownPart.Condition condition) {
        return inside.stream().anyMatch(part -> part.condition() == condition);
    }

    /** Where the item was last recorded, or "". */
    String lastRegion() {
        return sale.map(Verdict.Sale::region)
                .orElseGet(() -> journey.stream()
                        .map(step -> step.event().region())
                        .filter(region -> !region.isEmpty())
                        .reduce("", (earlier, later) -> later));
    }

    /** Whether somebody is authorised to sell it there, or the brand names a vendor there in the product's sheet. */
    boolean isMarket(String region) {
        return sellers.stream().anyMatch(auth -> auth.coversRegion(region))
                || vendors().stream().anyMatch(vendor -> vendor.region().equals(region));
    }

    /** Whether the record says anything about where the item belongs. */
    boolean saysWhere() {
        return !lastRegion().isEmpty() || !sellers.isEmpty() || !vendors().isEmpty();
    }

    private List<Sheet.Vendor> vendors() {
        return sheet.map(Sheet::vendors).orElse(List.of());
    }

    Verdict.Standing standing() {
        return new Verdict.Standing(status(), lot, history.checks(), history.regions(), history.firstMonth());
    }
}
