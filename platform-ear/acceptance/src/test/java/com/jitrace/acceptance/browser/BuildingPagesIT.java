package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bill of material and the workbench as a person at the manufacturer sees them, in both languages. */
class BuildingPagesIT {
    private static final int PARTS = 4;

    private static DemoSite site;
    private static House brand;
    private static List<String> products = new ArrayList<>();
    private static List<String> parts = List.of();
    private static String item = "";

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
        return Makers.released(site, brand, product, count).stream()
                .map(row -> row[2])
                .toList();
    }

    @Test
    void aPersonSaysWhatAProductIsMadeOfAndBuildsIt() {
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
        }
    }
}
