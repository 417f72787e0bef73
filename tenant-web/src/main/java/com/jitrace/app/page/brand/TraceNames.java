package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** What parties, products and regions are called, as this organisation knows them; each is looked up once a page. */
@RequestScoped
class TraceNames {
    private final Databases databases;
    private final Organisations organisations;
    private final Partners partners;
    private final Catalogue catalogue;
    private final CurrentUser user;
    private final Map<String, String> parties = new HashMap<>();
    private final Map<String, String> products = new HashMap<>();

    @Inject
    private Shell shell;

    @Inject
    TraceNames(
            Databases databases,
            Organisations organisations,
            Partners partners,
            Catalogue catalogue,
            CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.partners = partners;
        this.catalogue = catalogue;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TraceNames() {
        this(null, null, null, null, null);
    }

    /** The own name, a partner's name, or the beginning of the party's number. */
    String party(String id) {
        return id.isEmpty() ? "" : parties.computeIfAbsent(id, this::named);
    }

    private String named(String id) {
        boolean own = organisations
                .partyById(id)
                .filter(party -> party.organisation().equals(user.required().organisation()))
                .isPresent();
        return own
                ? shell.organisation()
                : databases
                        .of(user.required().organisation(), session -> partners.name(session, id))
                        .orElseGet(() -> id.substring(0, Math.min(8, id.length())));
    }

    /** A product's name; what is no product of this organisation is shown as it is. */
    String product(String id) {
        return products.computeIfAbsent(
                id,
                asked -> catalogue
                        .find(user.required().organisation(), asked)
                        .map(Product::name)
                        .orElse(asked));
    }

    String place(String region) {
        return region.isEmpty() ? "" : Regions.name(region, shell.text().language());
    }
}
