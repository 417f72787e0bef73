package com.jitrace.app.labelling;

import com.jitrace.app.catalogue.Gtin;
import com.jitrace.app.tenancy.OrganisationId;

/**
 * An issued code, found.
 *
 * @param brand organisation that issued it
 * @param index its item in the batch
 * @param batchCount codes in the batch
 */
public record Located(Code code, OrganisationId brand, String productId, Gtin gtin, int index, int batchCount) {
    public String ref() {
        return code.ref();
    }
}
