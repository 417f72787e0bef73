package com.jitrace.app.projection;

import com.jitrace.app.tenancy.OrganisationId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Whose batch a code's first five symbols name; a row of the control database, projected from the chain. */
@Entity
@Table(name = "batch_reference")
public class BatchReference {
    @Id
    private String ref;

    private String organisationId;
    private long height;

    @SuppressWarnings("NullAway.Init")
    protected BatchReference() {}

    BatchReference(String ref, OrganisationId organisation, long height) {
        this.ref = ref;
        this.organisationId = organisation.value();
        this.height = height;
    }

    public String ref() {
        return ref;
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public long height() {
        return height;
    }
}
