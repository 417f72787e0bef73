package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.jitrace.launcher.process.Deadline;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bill of material, the workbench and the genealogy as a person at the manufacturer sees them, in both languages. */
class BuildingPagesIT {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);
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

    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    private static List<String> released(String product, int count) {
        return Makers.released(site, brand, product, count).stream()
                .map(row -> row[2])
                .toList();
    }

    @Test
    void aPersonSaysWhatAProductIsMadeOfBuildsItAndFollowsItsParts() throws IOException, InterruptedException {
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
            assertThat(Deadline.await(SHOWN_WITHIN, () -> {
                        desk.page().navigate(site.url() + "/console/trace.xhtml?way=back&of=" + encoded(item));
                        return desk.page().getByTestId("trace-row").count() > 1;
                    }))
                    .as("the genealogy shows the parts: "
                            + desk.page().locator("main").innerText())
                    .isTrue();
            assertThat(desk.page().getByTestId("way-step").count())
                    .as("its way")
                    .isPositive();
            desk.inBoth("console-trace-back");
            assertThat(desk.page().locator("main svg").count()).isPositive();
            desk.page().navigate(site.url() + "/console/trace.xhtml?way=forward&of=" + encoded(parts.get(0)));
            assertThat(desk.page().getByTestId("trace-row").count()).isEqualTo(2);
            desk.inBoth("console-trace-forward");
            desk.open("trace").inBoth("console-trace-empty");
            desk.open("recalls").inBoth("console-recalls-contents");
            new PackWalk(site, folder).walk(desk, item, PARTS);
        }
    }
}
