package com.jitrace.app.catalogue;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** A brand describes its products: one catalogue file is one decision, all of it or nothing. */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class DescribingProducts {
    /** Outcome of an import. */
    public sealed interface Import permits Described, Faulty {}

    /**
     * The products are described and on their way to the chain.
     *
     * @param outboxId row in the brand's outbox; 0 when nothing was new
     * @param products how many are new or changed
     */
    public record Described(long outboxId, int products) implements Import {}

    /** Nothing was taken; every problem is listed. */
    public record Faulty(List<RowProblem> problems) implements Import {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }

    private final Databases databases;
    private final Organisations organisations;
    private final Outbox outbox;
    private final Packs packs;
    private final CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    DescribingProducts(Databases databases, Organisations organisations, Outbox outbox, Packs packs, CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.outbox = outbox;
        this.packs = packs;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DescribingProducts() {
        this(null, null, null, null, null);
    }

    /** What is wrong with a catalogue file; nothing is written. */
    public List<RowProblem> dryRun(String csv) {
        return read(csv).problems();
    }

    /** Takes over a catalogue file. */
    public Import take(String csv) {
        CatalogueFile.Content content = read(csv);
        if (!content.problems().isEmpty()) {
            return new Faulty(content.problems());
        }
        SignedIn who = user.required();
        OrganisationId brand = who.organisation();
        String party = organisations.brandParty(brand);
        return databases.of(brand, session -> {
            List<Statement> statements = new ArrayList<>();
            for (CatalogueFile.Row row : content.rows()) {
                describe(session, row.gtin(), row.sheet()).ifPresent(statements::add);
            }
            long row = statements.isEmpty() ? 0 : outbox.add(session, brand, party, "product", who, statements);
            return new Described(row, statements.size());
        });
    }

    private CatalogueFile.Content read(String csv) {
        if (csv.getBytes(StandardCharsets.UTF_8).length > CatalogueFile.BYTES_MAX) {
            return new CatalogueFile.Content(
                    List.of(),
                    List.of(RowProblem.of(0, "", "", "import.too-large", String.valueOf(CatalogueFile.BYTES_MAX))));
        }
        return ownOnly(CatalogueFile.read(csv, packs::problems));
    }

    /** A GTIN outside the prefixes that operators saw this brand's licence for is somebody else's. */
    private CatalogueFile.Content ownOnly(CatalogueFile.Content content) {
        String prefixes = organisations
                .find(user.required().organisation())
                .map(Organisation::prefixes)
                .orElse("");
        List<RowProblem> problems = new ArrayList<>(content.problems());
        for (CatalogueFile.Row row : content.rows()) {
            if (!row.gtin().isUnder(prefixes)) {
                problems.add(RowProblem.of(row.number(), "gtin", row.gtin().value(), "import.foreign-gtin", prefixes));
            }
        }
        return new CatalogueFile.Content(content.rows(), problems);
    }

    private Optional<Statement> describe(Session session, Gtin gtin, Sheet sheet) {
        Optional<Product> known = session.createQuery("from Product p where p.gtin = :gtin", Product.class)
                .setParameter("gtin", gtin.value())
                .uniqueResultOptional();
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
        if (known.isPresent()) {
            return Optional.of(new com.jitrace.chain.entry.Product(
                    product.id(), Optional.empty(), Optional.empty(), sheet.hash()));
        }
        String commitment = outbox.commit(session, JsonObject.EMPTY.with("gtin", gtin.value()));
        String owned =
                Hash.over(gtin.value().getBytes(StandardCharsets.US_ASCII)).hex();
        return Optional.of(new com.jitrace.chain.entry.Product(
                product.id(), Optional.of(owned), Optional.of(commitment), sheet.hash()));
    }
}
