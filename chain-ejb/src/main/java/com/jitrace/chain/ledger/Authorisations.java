package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.Event;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Revoke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may act for a brand: granted, judged at the block, taken back. */
final class Authorisations {
    private Authorisations() {}

    static void grant(Context at, Authorise grant) {
        at.fresh(key(grant.auth()));
        at.known("party." + grant.to());
        unless(grant.until() >= at.time(), Reason.FIELD, () -> "ends before the block");
        List<String> products =
                grant.products().stream().filter(p -> !p.equals("*")).toList();
        products.forEach(product -> at.known("product." + product));
        List<JsonObject> above = grant.parent().map(parent -> above(at, parent)).orElse(List.of());
        unless(
                above.size() < Limits.AUTHORISATION_DEPTH_MAX,
                Reason.FIELD,
                () -> "deeper than " + Limits.AUTHORISATION_DEPTH_MAX);
        if (above.isEmpty()) {
            unless(
                    at.known("party." + at.author()).text("kind").equals("brand"),
                    Reason.NOT_AUTHORISED,
                    () -> "only a brand authorises without a parent");
        } else {
            inForce(at, above, Act.AUTHORISE);
            within(grant, above.get(0));
        }
        String brand =
                above.isEmpty() ? at.author() : above.get(above.size() - 1).text("by");
        for (String product : products) {
            unless(
                    at.known("product." + product).text("brand").equals(brand),
                    Reason.NOT_AUTHORISED,
                    () -> "product " + product + " is not the brand's");
        }
        at.state().put(key(grant.auth()), value(at, grant));
    }

    private static JsonObject value(Context at, Authorise grant) {
        return JsonObject.EMPTY
                .with("acts", grant.acts().stream().map(Act::written).toList())
                .with("by", at.author())
                .with("from", grant.from())
                .withText("parent", grant.parent())
                .with("products", grant.products())
                .with("regions", grant.regions())
                .with("to", grant.to())
                .with("until", grant.until());
    }

    /** Refuses unless the grant lies within its parent. */
    private static void within(Authorise grant, JsonObject parent) {
        unless(
                grant.from() >= parent.whole("from") && grant.until() <= parent.whole("until"),
                Reason.AUTH_TIME,
                () -> "time beyond the parent's");
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
    }

    static void revoke(Context at, Revoke revoke) {
        String key = key(revoke.auth());
        JsonObject auth = at.known(key);
        at.onlyBrand(auth.text("by"), key);
        unless(auth.get("revoked").isEmpty(), Reason.STATE, () -> key + " is revoked already");
        at.state().put(key, auth.with("revoked", at.time()));
    }

    /** Refuses unless the author may do this with these products here: as their brand, or under the authorisation. */
    static void allow(Context at, Event event, Set<String> products) {
        allow(at, event.details().auth(), event.act(), products, event.details().place());
    }

    /** The same for products of several brands: the author's own need no authorisation, the others must all be covered by the one named. */
    static void allowForeign(Context at, Event event, Set<String> products) {
        Set<String> foreign = products.stream()
                .filter(p -> !at.known("product." + p).text("brand").equals(at.author()))
                .collect(Collectors.toSet());
        allow(at, event, event.details().auth().isEmpty() ? products : foreign);
    }

    static void allow(Context at, Optional<String> auth, Act act, Set<String> products, Optional<Place> place) {
        if (auth.isEmpty()) {
            for (String product : products) {
                at.onlyBrand(at.known("product." + product).text("brand"), "product " + product);
            }
            return;
        }
        List<JsonObject> chain = above(at, auth.get());
        inForce(at, chain, act);
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

    /** The authorisation and those above it, the brand's own last. */
    private static List<JsonObject> above(Context at, String id) {
        List<JsonObject> chain = new ArrayList<>();
        Optional<String> next = Optional.of(id);
        while (next.isPresent()) {
            JsonObject auth = at.known(key(next.get()));
            chain.add(auth);
            next = auth.optionalText("parent");
        }
        return chain;
    }

    /** Refuses unless the first of the chain is the author's and allows the act, and all are in force at the block. */
    private static void inForce(Context at, List<JsonObject> chain, Act act) {
        JsonObject own = chain.get(0);
        unless(
                own.text("to").equals(at.author()),
                Reason.NOT_AUTHORISED,
                () -> "the authorisation names another party");
        for (JsonObject auth : chain) {
            unless(
                    auth.get("revoked").isEmpty(),
                    Reason.AUTH_REVOKED,
                    () -> "an authorisation of party " + auth.text("by") + " was taken back");
        }
        for (JsonObject auth : chain) {
            unless(
                    auth.whole("from") <= at.time() && at.time() <= auth.whole("until"),
                    Reason.AUTH_TIME,
                    () -> "an authorisation of party " + auth.text("by") + " is not in force");
        }
        unless(own.texts("acts").contains(act.written()), Reason.AUTH_ACT, () -> act.written());
    }

    private static String key(String auth) {
        return "auth." + auth;
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
