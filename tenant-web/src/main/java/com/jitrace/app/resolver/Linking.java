package com.jitrace.app.resolver;

import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the links of a Digital Link: the chain says whose GTIN it is, the brand's sheet says where it leads. */
@ApplicationScoped
public class Linking {
    private static final String START = "/";
    private static final String ITEM = "verificationService";
    private static final String RECORD = "traceability";
    private static final String HOME = "homepage";

    private final ChainGateway chain;
    private final Organisations organisations;
    private final Catalogue catalogue;

    @Inject
    Linking(ChainGateway chain, Organisations organisations, Catalogue catalogue) {
        this.chain = chain;
        this.organisations = organisations;
        this.catalogue = catalogue;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Linking() {
        this(null, null, null);
    }

    /** The links at every level of the address, finest first; empty when no brand here has this GTIN on the chain. */
    public Optional<LinkSet> links(DigitalLink link) {
        return link.gtin().flatMap(this::product).map(found -> new LinkSet(levels(link, found)));
    }

    private record Found(Product product, Optional<Organisation> brand) {}

    private Optional<Found> product(String gtin) {
        if (chain.head().height() == 0) {
            return Optional.empty();
        }
        String key =
                "gtin." + Hash.over(gtin.getBytes(StandardCharsets.US_ASCII)).hex();
        Optional<String> product = chain.state(key).value().map(value -> value.text("product"));
        return product.flatMap(id -> brand(id)
                .flatMap(brand -> catalogue.find(brand, id).map(known -> new Found(known, organisations.find(brand)))));
    }

    private Optional<OrganisationId> brand(String product) {
        Optional<JsonObject> value = chain.state("product." + product).value();
        return value.flatMap(known -> organisations.partyById(known.text("brand")))
                .map(Party::organisation);
    }

    private static List<LinkSet.Level> levels(DigitalLink link, Found found) {
        List<LinkSet.Level> levels = new ArrayList<>();
        List<String> paths = link.levels();
        String name = found.product().name();
        if (link.serial().isPresent()) {
            String serial = link.serial().get();
            List<Target> own = ofItem(paths.get(0), link.gtin().orElseThrow(), serial);
            levels.add(new LinkSet.Level(paths.get(0), name + ", " + serial, own));
        }
        levels.add(new LinkSet.Level(paths.get(paths.size() - 1), name, ofProduct(found)));
        return levels;
    }

    private static List<Target> ofItem(String path, String gtin, String serial) {
        return List.of(
                Target.own(ITEM, path, say("link.page"), languages(), "text/html"),
                Target.own(
                        RECORD,
                        "/api/v1/items/" + gtin + "/" + Escapes.encode(serial),
                        say("link.data"),
                        List.of("en"),
                        "application/json"));
    }

    /** The brand's own links first; then its proved domain; a code can always be typed. */
    private static List<Target> ofProduct(Found found) {
        List<Target> targets = new ArrayList<>();
        found.product()
                .sheet()
                .links()
                .forEach(given -> targets.add(new Target(
                        given.type(), given.address(), given.title(), List.of(given.language()), "", false)));
        found.brand()
                .map(Organisation::domain)
                .filter(domain -> !domain.isEmpty())
                .ifPresent(domain -> targets.add(
                        new Target(HOME, "https://" + domain + "/", say("link.home"), List.of(), "", false)));
        targets.add(Target.own(ITEM, START, say("link.start"), languages(), "text/html"));
        return targets;
    }

    private static String say(String key) {
        return Texts.in(Language.ENGLISH).say(key);
    }

    private static List<String> languages() {
        return Arrays.stream(Language.values()).map(Language::tag).toList();
    }
}
