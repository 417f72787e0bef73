package com.jitrace.app.readmodel;

/**
 * What the chain says of an item, as far as this party was told. A packed item has the custody of its topmost unit.
 *
 * @param status issued, released, sold, cancelled, destroyed, consumed, or "" when this party was never told
 * @param region ISO 3166-2 region of the sale, or ""
 * @param unit the unit it is directly in, or ""
 * @param lot its production lot, or ""
 */
public record ItemState(String status, Custody custody, String region, String unit, String lot) {
    /**
     * Where it is.
     *
     * @param custodian party id, or ""
     * @param addressee party id to whom it was shipped and who has not received it yet, or ""
     * @param place ISO 3166-2 region where it last came into somebody's hands, or ""
     */
    public record Custody(String custodian, String addressee, String place) {
        public static final Custody NOBODYS = new Custody("", "", "");
    }

    /** Before anything was told. */
    public static final ItemState UNTOLD = new ItemState("", Custody.NOBODYS, "", "", "");

    public static final String ISSUED = "issued";
    public static final String RELEASED = "released";
    public static final String SOLD = "sold";
    public static final String CANCELLED = "cancelled";
    public static final String DESTROYED = "destroyed";
    /** Built into another item. */
    public static final String CONSUMED = "consumed";

    public String custodian() {
        return custody.custodian();
    }

    public String addressee() {
        return custody.addressee();
    }

    public String place() {
        return custody.place();
    }

    public ItemState withStatus(String newStatus) {
        return new ItemState(newStatus, custody, region, unit, lot);
    }

    public ItemState withCustody(Custody held) {
        return new ItemState(status, held, region, unit, lot);
    }

    public ItemState withCustodian(String party) {
        return withCustody(new Custody(party, addressee(), place()));
    }

    public ItemState withAddressee(String party) {
        return withCustody(new Custody(custodian(), party, place()));
    }

    /** "" leaves it where it was. */
    public ItemState withPlace(String seenIn) {
        return seenIn.isEmpty() ? this : withCustody(new Custody(custodian(), addressee(), seenIn));
    }

    public ItemState withRegion(String soldIn) {
        return new ItemState(status, custody, soldIn, unit, lot);
    }

    public ItemState withUnit(String packedIn) {
        return new ItemState(status, custody, region, packedIn, lot);
    }

    public ItemState withLot(String madeIn) {
        return new ItemState(status, custody, region, unit, madeIn);
    }

    /** As before an entry: what came out of a unit stays out, in the hands it came into (decision 0012). */
    public ItemState asBefore(ItemState prior) {
        Custody back =
                prior.unit.isEmpty() ? prior.custody : new Custody(custodian(), prior.addressee(), prior.place());
        return new ItemState(prior.status, back, prior.region, unit, prior.lot);
    }
}
