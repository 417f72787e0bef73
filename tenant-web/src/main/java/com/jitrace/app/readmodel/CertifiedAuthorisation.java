package com.jitrace.app.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** An authorisation on the chain: by whom, to whom, for which acts, products and regions, from when to when. */
@Entity
@Table(name = "rm_authorisation")
public class CertifiedAuthorisation {
    @Id
    private String id;

    private String byParty;
    private String toParty;
    private String acts;
    private String products;
    private String regions;

    @Column(name = "from_time")
    private long from;

    @Column(name = "until_time")
    private long until;

    private long revokedAt;

    @SuppressWarnings("NullAway.Init")
    protected CertifiedAuthorisation() {}

    public CertifiedAuthorisation(
            String id,
            String byParty,
            String toParty,
            List<String> acts,
            List<String> products,
            List<String> regions,
            long from,
            long until) {
        this.id = id;
        this.byParty = byParty;
        this.toParty = toParty;
        this.acts = String.join(" ", acts);
        this.products = String.join(" ", products);
        this.regions = String.join(" ", regions);
        this.from = from;
        this.until = until;
    }

    public String id() {
        return id;
    }

    public String byParty() {
        return byParty;
    }

    public String toParty() {
        return toParty;
    }

    public List<String> acts() {
        return List.of(acts.split(" "));
    }

    /** Product ids, or "*". */
    public List<String> products() {
        return List.of(products.split(" "));
    }

    /** ISO 3166-2 regions or ISO 3166-1 countries, or "*". */
    public List<String> regions() {
        return List.of(regions.split(" "));
    }

    public long from() {
        return from;
    }

    public long until() {
        return until;
    }

    public boolean revoked() {
        return revokedAt > 0;
    }

    /** Block time of the revocation; 0 = not revoked. */
    public long revokedAt() {
        return revokedAt;
    }

    public void revoke(long at) {
        revokedAt = at;
    }

    /** Whether it allows an act at a time; the validators judge again, as of the block. */
    public boolean allows(String act, long time) {
        return !revoked() && from <= time && time <= until && acts().contains(act);
    }

    /** Whether its scope covers a product. */
    public boolean covers(String product) {
        return products().contains("*") || products().contains(product);
    }

    /** Whether its scope covers an ISO 3166-2 region. */
    public boolean coversRegion(String region) {
        return regions().contains("*")
                || regions().contains(region)
                || region.length() > 2 && regions().contains(region.substring(0, 2));
    }
}
