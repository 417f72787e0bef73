package com.jitrace.app.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A licence on the chain and how much of it is used. */
@Entity
@Table(name = "rm_licence")
public class CertifiedLicence {
    @Id
    private String id;

    private String brand;
    private long granted;
    private long issued;

    @Column(name = "until_time")
    private long until;

    @SuppressWarnings("NullAway.Init")
    protected CertifiedLicence() {}

    public CertifiedLicence(String id, String brand, long granted, long until) {
        this.id = id;
        this.brand = brand;
        this.granted = granted;
        this.until = until;
    }

    public String id() {
        return id;
    }

    public String brand() {
        return brand;
    }

    /** Codes granted. */
    public long granted() {
        return granted;
    }

    /** Codes issued. */
    public long issued() {
        return issued;
    }

    public long left() {
        return granted - issued;
    }

    /** Last moment of its validity, milliseconds UTC. */
    public long until() {
        return until;
    }

    public void use(long codes) {
        issued += codes;
    }

    /** The operators granted it anew with other figures. */
    public void regrant(long newGranted, long newUntil) {
        granted = newGranted;
        until = newUntil;
    }
}
