package com.jitrace.app.tenancy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The name under which one organisation appears on the chain when it acts for one tenant. */
@Entity
@Table(name = "party")
public class Party {
    @Id
    private String id;

    private String organisationId;
    private String tenantId;
    private String kind;

    @SuppressWarnings("NullAway.Init")
    protected Party() {}

    Party(String id, OrganisationId organisation, OrganisationId tenant, String kind) {
        this.id = id;
        this.organisationId = organisation.value();
        this.tenantId = tenant.value();
        this.kind = kind;
    }

    /** Party id on the chain: 32 hex digits, random. */
    public String id() {
        return id;
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** The brand for which the party acts; the organisation itself for its own party. */
    public OrganisationId tenant() {
        return new OrganisationId(tenantId);
    }

    public String kind() {
        return kind;
    }
}
