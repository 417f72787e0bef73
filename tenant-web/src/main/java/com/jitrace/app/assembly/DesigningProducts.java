package com.jitrace.app.assembly;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A brand says what its product is made of; every save is a version, and none is changed later. */
@ApplicationScoped
public class DesigningProducts {
    /** Outcome of saving. */
    public sealed interface Saving permits Saved, NotSaved {}

    public record Saved(Bill bill) implements Saving {}

    /** Nothing was saved; the key of the text that says what to do. */
    public record NotSaved(String code) implements Saving {}

    private final Databases databases;
    private final Catalogue catalogue;
    private final CurrentUser user;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    DesigningProducts(Databases databases, Catalogue catalogue, CurrentUser user, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.catalogue = catalogue;
        this.user = user;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DesigningProducts() {
        this(null, null, null, null, null);
    }

    /** The newest bill of a product; version 0 when it has none, empty when it is not this brand's. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public Optional<Bill> find(String product) {
        return databases.of(
                user.required().organisation(),
                session -> catalogue
                        .find(session, product)
                        .map(known -> new Bills(session).of(product).orElse(new Bill(product, 0, List.of()))));
    }

    /** Every version of a product's bill, newest first. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public List<BillOfMaterial> versions(String product) {
        return databases.of(user.required().organisation(), session -> new Bills(session).versions(product));
    }

    /** What the product's page would show of an item that was built today as it is designed: for the brand's own eyes. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public List<ShownPart> sample(String product) {
        long now = clock.millis();
        return databases.of(
                user.required().organisation(),
                session -> new Bills(session)
                        .of(product).map(Bill::lines).orElse(List.of()).stream()
                                .filter(Bill.Line::shown)
                                .map(line -> new ShownPart(
                                        catalogue
                                                .find(session, line.part())
                                                .map(Product::name)
                                                .orElse(""),
                                        line.quantity(),
                                        new ShownPart.BuiltIn(now, now),
                                        ShownPart.Maker.UNTOLD,
                                        ShownPart.Condition.IN_ORDER))
                                .toList());
    }

    /** Saves a new version. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Saving save(String product, List<Bill.Line> lines) {
        SignedIn who = user.required();
        Optional<String> fault = new Bill(product, 0, lines).fault();
        if (fault.isPresent()) {
            return new NotSaved(fault.get());
        }
        return databases.of(who.organisation(), session -> {
            Bills bills = new Bills(session);
            if (catalogue.find(session, product).isEmpty()) {
                return new NotSaved("assembly.bill-product");
            } else if (!lines.stream()
                    .allMatch(line -> catalogue.find(session, line.part()).isPresent())) {
                return new NotSaved("assembly.bill-part");
            } else if (bills.within(product, lines)) {
                return new NotSaved("assembly.bill-circle");
            }
            int version = bills.newest(product).map(BillOfMaterial::version).orElse(0) + 1;
            String id = OrganisationId.random(chance).value();
            Bill bill = new Bill(product, version, lines);
            bills.keep(new BillOfMaterial(id, product, version, who.accountId(), clock.millis()), bill);
            return new Saved(bill);
        });
    }
}
