package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Revoke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may act for a brand: granted, judged at the block, taken back. */
final class Authorisations {
    private Authorisations() {}

    static void grant(Context at, Authorise grant) {
        at.fresh("auth." + grant.auth());
        at.known("party." + grant.to());
        unless(grant.until() >= at.time(), Reason.FIELD, () -> "ends before the block");
        String brand =
                grant.parent().map(parent -> delegated(at, grant, parent)).orElse(at.author());
        for (String product : grant.products()) {
            if (!product.equals("*")) {
                JsonObject known = at.known("product." + product);
                unless(
                        known.text("brand").equals(brand),
                        Reason.NOT_AUTHORISED,
                        () -> "product " + product + " is not the brand's");
            }
        }
        if (grant.parent().isEmpty()) {
            unless(
                    at.known("party." + at.author()).text("kind").equals("brand"),
                    Reason.NOT_AUTHORISED,
                    () -> "only a brand authorises without a parent");
        }
        at.state()
                .put(
                        "auth." + grant.auth(),
                        JsonObject.EMPTY
                                .with(
                                        "acts",
                                        grant.acts().stream().map(Act::written).toList())
                                .with("by", at.author())
                                .with("from", grant.from())
                                .withText("parent", grant.parent())
                                .with("products", grant.products())
                                .with("regions", grant.regions())
                                .with("to", grant.to())
                                .with("until", grant.until()));
    }

    /** The brand at the root of the parent; refuses unless the grant lies within the parent. */
    private static String delegated(Context at, Authorise grant, String parentId) {
        JsonObject parent = at.known("auth." + parentId);
        List<JsonObject> chain = inForce(at, parentId, Act.AUTHORISE);
        unless(
                chain.size() < Limits.AUTHORISATION_DEPTH_MAX,
                Reason.FIELD,
                () -> "deeper than " + Limits.AUTHORISATION_DEPTH_MAX);
        unless(
                parent.texts("acts")
                        .containsAll(grant.acts().stream().map(Act::written).toList()),
                Reason.AUTH_ACT,
                () -> "acts beyond the parent's");
        unless(
                grant.products().stream().allMatch(p -> coversProduct(parent, p)),
                Reason.AUTH_PRODUCT,
                () -> "products beyond the parent's");
        unless(
                grant.regions().stream().allMatch(r -> coversRegion(parent, r)),
                Reason.AUTH_REGION,
                () -> "regions beyond the parent's");
        unless(
                grant.from() >= parent.whole("from") && grant.until() <= parent.whole("until"),
                Reason.AUTH_TIME,
                () -> "time beyond the parent's");
        return chain.get(chain.size() - 1).text("by");
    }

    static void revoke(Context at, Revoke revoke) {
        String key = "auth." + revoke.auth();
        JsonObject auth = at.known(key);
        at.onlyBrand(auth.text("by"), key);
        unless(auth.get("revoked").isEmpty(), Reason.STATE, () -> key + " is revoked already");
        at.state().put(key, auth.with("revoked", at.time()));
    }

    /** Refuses unless the author may do this act with these products here: as their brand, or under the authorisation. */
    static void allow(Context at, Optional<String> auth, Act act, Set<String> products, Optional<Place> place) {
        if (auth.isEmpty()) {
            for (String product : products) {
                at.onlyBrand(at.known("product." + product).text("brand"), "product " + product);
            }
            return;
        }
        List<JsonObject> chain = inForce(at, auth.get(), act);
        JsonObject own = chain.get(0);
        String brand = chain.get(chain.size() - 1).text("by");
        for (String product : products) {
            unless(
                    coversProduct(own, product)
                            && at.known("product." + product).text("brand").equals(brand),
                    Reason.AUTH_PRODUCT,
                    () -> "product " + product);
        }
        if (!own.texts("regions").contains("*")) {
            unless(place.isPresent(), Reason.AUTH_REGION, () -> "no region declared");
            place.ifPresent(
                    p -> unless(coversRegion(own, p.region()), Reason.AUTH_REGION, () -> "region " + p.region()));
        }
    }

    /** The authorisation and those above it; refuses unless it is the author's, allows the act, and all are in force at the block. */
    private static List<JsonObject> inForce(Context at, String id, Act act) {
        JsonObject own = at.known("auth." + id);
        unless(own.text("to").equals(at.author()), Reason.NOT_AUTHORISED, () -> "auth." + id + " names another party");
        List<JsonObject> chain = new ArrayList<>(List.of(own));
        Optional<String> parent = own.optionalText("parent");
        while (parent.isPresent()) {
            JsonObject above = at.known("auth." + parent.get());
            chain.add(above);
            parent = above.optionalText("parent");
        }
        for (JsonObject auth : chain) {
            unless(auth.get("revoked").isEmpty(), Reason.AUTH_REVOKED, () -> "auth." + id);
        }
        for (JsonObject auth : chain) {
            unless(
                    auth.whole("from") <= at.time() && at.time() <= auth.whole("until"),
                    Reason.AUTH_TIME,
                    () -> "auth." + id);
        }
        unless(own.texts("acts").contains(act.written()), Reason.AUTH_ACT, () -> act.written());
        return chain;
    }

    private static boolean coversProduct(JsonObject auth, String product) {
        List<String> products = auth.texts("products");
        return products.contains("*") || products.contains(product);
    }

    /** "*" covers all, a country its regions, a region itself. */
    private static boolean coversRegion(JsonObject auth, String area) {
        return auth.texts("regions").stream()
                .anyMatch(r -> r.equals("*") || r.equals(area) || r.length() == 2 && area.startsWith(r + "-"));
    }
}
