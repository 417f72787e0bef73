package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.jitrace.launcher.process.Deadline;
import com.microsoft.playwright.Browser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** A supplier passes work on to a sub-supplier; each party sees its slice, and what is taken back above is over below. */
final class SubSupplier {
    private static final String JSON = "application/json";
    private static final String GTIN = "9506000140469";
    private static final String NAME = "Unterwerk Teile";
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int UNPROCESSABLE = 422;

    private final DemoSite site;
    private final Browser browser;
    private final House maker;
    private final House supplier;

    SubSupplier(DemoSite site, Browser browser) {
        this.site = site;
        this.browser = browser;
        this.maker = new House(site, site.apiKey("brand-admin"));
        this.supplier = new House(site, site.apiKey("supplier"));
    }

    void walk() {
        String product = Makers.partNumber(maker, GTIN, "Bearing 6");
        String party = Makers.row(maker.get("/api/v1/partners"), "name", "Nordlicht Handel")
                .get("party")
                .getAsString();
        House below = bringIn();
        String belowParty = Makers.row(maker.get("/api/v1/partners"), "name", NAME)
                .get("party")
                .getAsString();
        maker.post("/api/v1/partners/" + party + "/addressees", "{\"parties\":[\"" + belowParty + "\"]}");
        Makers.authorise(maker, party, product, "[\"commission\",\"ship\",\"authorise\"]");
        String given = authorisation(supplier, product);
        HttpResponse<String> beyond =
                supplier.call("POST", "/api/v1/delegations", JSON, delegation(given, belowParty, product, "sell"));
        assertThat(beyond.statusCode()).as(beyond.body()).isEqualTo(UNPROCESSABLE);
        assertThat(beyond.body()).contains("part.beyond");
        supplier.post("/api/v1/delegations", delegation(given, belowParty, product, "ship"));
        supplier.settle();
        assertThat(supplier.get("/api/v1/submissions").toString()).doesNotContain("REFUSED");
        assertThat(Deadline.await(
                        WITHIN,
                        () -> maker.call("POST", "/api/v1/allotments", JSON, Makers.allot(belowParty, product, 3))
                                        .statusCode()
                                == 200))
                .as("the manufacturer sees what its supplier passed on")
                .isTrue();
        List<String[]> codes = Makers.drawn(below, belowParty, product, 1);
        String ref = codes.get(0)[2].substring(0, 5);
        below.post("/api/v1/partrecords", Makers.record(codes.get(0)[2], "U-1", "10.01", "62"));
        below.settle();
        below.post(
                "/api/v1/shipments",
                "{\"codes\":[\"" + codes.get(0)[2] + "\"],\"region\":\"FR-ARA\",\"to\":\"" + party + "\"}");
        below.settle();
        assertThat(below.get("/api/v1/submissions").toString()).doesNotContain("REFUSED");
        eachSeesItsSlice(ref);
        whatIsTakenBackAboveIsOverBelow(below, belowParty, product, given);
    }

    private void eachSeesItsSlice(String ref) {
        JsonObject whole = Makers.records(maker, ref, 0).get(0).getAsJsonObject();
        assertThat(whole.getAsJsonArray("values").toString()).contains("\"62\"");
        assertThat(whole.getAsJsonArray("sealed")).isEmpty();
        JsonObject slice = Makers.records(supplier, ref, 0).get(0).getAsJsonObject();
        assertThat(slice.toString()).contains("10.01").doesNotContain("\"62\"");
        assertThat(slice.getAsJsonArray("sealed").toString()).contains("hardness");
        assertThat(Makers.commitment(slice))
                .as("proven all the same")
                .isEqualTo(whole.get("commitment").getAsString());
        System.out.println(
                "parts: the sub-supplier's record: the manufacturer reads all of it, the supplier one value sealed");
    }

    private void whatIsTakenBackAboveIsOverBelow(House below, String party, String product, String given) {
        assertThat(maker.call("DELETE", "/api/v1/partners/authorisations/" + given, JSON, "")
                        .statusCode())
                .isEqualTo(202);
        maker.settle();
        String[] last = {""};
        assertThat(Deadline.await(WITHIN, () -> {
                    HttpResponse<String> answer =
                            below.call("POST", "/api/v1/supplies/draws", JSON, Makers.draw(party, product, 1));
                    last[0] = answer.body();
                    return answer.statusCode() == UNPROCESSABLE && last[0].contains("part.not-authorised-now");
                }))
                .as(last[0])
                .isTrue();
    }

    private static String authorisation(House supplier, String product) {
        String[] found = {""};
        assertThat(Deadline.await(WITHIN, () -> {
                    supplier.get("/api/v1/delegations").getAsJsonArray().forEach(row -> {
                        if (row.toString().contains(product)) {
                            found[0] = row.getAsJsonObject().get("id").getAsString();
                        }
                    });
                    return !found[0].isEmpty();
                }))
                .isTrue();
        return found[0];
    }

    private static String delegation(String parent, String to, String product, String act) {
        long now = System.currentTimeMillis();
        return "{\"authorisation\":\"" + parent + "\",\"to\":\"" + to + "\",\"acts\":[\"commission\",\"" + act
                + "\"],\"products\":[\"" + product + "\"],\"regions\":[\"FR\"],\"from\":" + now + ",\"until\":"
                + (now + 86_400_000L) + "}";
    }

    /** The sub-supplier as the manufacturer's further partner; the key of one of its people who supplies. */
    private House bringIn() {
        String token = maker.post(
                        "/api/v1/partners/invitations", "{\"name\":\"" + NAME + "\",\"login\":\"una@unterwerk\"}")
                .get("token")
                .getAsString();
        House operator = new House(site, site.apiKey("operator"));
        String brand = Makers.row(operator.get("/api/v1/organisations"), "name", "Domaine du Moulin")
                .get("id")
                .getAsString();
        String partner = Makers.row(operator.get("/api/v1/organisations"), "name", NAME)
                .get("id")
                .getAsString();
        String proposal = operator.post(
                        "/api/v1/organisations/" + brand + "/partners", "{\"partner\":\"" + partner + "\"}")
                .get("proposal")
                .getAsString();
        new House(site, site.apiKey("operator-2")).post("/api/v1/proposals/" + proposal + "/approvals", "{}");
        operator.settle();
        SecondBrand people = new SecondBrand(site, browser);
        House first = new House(site, people.join(token, "una@unterwerk"));
        String second = first.post(
                        "/api/v1/people/invitations",
                        "{\"login\":\"ulf@unterwerk\",\"name\":\"Ulf\",\"roles\":[\"SUPPLIER\"]}")
                .get("token")
                .getAsString();
        return new House(site, people.join(second, "ulf@unterwerk"));
    }
}
