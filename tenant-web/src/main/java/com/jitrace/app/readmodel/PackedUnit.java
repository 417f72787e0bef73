package com.jitrace.app.readmodel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A unit on the chain: a pallet, a case. Every unit stands in every read model, because it is packed before it is known who will be told of
 * it (decision 0023); whether an organisation may look into it is another question.
 */
@Entity
@Table(name = "rm_unit")
public class PackedUnit {
    @Id
    private String id;

    private String custodian;
    private String addressee;
    private String inside;
    private String place;
    private long lastLeaf;

    @SuppressWarnings("NullAway.Init")
    protected PackedUnit() {}

    public PackedUnit(String id, String custodian) {
        this.id = id;
        this.custodian = custodian;
        this.addressee = "";
        this.inside = "";
        this.place = "";
    }

    public String id() {
        return id;
    }

    public ItemState.Custody custody() {
        return new ItemState.Custody(custodian, addressee, place);
    }

    /** The unit it is directly in, or "". */
    public String inside() {
        return inside;
    }

    /** Log index of the last entry of its history. */
    public long lastLeaf() {
        return lastLeaf;
    }

    public void heldAs(ItemState.Custody custody) {
        custodian = custody.custodian();
        addressee = custody.addressee();
        place = custody.place();
    }

    public void packedInto(String unit) {
        inside = unit;
    }

    public void touched(long leaf) {
        lastLeaf = leaf;
    }
}
