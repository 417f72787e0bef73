package com.jitrace.app.catalogue;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.media.Pictures;
import com.jitrace.app.media.ProductFiles;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.entry.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** A brand describes its products, one by one or by a catalogue file; a file is one decision, all of it or nothing. */
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
    private Versions versions;

    @Inject
    private Pictures pictures;

    @Inject
    private ProductFiles files;

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
            List<Versions.Change> changes = new ArrayList<>();
            for (CatalogueFile.Row row : content.rows()) {
                Sheet sheet = Versions.product(session, row.gtin())
                        .map(known -> row.sheet().withTheRestOf(known.sheet()))
                        .orElse(row.sheet());
                versions.next(session, row.gtin(), sheet).ifPresent(changes::add);
            }
            return send(session, who, party, changes);
        });
    }

    /** Takes over one product's sheet: a new product, or a new version of the one with this GTIN. */
    public Import take(Draft draft) {
        List<RowProblem> problems = new ArrayList<>(draft.problems(packs::problems));
        Gtin.read(draft.gtin()).flatMap(gtin -> foreign(0, gtin)).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            return new Faulty(problems);
        }
        SignedIn who = user.required();
        String party = organisations.brandParty(who.organisation());
        return databases.of(who.organisation(), session -> {
            if (!pictures.has(session, draft.pictures())) {
                return new Faulty(List.of(RowProblem.of(0, "pictures", "", "product.unknown-picture")));
            }
            Map<String, Draft.Held> held = held(session, draft);
            if (held.size() < draft.media().size()) {
                return new Faulty(List.of(RowProblem.of(0, "media", "", "product.unknown-file")));
            }
            Gtin gtin = Gtin.read(draft.gtin()).orElseThrow();
            List<Versions.Change> changes =
                    versions.next(session, gtin, draft.sheet(held)).stream().toList();
            held.keySet().forEach(hash -> files.name(session, hash));
            return send(session, who, party, changes);
        });
    }

    /** What is known of the files that a draft names, of those that this brand has. */
    private Map<String, Draft.Held> held(Session session, Draft draft) {
        Map<String, Draft.Held> held = new HashMap<>();
        draft.media()
                .forEach(named -> files.find(session, named.sha256())
                        .ifPresent(file ->
                                held.put(file.hash(), new Draft.Held(file.kind().mediaType(), file.bytes()))));
        return held;
    }

    private Described send(Session session, SignedIn who, String party, List<Versions.Change> changes) {
        if (changes.isEmpty()) {
            return new Described(0, 0);
        }
        List<Statement> statements =
                changes.stream().map(Versions.Change::statement).toList();
        long row = outbox.add(session, who.organisation(), party, "product", who, statements);
        versions.note(session, who, changes, row);
        return new Described(row, changes.size());
    }

    /** The versions of a product of the signed-in brand, newest first; none for a product it does not have. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public List<ProductVersion> versions(String product) {
        return databases.of(user.required().organisation(), session -> Versions.of(session, product));
    }

    private CatalogueFile.Content read(String csv) {
        if (csv.getBytes(StandardCharsets.UTF_8).length > CatalogueFile.BYTES_MAX) {
            return new CatalogueFile.Content(
                    List.of(),
                    List.of(RowProblem.of(0, "", "", "import.too-large", String.valueOf(CatalogueFile.BYTES_MAX))));
        }
        return ownOnly(CatalogueFile.read(csv, packs::problems));
    }

    private CatalogueFile.Content ownOnly(CatalogueFile.Content content) {
        List<RowProblem> problems = new ArrayList<>(content.problems());
        content.rows().forEach(row -> foreign(row.number(), row.gtin()).ifPresent(problems::add));
        return new CatalogueFile.Content(content.rows(), problems);
    }

    /** A GTIN outside the prefixes that operators saw this brand's licence for is somebody else's. */
    private Optional<RowProblem> foreign(int row, Gtin gtin) {
        String prefixes = organisations
                .find(user.required().organisation())
                .map(Organisation::prefixes)
                .orElse("");
        return gtin.isUnder(prefixes)
                ? Optional.empty()
                : Optional.of(RowProblem.of(row, "gtin", gtin.value(), "import.foreign-gtin", prefixes));
    }
}
