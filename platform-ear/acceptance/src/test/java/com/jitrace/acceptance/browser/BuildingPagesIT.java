package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bill of material and the workbench as a person at the manufacturer sees them, in both languages. */
class BuildingPagesIT {
    private static final int PARTS = 4;

    private static DemoSite site;
    private static House brand;
    private static List<String> products = new ArrayList<>();
    private static List<String> parts = List.of();
    private static String item = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void partsAndAnItemLieThere() throws IOException {
        site = DemoSite.open("building");
        brand = new House(site, site.apiKey("brand-admin"));
        for (JsonElement product : brand.get("/api/v1/products").getAsJsonArray()) {
            products.add(product.getAsJsonObject().get("id").getAsString());
        }
        assertThat(products).hasSizeGreaterThan(1);
        parts = released(products.get(0), PARTS);
        item = released(products.get(1), 1).get(0);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static List<String> released(String product, int count) {
        String ref = brand.post("/api/v1/batches", "{\"product\":\"" + product + "\",\"count\":" + count + "}")
                .get("batch")
                .getAsString();
        brand.settle();
        String approval = brand.post("/api/v1/batches/" + ref + "/exports", "{\"format\":\"csv\"}")
                .get("approval")
                .getAsString();
        JsonObject decided = new House(site, site.apiKey("brand-admin-2"))
                .post("/api/v1/approvals/" + approval + "/decisions", "{\"approve\":true}");
        brand.settle();
        String job = decided.get("outcome").getAsString().substring("job:".length());
        String link = brand.post("/api/v1/exports/" + job + "/links", "{}")
                .get("href")
                .getAsString();
        List<String> codes = brand.call("GET", link, "application/json", "")
                .body()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[2])
                .toList();
        brand.post(
                "/api/v1/releases",
                "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":" + (count - 1) + ",\"region\":\"DE-BY\"}");
        brand.settle();
        return codes;
    }

    @Test
    void aPersonSaysWhatAProductIsMadeOfAndBuildsIt() throws IOException, InterruptedException {
        try (Playwright playwright = Playwright.create();
                Browser browser = ChromiumFinder.launch(playwright);
                Desk desk = Desk.signIn(site, browser, "brand-admin")) {
            desk.open("bill").inBoth("console-bill-choose");
            desk.page().navigate(site.url() + "/console/bill.xhtml?product=" + products.get(1));
            desk.choose("bill-part", products.get(0))
                    .fill("bill-quantity", String.valueOf(PARTS))
                    .click("bill-save")
                    .isTold("Version 1 is saved.");
            assertThat(desk.page().getByTestId("bill-line").count()).isEqualTo(1);
            desk.inBoth("console-bill");

            desk.open("assemble").inBoth("console-assemble");
            desk.fill("item", item)
                    .fill("parts", String.join("\n", parts.subList(0, PARTS - 1)))
                    .click("compare");
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
                            desk.page().locator("main"))
                    .containsText("Parts are missing.");
            desk.shown("console-assemble-missing");
            desk.open("assemble")
                    .fill("item", item)
                    .fill("parts", String.join("\n", parts))
                    .click("assemble");
            desk.isTold(PARTS + " parts are on their way").shown("console-assembled");
            brand.settle();
            new PackWalk(site, folder).walk(desk, item, PARTS);
        }
    }
}
