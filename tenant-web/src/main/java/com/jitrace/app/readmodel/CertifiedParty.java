package com.jitrace.app.readmodel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A party whose entry is on the chain. */
@Entity
@Table(name = "rm_party")
public class CertifiedParty {
    @Id
    private String id;

    private String kind;
    private @Nullable String name;
    private long height;

    @SuppressWarnings("NullAway.Init")
    protected CertifiedParty() {}

    public CertifiedParty(String id, String kind, @Nullable String name, long height) {
        this.id = id;
        this.kind = kind;
        this.name = name;
        this.height = height;
    }

    public String id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    /** The clear name, which only brands have; otherwise "". */
    public String name() {
        return name == null ? "" : name;
    }

    public long height() {
        return height;
    }
}
