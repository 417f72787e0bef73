package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.merkle.ItemTree;
import java.util.List;

/** What a brand says about its own things: products, lots, codes. */
final class Catalogue {
    private Catalogue() {}

    static void describe(Context at, Product product) {
        String key = "product." + product.product();
        product.gtin()
                .ifPresent(gtin -> at.state()
                        .value("gtin." + gtin)
                        .ifPresent(owner -> unless(
                                owner.text("product").equals(product.product()),
                                Reason.EXISTS,
                                () -> "this GTIN belongs to another product")));
        unless(
                at.known("party." + at.author()).text("kind").equals("brand"),
                Reason.NOT_AUTHORISED,
                () -> "only brands have products");
        JsonObject before = at.state().value(key).orElse(JsonObject.EMPTY);
        before.optionalText("brand").ifPresent(brand -> at.onlyBrand(brand, key));
        at.state()
                .put(
                        key,
                        before.with("brand", at.author())
                                .with("f", before.texts("f"))
                                .withText("gtinCommit", product.gtinCommit())
                                .with("sheet", product.sheet()));
        product.gtin()
                .ifPresent(gtin -> at.state().put("gtin." + gtin, JsonObject.EMPTY.with("product", product.product())));
    }

    static void open(Context at, Lot lot) {
        at.fresh("lot." + lot.lot());
        JsonObject product = at.known("product." + lot.product());
        at.onlyBrand(product.text("brand"), "product " + lot.product());
        at.state().put("lot." + lot.lot(), JsonObject.EMPTY.with("f", List.of()).with("product", lot.product()));
    }

    static void issue(Context at, Issue issue) {
        String licenceKey = "licence." + issue.licence();
        at.fresh("batch." + issue.batch());
        JsonObject product = at.known("product." + issue.product());
        JsonObject licence = at.known(licenceKey);
        at.onlyBrand(issue.brand(), "brand " + issue.brand());
        at.onlyBrand(product.text("brand"), "product " + issue.product());
        unless(licence.text("brand").equals(at.author()), Reason.LICENCE, () -> licenceKey + " is another brand's");
        unless(at.time() <= licence.whole("until"), Reason.LICENCE, () -> licenceKey + " has run out of time");
        long issued = licence.whole("issued") + issue.count();
        unless(
                issued <= licence.whole("granted"),
                Reason.LICENCE_EXCEEDED,
                () -> issued + " codes of " + licence.whole("granted"));
        ItemTree.Written items =
                ItemTree.fresh(issue.batch(), issue.count(), Item.issued().canonical());
        at.state().put(items);
        at.state().put(licenceKey, licence.with("issued", issued));
        at.state()
                .put(
                        "batch." + issue.batch(),
                        JsonObject.EMPTY
                                .with("brand", issue.brand())
                                .with("count", issue.count())
                                .with("f", List.of())
                                .with("items", items.root().hex())
                                .with("licence", issue.licence())
                                .with("product", issue.product())
                                .with("root", issue.root()));
    }
}
