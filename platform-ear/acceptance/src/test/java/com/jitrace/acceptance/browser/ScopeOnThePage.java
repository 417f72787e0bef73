package com.jitrace.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;

/** A distributor at the console whose authorisation the brand narrows, again and again; what the chain refuses stands on the page. */
final class ScopeOnThePage {
    private static final double REFUSED_MILLIS = 60_000;
    private static final long DAY_MILLIS = 24L * 3_600_000;
    private static final long YEAR_MILLIS = 365 * DAY_MILLIS;
    private static final int ITEMS = 10;

    private final House brand;
    private final Desk distributor;
    private final String partner;

    ScopeOnThePage(House brand, Desk distributor) {
        this.brand = brand;
        this.distributor = distributor;
        this.partner = field(brand.get("/api/v1/partners"), 0, "party");
    }

    void walk() {
        JsonElement products = brand.get("/api/v1/products");
        String covered = field(products, 0, "id");
        String own = released(covered);
        String other = released(field(products, 1, "id"));
        revokeAll();
        authorise("\"sell\"", "\"" + covered + "\"", -DAY_MILLIS);
        refused("product", "sell", other, "DE-HH", "Your authorisation does not cover this product.");
        refused("region", "sell", own, "FR-ARA", "Your authorisation does not cover this region.");
        refused("act", "return", own, "DE-HH", "Your authorisation does not allow this act.");
        revokeAll();
        refused("revoked", "sell", own, "DE-HH", "Your authorisation was revoked. Ask the brand.");
        authorise("\"sell\"", "\"*\"", DAY_MILLIS);
        refused("time", "sell", own, "DE-HH", "Your authorisation is not in force now.");
        revokeAll();
    }

    private void refused(String what, String act, String batch, String region, String words) {
        distributor
                .open("goods")
                .fill("goods-batch", batch)
                .fill("first", "0")
                .fill("last", "0")
                .fill("goods-region", region)
                .click(act);
        assertThat(distributor.page().getByTestId("submission").first())
                .hasAttribute(
                        "data-state",
                        "refused",
                        new LocatorAssertions.HasAttributeOptions().setTimeout(REFUSED_MILLIS));
        assertThat(distributor.page().getByTestId("advice").first()).containsText(words);
        distributor.shown("console-scope-" + what);
        System.out.println("console-9: on the page, " + what + ": "
                + distributor.page().getByTestId("advice").first().innerText());
    }

    private String released(String product) {
        JsonObject ordered = brand.post("/api/v1/batches", "{\"product\":\"" + product + "\",\"count\":" + ITEMS + "}");
        brand.settle();
        String batch = ordered.get("batch").getAsString();
        brand.post("/api/v1/releases", "{\"batch\":\"" + batch + "\",\"first\":0,\"last\":" + (ITEMS - 1) + "}");
        brand.settle();
        return batch;
    }

    private void revokeAll() {
        List<String> inForce = new ArrayList<>();
        brand.get("/api/v1/partners/authorisations").getAsJsonArray().forEach(row -> {
            JsonObject auth = row.getAsJsonObject();
            if (!auth.get("revoked").getAsBoolean()
                    && auth.get("to").getAsString().equals(partner)) {
                inForce.add(auth.get("id").getAsString());
            }
        });
        for (String id : inForce) {
            assertThat(brand.call("DELETE", "/api/v1/partners/authorisations/" + id, "application/json", "")
                            .statusCode())
                    .isEqualTo(202);
        }
        brand.settle();
    }

    private void authorise(String acts, String products, long fromNow) {
        long now = System.currentTimeMillis();
        brand.post(
                "/api/v1/partners/" + partner + "/authorisations",
                "{\"acts\":[" + acts + "],\"products\":[" + products + "],\"regions\":[\"DE\"],\"from\":"
                        + (now + fromNow) + ",\"until\":" + (now + YEAR_MILLIS) + "}");
        brand.settle();
    }

    private static String field(JsonElement rows, int row, String name) {
        return rows.getAsJsonArray().get(row).getAsJsonObject().get(name).getAsString();
    }
}
