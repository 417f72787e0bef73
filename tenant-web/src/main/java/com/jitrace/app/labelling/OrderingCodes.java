package com.jitrace.app.labelling;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
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
import com.jitrace.app.tenancy.Databases;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/**
 * A brand orders codes for a product: the quota is reserved and the key of the batch drawn at once; a job computes the commitment and
 * sends the issue to the chain ({@link IssuingCodes}).
 */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class OrderingCodes {
    /** Most codes in one order. */
    public static final int CODES_MAX = 1_000_000;

    /** Most orders that are shown at once. */
    public static final int ROWS_MAX = 500;

    /** Outcome of an order. */
    public sealed interface Order permits Ordered, NotOrdered {}

    /**
     * The codes are reserved; they may be printed when the chain has them.
     *
     * @param ref the five symbols that name the batch
     * @param job the job that computes and sends it
     */
    public record Ordered(String ref, String job) implements Order {}

    /**
     * Nothing was ordered.
     *
     * @param code key of the text that says what to do
     */
    public record NotOrdered(String code, String argument) implements Order {}

    private final Databases databases;
    private final Catalogue catalogue;
    private final Keyring keyring;
    private final Jobs jobs;
    private final Quota quota;

    @Inject
    private ReadModel model;

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
    OrderingCodes(Databases databases, Catalogue catalogue, Keyring keyring, Jobs jobs, Quota quota) {
        this.databases = databases;
        this.catalogue = catalogue;
        this.keyring = keyring;
        this.jobs = jobs;
        this.quota = quota;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OrderingCodes() {
        this(null, null, null, null, null);
    }

    /** Orders codes for a product of the signed-in brand. */
    public Order order(String productId, int count) {
        if (count < 1 || count > CODES_MAX) {
            return new NotOrdered("order.count", String.format("%,d", CODES_MAX));
        }
        SignedIn who = user.required();
        if (!user.isInBackground()) {
            entrance.mustBeOpen();
        }
        String ref = unusedRef();
        return databases.of(who.organisation(), session -> {
            CodeQuota.lock(session);
            Optional<Product> product = catalogue.find(session, productId);
            if (product.isEmpty()) {
                return new NotOrdered("order.unknown-product", "");
            }
            if (model.product(session, productId).isEmpty()) {
                return new NotOrdered("order.product-waiting", product.get().name());
            }
            Optional<CertifiedLicence> licence = quota.licenceFor(session, count);
            if (licence.isEmpty()) {
                return new NotOrdered("order.licence", String.format("%,d", quota.leftInOne(session)));
            }
            CodeBatch batch = new CodeBatch(
                    ref,
                    productId,
                    new Gtin(product.get().gtin()),
                    count,
                    licence.get().id());
            return reserve(session, who, batch);
        });
    }

    private Order reserve(Session session, SignedIn who, CodeBatch batch) {
        String ref = batch.ref();
        Job job = jobs.start(
                session,
                new com.jitrace.app.jobs.Order(
                        IssuingCodes.KIND, ref, JsonObject.EMPTY.with("batch", ref), batch.count()));
        byte[] wrapped = keyring.wrapBatchKey(session, who.organisation(), ref, keyring.newBatchKey());
        session.persist(batch.ordered(job.id(), wrapped, who.accountId(), clock.millis()));
        return new Ordered(ref, job.id());
    }

    /** A reference that the chain gives to nobody as far as this node knows; should two be drawn at once, the chain refuses one. */
    private String unusedRef() {
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

    /** Codes that the signed-in brand may still order. */
    public long left() {
        return databases.of(user.required().organisation(), quota::left);
    }

    /** The brand's orders, newest first. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public List<CodeBatch> all() {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery("from CodeBatch b order by b.orderedAt desc, b.ref", CodeBatch.class)
                        .setMaxResults(ROWS_MAX)
                        .list());
    }

    /** One order of the signed-in brand. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public Optional<CodeBatch> find(String ref) {
        return ref.length() == Code.REF_SYMBOLS
                ? databases.of(
                        user.required().organisation(),
                        session -> Optional.ofNullable(session.find(CodeBatch.class, ref)))
                : Optional.empty();
    }
}
