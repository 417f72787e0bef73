package com.jitrace.app.part;

import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Party;
import java.util.Set;

/**
 * What an organisation has to know to register parts of one part number.
 *
 * @param party as which it speaks for the manufacturer
 * @param own whether it is the manufacturer itself
 * @param specification the newest
 * @param batches references of the batches that it may use; empty for the manufacturer, which may use all of its own
 */
record Assignment(
        OrganisationId manufacturer,
        Party party,
        boolean own,
        PartNumber number,
        SpecificationVersion specification,
        Set<String> batches) {
    Assignment {
        batches = Set.copyOf(batches);
    }

    String product() {
        return number.productId();
    }

    boolean mayUse(String ref) {
        return own || batches.contains(ref);
    }
}
