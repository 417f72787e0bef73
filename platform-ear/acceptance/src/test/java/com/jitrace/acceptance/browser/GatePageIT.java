package com.jitrace.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.jitrace.launcher.process.Deadline;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gate as a clerk has it before the eyes: scans by a keyboard wedge, on a narrow screen, in Chinese, without scripts, without a network. */
@Tag("show-parts-2")
class GatePageIT {
    private static final int PARTS = 12;
    private static final int SEEN = 9;
    private static final String NEVER_ISSUED = "7F3KQ000000000000014";
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);
    private static final double BACK_MILLIS = 60_000;

    private static DemoSite site;
    private static Playwright playwright;
    private static Browser browser;
    private static House brand;
    private static List<String> codes;
    /** What is printed on the part that the camera sees. */
    private static String label;

    private static String ref;
    private static String gate = "";

    @BeforeAll
    static void aDeliveryIsOnItsWay() throws IOException {
        site = DemoSite.open("gatepage");
        playwright = Playwright.create();
        browser = ChromiumFinder.launch(playwright);
        brand = new House(site, site.apiKey("brand-admin"));
        House supplier = new House(site, site.apiKey("distributor"));
        brand.first(House.Kind.PRODUCT, "/api/v1/products", "id").first(House.Kind.PARTY, "/api/v1/partners", "party");
        long now = System.currentTimeMillis();
        brand.post(
                "/api/v1/partners/" + brand.id(House.Kind.PARTY) + "/authorisations",
                "{\"acts\":[\"receive\",\"ship\"],\"products\":[\"*\"],\"regions\":[\"DE\"],\"from\":"
                        + (now - 86_400_000) + ",\"until\":" + (now + 86_400_000) + "}");
        ref = brand.post(
                        "/api/v1/batches",
                        "{\"product\":\"" + brand.id(House.Kind.PRODUCT) + "\",\"count\":" + PARTS + "}")
                .get("batch")
                .getAsString();
        brand.settle();
        List<String[]> rows = Makers.codes(site, brand, ref);
        codes = rows.stream().map(row -> row[2]).toList();
        label = rows.get(SEEN)[3];
        brand.post("/api/v1/releases", range(0, PARTS - 1) + "}");
        brand.settle();
        brand.post("/api/v1/shipments", range(0, PARTS - 1) + ",\"to\":\"" + brand.id(House.Kind.PARTY) + "\"}");
        brand.settle();
        supplier.post("/api/v1/receipts", range(0, PARTS - 1) + ",\"region\":\"DE-BY\"}");
        supplier.settle();
        supplier.post(
                "/api/v1/shipments", range(0, PARTS - 1) + ",\"to\":\"" + ownParty() + "\",\"region\":\"DE-BY\"}");
        supplier.settle();
        assertThat(Deadline.await(
                        SHOWN_WITHIN,
                        () -> brand.get("/api/v1/stock").toString().contains(ref)))
                .isTrue();
    }

    @AfterAll
    static void stop() {
        playwright.close();
        site.close();
    }

    @Test
    void aClerkReceivesWithTheKeyboardAloneOnAnyScreenAndWithoutANetwork() {
        anAdministratorOpensTheGateOnItsPage();
        try (Desk clerk = Desk.signIn(site, browser, "brand-clerk")) {
            Page page = clerk.page();
            clerk.open("receive");
            assertThat(page.getByTestId("scan")).isFocused();
            GateDesk.connected(page);
            GateDesk.wedge(page, codes.get(0));
            GateDesk.answered(page, "ACCEPT", "Accept");
            assertThat(page.getByTestId("scan")).isFocused();
            assertThat(page.getByTestId("scans").locator("li").first())
                    .containsText("in: on record", new LocatorAssertions.ContainsTextOptions().setTimeout(BACK_MILLIS));
            clerk.shown("gate-accept");
            GateDesk.wedge(page, codes.get(0));
            GateDesk.answered(page, "REJECT", "is in already");
            clerk.shown("gate-reject");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            assertThat(page.getByTestId("no-code")).isFocused();
            page.keyboard().press("Enter");
            GateDesk.answered(page, "REJECT", "There is no code on the part");
            assertThat(page.getByTestId("count-REJECT")).hasText("2");
            aPartIsPutAside(page);
            narrowAndInChinese(clerk);
            withoutANetwork(clerk);
        }
    }

    private static void anAdministratorOpensTheGateOnItsPage() {
        try (Desk admin = Desk.signIn(site, browser, "brand-admin")) {
            admin.open("gates");
            admin.fill("gate-name", "Dock 9").fill("gate-region", "DE-BY").fill("gate-site", "Works 2");
            admin.page()
                    .locator("input[type=checkbox][value='" + brand.id(House.Kind.PRODUCT) + "']")
                    .check();
            admin.click("open-gate").isTold("The gate Dock 9 is open.").shown("gates");
            gate = brand.get("/api/v1/gates")
                    .getAsJsonArray()
                    .get(0)
                    .getAsJsonObject()
                    .get("id")
                    .getAsString();
        }
    }

    private static void aPartIsPutAside(Page page) {
        GateDesk.wedge(page, codes.get(1));
        GateDesk.answered(page, "ACCEPT", codes.get(1));
        Locator line =
                page.getByTestId("scans").locator("li").filter(new Locator.FilterOptions().setHasText(codes.get(1)));
        line.getByText("Put aside").first().click();
        page.locator("#why").fill("fell down");
        page.keyboard().press("Enter");
        GateDesk.answered(page, "QUARANTINE", "Put aside by a person");
        assertThat(page.getByTestId("scan")).isFocused();
    }

    private static void narrowAndInChinese(Desk clerk) {
        Page page = clerk.page();
        page.setViewportSize(320, 640);
        page.getByTestId("language").click();
        GateDesk.wedge(page, NEVER_ISSUED);
        GateDesk.answered(page, "REJECT", "此编码从未在此发出");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(320);
        clerk.shown("gate-320-zh");
        page.getByTestId("language").click();
        page.setViewportSize(1200, 900);
    }

    private static void withoutANetwork(Desk clerk) {
        Page page = clerk.page();
        // then the snapshot is there too
        GateDesk.connected(page);
        page.context().setOffline(true);
        GateDesk.wedge(page, codes.get(2));
        GateDesk.answered(page, "ACCEPT", "Let in for now");
        GateDesk.wedge(page, codes.get(2));
        GateDesk.answered(page, "REJECT", "is in already");
        GateDesk.wedge(page, codes.get(3));
        GateDesk.answered(page, "ACCEPT", "Let in for now");
        GateDesk.wedge(page, NEVER_ISSUED);
        GateDesk.answered(page, "QUARANTINE", "Not in the snapshot");
        assertThat(page.getByTestId("net")).containsText("No network");
        assertThat(page.getByTestId("net")).containsText("4 scans wait");
        clerk.shown("gate-offline");
        brand.post("/api/v1/holds", range(3, 3) + ",\"reason\":\"cracked\"}");
        page.context().setOffline(false);
        GateDesk.connected(page);
        assertThat(page.locator("#scans li.alarm").filter(new Locator.FilterOptions().setHasText(codes.get(3))))
                .containsText("Put aside");
        clerk.shown("gate-back");
        JsonElement scans = brand.get("/api/v1/gates/" + gate + "/scans?rows=10");
        assertThat(decision(scans, codes.get(2))).isEqualTo("REJECT");
        assertThat(decision(scans, codes.get(3))).isEqualTo("QUARANTINE");
        assertThat(scans.toString()).contains("ON_HOLD").contains("ACCEPTED_OFFLINE");
    }

    /** The page works without its script too. */
    @Test
    void withoutScriptsTheFormIsSentAndAnswered() {
        String own = openedGate("Dock 0");
        try (Desk clerk = Desk.signIn(site, browser, "brand-clerk")) {
            Page page = clerk.page();
            page.route("**/static/receive.js", com.microsoft.playwright.Route::abort);
            page.navigate(site.url() + "/console/receive.xhtml?gate=" + own);
            GateDesk.wedge(page, codes.get(8));
            GateDesk.answered(page, "ACCEPT", codes.get(8));
            page.getByTestId("no-code").click();
            GateDesk.answered(page, "REJECT", "There is no code on the part");
        }
        brand.post("/api/v1/gates/" + own + "/closings", "{}");
    }

    /** Chromium on Linux reads no codes itself: what is fetched for such browsers does. */
    @Test
    void theCameraReadsOneCodeAfterTheOther() throws IOException {
        String own = openedGate("Dock 7");
        Path film = site.started().home().resolve("camera.y4m");
        try (Browser seeing = ChromiumFinder.launch(playwright, FakeCamera.seeing(film, List.of(label, NEVER_ISSUED)));
                Desk clerk = Desk.signIn(site, seeing, "brand-clerk")) {
            Page page = clerk.page();
            page.navigate(site.url() + "/console/receive.xhtml?gate=" + own);
            GateDesk.connected(page);
            page.getByTestId("camera").click();
            Locator scans = page.getByTestId("scans").locator("li");
            LocatorAssertions.ContainsTextOptions within =
                    new LocatorAssertions.ContainsTextOptions().setTimeout(BACK_MILLIS);
            assertThat(scans.filter(new Locator.FilterOptions().setHasText("Accept")))
                    .containsText(codes.get(SEEN), within);
            assertThat(scans.filter(new Locator.FilterOptions().setHasText("never issued"))
                            .first())
                    .containsText(NEVER_ISSUED, within);
            assertThat(page.locator("#view")).isVisible();
            clerk.shown("gate-camera");
            page.getByTestId("camera").click();
            assertThat(page.locator("#view")).isHidden();
        }
        brand.post("/api/v1/gates/" + own + "/closings", "{}");
    }

    private static String openedGate(String name) {
        return brand.post(
                        "/api/v1/gates",
                        "{\"name\":\"" + name + "\",\"region\":\"DE-BY\",\"products\":[\""
                                + brand.id(House.Kind.PRODUCT) + "\"]}")
                .get("gate")
                .getAsString();
    }

    private static String decision(JsonElement scans, String code) {
        for (JsonElement scan : scans.getAsJsonArray()) {
            if (scan.getAsJsonObject().get("code").getAsString().equals(code)) {
                return scan.getAsJsonObject().get("decision").getAsString();
            }
        }
        throw new AssertionError("no decision about " + code + " in " + scans);
    }

    /** The brand's own party, as the proof of an item names it. */
    private static String ownParty() {
        var found = Pattern.compile("\"brand\":\"([0-9a-f]{32})\"")
                .matcher(brand.get("/api/v1/items/00000000000000/" + codes.get(0))
                        .toString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String range(int first, int last) {
        return "{\"batch\":\"" + ref + "\",\"first\":" + first + ",\"last\":" + last;
    }
}
