package com.jitrace.app.labelling;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Gtin;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.jobs.Jobs;
import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.network.Entrance;
import com.jitrace.app.projection.References;
import com.jitrace.app.readmodel.CertifiedLicence;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/**
 * Reserves codes of a brand's quota in a transaction on the brand's database, and starts the job that issues them under the brand's key. Whoever
 * calls this has decided that it may be done: the brand itself, or a supplier within what the brand allotted.
 */
@ApplicationScoped
public class Reserving {
    private final Catalogue catalogue;
    private final Keyring keyring;
    private final Jobs jobs;
    private final Quota quota;
    private final ReadModel model;

    @Inject
    private References references;

    @Inject
    private CurrentUser user;

    @Inject
    private Entrance entrance;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Reserving(Catalogue catalogue, Keyring keyring, Jobs jobs, Quota quota, ReadModel model) {
        this.catalogue = catalogue;
        this.keyring = keyring;
        this.jobs = jobs;
        this.quota = quota;
        this.model = model;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Reserving() {
        this(null, null, null, null, null);
    }

    /**
     * Begins an order, before its transaction: a reference that the chain gives to nobody as far as this node knows; should two be drawn at
     * once, the chain refuses one. Refused while the network stands still, unless a job asks.
     */
    public String unusedRef() {
        if (!user.isInBackground()) {
            entrance.mustBeOpen();
        }
        String ref = newRef();
        while (references.owner(ref).isPresent()) {
            ref = newRef();
        }
        return ref;
    }

    private String newRef() {
        StringBuilder ref = new StringBuilder();
        for (int i = 0; i < Code.REF_SYMBOLS; i++) {
            ref.append(Symbols.symbol(chance.nextInt(Symbols.ALPHABET.length())));
        }
        return ref.toString();
    }

    /** Until the transaction ends nobody else reserves codes of this brand; must be its first read, so that it sees what others reserved. */
    public void alone(Session session) {
        CodeQuota.lock(session);
    }

    /** How many codes of these batches count: those that were not given up and that the chain has not refused. */
    public long held(Session session, java.util.Collection<String> refs) {
        return refs.isEmpty() ? 0 : quota.held(session, refs);
    }

    /** Reserves the codes and starts their job; only after {@link #alone}. @param who of the brand: the issue is made in this person's name */
    public OrderingCodes.Order reserve(Session session, SignedIn who, String ref, String productId, int count) {
        Optional<Product> product = catalogue.find(session, productId);
        if (product.isEmpty()) {
            return new OrderingCodes.NotOrdered("order.unknown-product", "");
        }
        if (model.product(session, productId).isEmpty()) {
            return new OrderingCodes.NotOrdered(
                    "order.product-waiting", product.get().name());
        }
        Optional<CertifiedLicence> licence = quota.licenceFor(session, count);
        if (licence.isEmpty()) {
            return new OrderingCodes.NotOrdered("order.licence", String.format("%,d", quota.leftInOne(session)));
        }
        CodeBatch batch = new CodeBatch(
                ref,
                productId,
                new Gtin(product.get().gtin()),
                count,
                licence.get().id());
        Job job = jobs.startFor(
                session,
                who,
                new com.jitrace.app.jobs.Order(IssuingCodes.KIND, ref, JsonObject.EMPTY.with("batch", ref), count));
        byte[] wrapped = keyring.wrapBatchKey(session, who.organisation(), ref, keyring.newBatchKey());
        session.persist(batch.ordered(job.id(), wrapped, who.accountId(), clock.millis()));
        return new OrderingCodes.Ordered(ref, job.id());
    }
}
