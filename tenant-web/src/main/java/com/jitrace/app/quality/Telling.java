package com.jitrace.app.quality;

import com.jitrace.app.tenancy.OrganisationId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A notice on its way to one manufacturer; a row of the supplier's database. Its id is the notice's id at the manufacturer. */
@Entity
@Table(name = "quality_notice_telling")
public class Telling {
    @Id
    private String id;

    private String noticeId;
    private String tenantId;
    private String partyId;
    private long triedAt;
    private long toldAt;

    @SuppressWarnings("NullAway.Init")
    protected Telling() {}

    Telling(String id, String noticeId, OrganisationId tenant, String party) {
        this.id = id;
        this.noticeId = noticeId;
        this.tenantId = tenant.value();
        this.partyId = party;
    }

    String id() {
        return id;
    }

    String noticeId() {
        return noticeId;
    }

    OrganisationId tenant() {
        return new OrganisationId(tenantId);
    }

    /** The supplier's party for this manufacturer. */
    String party() {
        return partyId;
    }

    /** Milliseconds UTC; 0 = not yet. */
    long toldAt() {
        return toldAt;
    }

    void tried(long now) {
        triedAt = now;
    }

    void told(long now) {
        if (toldAt == 0) {
            toldAt = now;
        }
    }
}
