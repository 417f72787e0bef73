package com.jitrace.app.part;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.media.ProductFiles;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** A manufacturer turns a product into a part number: how closely it is followed, and what is demanded of it. */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class Specifying {
    /** Outcome. */
    public sealed interface Outcome permits Specified, UnknownProduct {}

    /** @param version 1 for the first; the same as before when nothing changed */
    public record Specified(int version, String hash) implements Outcome {}

    /** The manufacturer has no such product. */
    public record UnknownProduct() implements Outcome {}

    /**
     * A part number as its manufacturer sees it.
     *
     * @param specification the newest
     */
    public record Row(Product product, PartNumber number, SpecificationVersion specification) {}

    private final Databases databases;
    private final Catalogue catalogue;
    private final CurrentUser user;
    private final Clock clock;
    private final ProductFiles files;

    @Inject
    Specifying(Databases databases, Catalogue catalogue, CurrentUser user, Clock clock, ProductFiles files) {
        this.databases = databases;
        this.catalogue = catalogue;
        this.user = user;
        this.clock = clock;
        this.files = files;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Specifying() {
        this(null, null, null, null, null);
    }

    /** Writes the next version of a part number's specification; the first one makes the product a part number. */
    public Outcome specify(String product, Tracing tracing, Specification specification) {
        SignedIn who = user.required();
        return databases.of(who.organisation(), session -> {
            if (catalogue.find(session, product).isEmpty()) {
                return new UnknownProduct();
            }
            Parts parts = new Parts(session);
            PartNumber number = parts.number(product).orElseGet(() -> {
                PartNumber added = new PartNumber(product);
                session.persist(added);
                return added;
            });
            specification.attachments().forEach(one -> files.keep(session, one.sha256()));
            Optional<SpecificationVersion> newest = parts.specification(product);
            if (newest.isPresent() && newest.get().hash().equals(specification.hash())) {
                number.specified(tracing, number.version(), clock.millis());
                return new Specified(number.version(), specification.hash());
            }
            int version = number.version() + 1;
            number.specified(tracing, version, clock.millis());
            session.flush();
            session.persist(new SpecificationVersion(
                    new SpecificationVersion.Id(product, version), specification, who.displayName(), clock.millis()));
            return new Specified(version, specification.hash());
        });
    }

    /** The signed-in manufacturer's part numbers. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public List<Row> all() {
        return databases.of(
                user.required().organisation(),
                session -> new Parts(session)
                        .numbers().stream()
                                .flatMap(number -> row(session, number.productId()).stream())
                                .toList());
    }

    /** One part number of the signed-in manufacturer. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public Optional<Row> find(String product) {
        return databases.of(user.required().organisation(), session -> row(session, product));
    }

    private Optional<Row> row(Session session, String product) {
        Parts parts = new Parts(session);
        return parts.specification(product)
                .map(newest -> new Row(
                        catalogue.find(session, product).orElseThrow(),
                        parts.number(product).orElseThrow(),
                        newest));
    }
}
