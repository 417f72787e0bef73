package com.jitrace.app.catalogue;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** Makes the next version of a product's sheet, in the transaction of the decision. */
@Dependent
class Versions {
    /** A product that gets a new sheet, and what the chain is told. */
    record Change(Product product, Statement statement) {}

    private final Outbox outbox;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    Versions(Outbox outbox, Clock clock, RandomGenerator chance) {
        this.outbox = outbox;
        this.clock = clock;
        this.chance = chance;
    }

    static Optional<Product> product(Session session, Gtin gtin) {
        return session.createQuery("from Product p where p.gtin = :gtin", Product.class)
                .setParameter("gtin", gtin.value())
                .uniqueResultOptional();
    }

    /** The change that brings this sheet to the product with this GTIN; empty when it has the sheet already. */
    Optional<Change> next(Session session, Gtin gtin, Sheet sheet) {
        Optional<Product> known = product(session, gtin);
        if (known.isPresent() && known.get().sheetHash().equals(sheet.hash())) {
            return Optional.empty();
        }
        Product product = known.orElseGet(() -> {
            Product added = new Product(OrganisationId.random(chance).value(), gtin.value(), clock.millis());
            session.persist(added);
            return added;
        });
        product.describe(sheet);
        outbox.keep(session, sheet.json());
        return Optional.of(new Change(product, statement(session, product, gtin, known.isEmpty())));
    }

    private Statement statement(Session session, Product product, Gtin gtin, boolean isNew) {
        if (!isNew) {
            return new com.jitrace.chain.entry.Product(
                    product.id(), Optional.empty(), Optional.empty(), product.sheetHash());
        }
        String commitment = outbox.commit(session, JsonObject.EMPTY.with("gtin", gtin.value()));
        String owned =
                Hash.over(gtin.value().getBytes(StandardCharsets.US_ASCII)).hex();
        return new com.jitrace.chain.entry.Product(
                product.id(), Optional.of(owned), Optional.of(commitment), product.sheetHash());
    }

    /** Notes the versions that one row of the outbox takes to the chain. */
    void note(Session session, SignedIn who, List<Change> changes, long outboxRow) {
        for (Change change : changes) {
            String product = change.product().id();
            int version = of(session, product).size() + 1;
            session.persist(new ProductVersion(
                    new ProductVersion.Id(product, version),
                    change.product().sheetHash(),
                    outboxRow,
                    who.displayName(),
                    clock.millis()));
        }
    }

    /** The versions of a product, newest first. */
    static List<ProductVersion> of(Session session, String product) {
        return session.createQuery(
                        "from ProductVersion v where v.id.productId = :product order by v.id.version desc",
                        ProductVersion.class)
                .setParameter("product", product)
                .list();
    }
}
