package com.jitrace.app.readmodel;

/**
 * What the chain says of an item, as far as this party was told.
 *
 * @param status issued, released, sold, cancelled, or "" when this party was never told
 * @param custodian party id, or ""
 * @param addressee party id to whom it was shipped and who has not received it yet, or ""
 * @param region ISO 3166-2 region of the sale, or ""
 */
public record ItemState(String status, String custodian, String addressee, String region) {
    /** Before anything was told. */
    public static final ItemState UNTOLD = new ItemState("", "", "", "");

    public static final String ISSUED = "issued";
    public static final String RELEASED = "released";
    public static final String SOLD = "sold";
    public static final String CANCELLED = "cancelled";

    public ItemState withStatus(String newStatus) {
        return new ItemState(newStatus, custodian, addressee, region);
    }

    public ItemState withCustodian(String party) {
        return new ItemState(status, party, addressee, region);
    }

    public ItemState withAddressee(String party) {
        return new ItemState(status, custodian, party, region);
    }

    public ItemState withRegion(String soldIn) {
        return new ItemState(status, custodian, addressee, soldIn);
    }
}
