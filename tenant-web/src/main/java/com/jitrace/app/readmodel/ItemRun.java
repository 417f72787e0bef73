package com.jitrace.app.readmodel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** Items first…last of a batch that are all in one state, as a row; see {@link Run} for the value. */
@Entity
@Table(name = "rm_run")
public class ItemRun {
    /** Batch and first index. */
    @Embeddable
    public record Id(String ref, int firstIndex) implements Serializable {}

    @EmbeddedId
    private Id id;

    private int lastIndex;
    private String status;
    private String custodian;
    private String addressee;
    private String region;
    private String place;
    private String unit;
    private String lot;

    @SuppressWarnings("NullAway.Init")
    protected ItemRun() {}

    ItemRun(String ref, Run run) {
        this.id = new Id(ref, run.first());
        become(run);
    }

    /** Another run that begins with the same item. */
    final void become(Run run) {
        this.lastIndex = run.last();
        this.status = run.state().status();
        this.custodian = run.state().custodian();
        this.addressee = run.state().addressee();
        this.region = run.state().region();
        this.place = run.state().place();
        this.unit = run.state().unit();
        this.lot = run.state().lot();
    }

    public String ref() {
        return id.ref();
    }

    public Run run() {
        return new Run(id.firstIndex(), lastIndex, state());
    }

    private ItemState state() {
        return new ItemState(status, new ItemState.Custody(custodian, addressee, place), region, unit, lot);
    }
}
