package com.jitrace.app.keyring;

import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.hibernate.Session;

/** Makes, keeps and opens an organisation's keys, inside a transaction on that organisation's database. */
@ApplicationScoped
public class Keyring {
    private static final int KEY_BYTES = 32;

    private final KeyEncryptionKey kek;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    Keyring(KeyEncryptionKey kek, Clock clock, RandomGenerator chance) {
        this.kek = kek;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Keyring() {
        this(null, null, null);
    }

    /** The party's signing key; made at the first call. */
    public PartyKey partyKey(Session session, OrganisationId organisation, String partyId, OrganisationId tenant) {
        PartyKey found = session.find(PartyKey.class, partyId);
        if (found != null) {
            return found;
        }
        byte[] seed = random();
        PartyKey added = new PartyKey(
                partyId,
                tenant.value(),
                OrganisationId.random(chance).value(),
                new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded(),
                Wrapping.wrap(
                        organisationKey(session, organisation),
                        seed,
                        organisation.value(),
                        "party seed",
                        partyId,
                        chance),
                clock.millis());
        session.persist(added);
        return added;
    }

    /** Every party this organisation can sign as. */
    public List<PartyKey> partyKeys(Session session) {
        return session.createQuery("from PartyKey k order by k.partyId", PartyKey.class)
                .list();
    }

    /** The Ed25519 seed (32 bytes) of a party's key; throws when this organisation has no such party. */
    public byte[] seed(Session session, OrganisationId organisation, PartyKey key) {
        return Wrapping.unwrap(
                organisationKey(session, organisation),
                key.wrappedSeed(),
                organisation.value(),
                "party seed",
                key.partyId());
    }

    /** A new random batch key (32 bytes). */
    public byte[] newBatchKey() {
        return random();
    }

    /** Wraps the key of a batch of codes for storage beside the batch. */
    public byte[] wrapBatchKey(Session session, OrganisationId organisation, String ref, byte[] batchKey) {
        return Wrapping.wrap(
                organisationKey(session, organisation), batchKey, organisation.value(), "batch key", ref, chance);
    }

    /** Opens a wrapped batch key. */
    public byte[] unwrapBatchKey(Session session, OrganisationId organisation, String ref, byte[] wrapped) {
        return Wrapping.unwrap(organisationKey(session, organisation), wrapped, organisation.value(), "batch key", ref);
    }

    private byte[] organisationKey(Session session, OrganisationId organisation) {
        OrganisationKey found = session.find(OrganisationKey.class, OrganisationKey.ONLY);
        if (found != null) {
            return Wrapping.unwrap(kek.bytes(), found.wrapped(), organisation.value(), "organisation key", "");
        }
        byte[] key = random();
        session.persist(new OrganisationKey(
                Wrapping.wrap(kek.bytes(), key, organisation.value(), "organisation key", "", chance), clock.millis()));
        return key;
    }

    private byte[] random() {
        byte[] bytes = new byte[KEY_BYTES];
        chance.nextBytes(bytes);
        return bytes;
    }
}
