package com.jitrace.app.keyring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The Ed25519 key with which the organisation signs as one party; the seed is wrapped. */
@Entity
@Table(name = "party_key")
public class PartyKey {
    @Id
    private String partyId;

    private String tenantId;
    private String keyId;
    private byte[] publicKey;
    private byte[] wrappedSeed;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected PartyKey() {}

    PartyKey(String partyId, String tenantId, String keyId, byte[] publicKey, byte[] wrappedSeed, long createdAt) {
        this.partyId = partyId;
        this.tenantId = tenantId;
        this.keyId = keyId;
        this.publicKey = publicKey;
        this.wrappedSeed = wrappedSeed;
        this.createdAt = createdAt;
    }

    public String partyId() {
        return partyId;
    }

    /** Organisation id of the brand for which the party acts. */
    public String tenantId() {
        return tenantId;
    }

    /** Key id on the chain: 32 hex digits. */
    public String keyId() {
        return keyId;
    }

    /** Raw Ed25519 public key, 32 bytes (RFC 8032). */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    byte[] wrappedSeed() {
        return wrappedSeed;
    }

    long createdAt() {
        return createdAt;
    }
}
