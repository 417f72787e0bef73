package com.jitrace.app.labelling;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Gtin;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedLicence;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.Issue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** A brand orders codes for a product: the key of the batch is drawn, the commitment computed, the issue sent to the chain. */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class OrderingCodes {
    /** Most codes in one order of this version. */
    public static final int CODES_MAX = 10_000;

    /** Outcome of an order. */
    public sealed interface Order permits Ordered, NotOrdered {}

    /**
     * The codes exist and are on their way to the chain; they may be printed when the chain has them.
     *
     * @param ref the five symbols that name the batch
     */
    public record Ordered(String ref, long outboxId) implements Order {}

    /**
     * Nothing was ordered.
     *
     * @param code key of the text that says what to do
     */
    public record NotOrdered(String code, String argument) implements Order {}

    private final Databases databases;
    private final Catalogue catalogue;
    private final Keyring keyring;
    private final Outbox outbox;
    private final ReadModel model;

    @Inject
    private CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    OrderingCodes(Databases databases, Catalogue catalogue, Keyring keyring, Outbox outbox, ReadModel model) {
        this.databases = databases;
        this.catalogue = catalogue;
        this.keyring = keyring;
        this.outbox = outbox;
        this.model = model;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OrderingCodes() {
        this(null, null, null, null, null);
    }

    /** Orders codes for a product of the signed-in brand. */
    public Order order(String productId, int count) {
        if (count < 1 || count > CODES_MAX) {
            return new NotOrdered("order.count", String.valueOf(CODES_MAX));
        }
        SignedIn who = user.required();
        return databases.of(who.organisation(), session -> {
            Optional<Product> product = catalogue.find(session, productId);
            if (product.isEmpty()) {
                return new NotOrdered("order.unknown-product", "");
            }
            if (model.product(session, productId).isEmpty()) {
                return new NotOrdered("order.product-waiting", product.get().name());
            }
            Optional<CertifiedLicence> licence = licence(session, count);
            if (licence.isEmpty()) {
                return new NotOrdered("order.licence", String.valueOf(left(session)));
            }
            return issue(session, who, product.get(), licence.get(), count);
        });
    }

    private Order issue(Session session, SignedIn who, Product product, CertifiedLicence licence, int count) {
        OrganisationId brand = who.organisation();
        String ref = newRef();
        Gtin gtin = new Gtin(product.gtin());
        byte[] key = keyring.newBatchKey();
        BatchCodes codes = new BatchCodes(ref, gtin, count, key);
        CodeBatch batch = new CodeBatch(ref, product.id(), gtin, count, licence.id())
                .sealed(CommitmentTree.over(count, codes::commitment), keyring.wrapBatchKey(session, brand, ref, key));
        Issue issue = new Issue(ref, licence.brand(), count, licence.id(), product.id(), batch.root());
        long row = outbox.add(session, brand, licence.brand(), "issue", who, List.of(issue));
        session.persist(batch.ordered(row, who.accountId(), clock.millis()));
        return new Ordered(ref, row);
    }

    private Optional<CertifiedLicence> licence(Session session, int count) {
        long now = clock.millis();
        return model.licences(session).stream()
                .filter(licence -> licence.until() > now && licence.left() >= count)
                .min(Comparator.comparingLong(CertifiedLicence::until));
    }

    private long left(Session session) {
        long now = clock.millis();
        return model.licences(session).stream()
                .filter(licence -> licence.until() > now)
                .mapToLong(CertifiedLicence::left)
                .sum();
    }

    private String newRef() {
        StringBuilder ref = new StringBuilder();
        for (int i = 0; i < Code.REF_SYMBOLS; i++) {
            ref.append(Symbols.symbol(chance.nextInt(Symbols.ALPHABET.length())));
        }
        return ref.toString();
    }

    /** The brand's orders, newest first. */
    public List<CodeBatch> orders() {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery("from CodeBatch b order by b.orderedAt desc, b.ref", CodeBatch.class)
                        .setMaxResults(500)
                        .list());
    }
}
