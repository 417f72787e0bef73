package com.jitrace.app.tenancy;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An organisation on the platform; a row of the control database. */
@Entity
@Table(name = "organisation")
public class Organisation {
    /** What an organisation is here for. */
    public enum Kind {
        OPERATOR,
        BRAND,
        PARTNER
    }

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String name;
    private @Nullable String domain;
    private String prefixes;
    private long createdAt;
    private @Nullable String provedBy;
    private long provedAt;

    @SuppressWarnings("NullAway.Init")
    protected Organisation() {}

    Organisation(OrganisationId id, Kind kind, String name, @Nullable String domain, String prefixes, long createdAt) {
        this.id = id.value();
        this.kind = kind;
        this.name = name;
        this.domain = domain;
        this.prefixes = prefixes;
        this.createdAt = createdAt;
    }

    Organisation proved(String by, long at) {
        provedBy = by;
        provedAt = at;
        return this;
    }

    /** How the domain was proved ("DNS", "HTTPS", "FILE"), or "". */
    public String provedBy() {
        return provedBy == null ? "" : provedBy;
    }

    /** When the proof was found, milliseconds UTC, or 0. */
    public long provedAt() {
        return provedAt;
    }

    public OrganisationId id() {
        return new OrganisationId(id);
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** The verified domain, or empty when none was given. */
    public String domain() {
        return domain == null ? "" : domain;
    }

    public long createdAt() {
        return createdAt;
    }

    /** GS1 company prefixes that the operators saw a licence for, separated by blanks. */
    public String prefixes() {
        return prefixes;
    }
}
