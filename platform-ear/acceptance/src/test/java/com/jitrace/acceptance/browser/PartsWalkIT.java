package com.jitrace.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.jitrace.acceptance.Running;
import com.jitrace.launcher.process.Deadline;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Parts from the supplier to the consumer's page, by people at their pages: registered by hand and by a file, shipped, judged at the gate, built
 * in, traced both ways, recalled by the supplier's delivery.
 */
@Tag("show-parts-1")
class PartsWalkIT {
    private static final String NAME = "Shaft 10";
    private static final String GTIN = "9506000140452";
    private static final int BY_HAND = 3;
    private static final int BY_FILE = 2_000;
    private static final int REGISTERED = BY_HAND + BY_FILE;
    /** Registered, and not shipped. */
    private static final int KEPT = REGISTERED - 1;

    private static final int UNREGISTERED = REGISTERED;
    private static final int CANCELLED = REGISTERED + 1;
    private static final int DRAWN = REGISTERED + 2;
    private static final int HELD = 10;
    private static final int RECALLED = 11;
    private static final int TOO_LONG = 12;
    private static final int OTHER_MATERIAL = 13;
    private static final int FELL_DOWN = 14;
    /** Two that were registered by hand, two out of the file. */
    private static final List<Integer> BUILT_IN = List.of(0, 1, 3, 4);

    private static final Duration FILE_WITHIN = Duration.ofMinutes(5);
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);

    private static DemoSite site;
    private static Playwright playwright;
    private static Browser browser;
    private static House maker;
    private static House supplier;
    private static String shaft = "";
    private static String gearbox = "";
    private static String ref = "";
    private static List<String[]> shafts = List.of();
    private static List<String[]> boxes = List.of();

    @BeforeAll
    static void aSupplierMayMakeAPartNumber() throws IOException {
        site = DemoSite.open("partswalk");
        playwright = Playwright.create();
        browser = ChromiumFinder.launch(playwright);
        maker = new House(site, site.apiKey("brand-admin"));
        supplier = new House(site, site.apiKey("supplier"));
        gearbox = maker.get("/api/v1/products")
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
        shaft = Makers.partNumber(maker, GTIN, NAME);
        String party = Makers.row(maker.get("/api/v1/partners"), "name", "Nordlicht Handel")
                .get("party")
                .getAsString();
        Makers.authorise(maker, party, shaft, "[\"commission\",\"ship\"]");
        maker.post("/api/v1/allotments", Makers.allot(party, shaft, DRAWN));
        boxes = Makers.released(site, maker, gearbox, 2);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        site.close();
    }

    @Test
    void fromTheSuppliersPartToTheConsumersPage() throws IOException {
        try (Desk desk = Desk.signIn(site, browser, "supplier")) {
            theSupplierDraws(desk);
            theSupplierRegisters(desk);
            theSupplierShips(desk);
        }
        anAdministratorOpensGatesAndSaysWhatIsShown();
        try (Desk clerk = Desk.signIn(site, browser, "brand-clerk")) {
            theGateTakesGoodParts(clerk);
            theGateRefusesEachBadPartWithItsReason(clerk);
            theGateMeasures(clerk);
        }
        String box = boxes.get(0)[2];
        try (Desk desk = Desk.signIn(site, browser, "brand-admin")) {
            thePartsAreBuiltIn(desk, box);
            thePartsAreTraced(desk, box);
            theConsumerReadsWhatIsInside();
            theDeliveryIsRecalled(desk);
        }
    }

    private static void theSupplierDraws(Desk desk) {
        desk.open("supplies").chooseLabel("draw-offer", NAME + " · Domaine du Moulin");
        desk.fill("draw-count", String.valueOf(DRAWN)).click("draw").isTold("is on its way to the chain");
        ref = desk.page().getByTestId("draw-ref").first().innerText();
        Makers.untilThere(supplier, ref);
        desk.open("supplies").shown("walk-supplies");
        shafts = desk.download("fetch")
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .toList();
        assertThat(shafts).hasSize(DRAWN);
    }

    private static void theSupplierRegisters(Desk desk) {
        desk.open("partrecords")
                .chooseLabel("record-offer", NAME + " · Domaine du Moulin")
                .click("record-choose");
        for (int i = 0; i < BY_HAND; i++) {
            SuppliersIT.fill(desk, code(i), i, "10.05").isTold("is on its way to the chain");
        }
        desk.shown("walk-registered");
        String file = Makers.file(shafts, BY_HAND, REGISTERED);
        desk.open("partrecords")
                .upload("file", "shafts.csv", file.replaceFirst(",10\\.03,", ",10.3,"))
                .click("records-check");
        assertThat(desk.page().getByTestId("bad-row").first()).hasText("1");
        desk.shown("walk-file-fault");
        desk.open("partrecords").upload("file", "shafts.csv", file).click("records-check");
        assertThat(desk.page().getByTestId("records-summary")).containsText("2,000");
        desk.fill("fgoods-region", "FR-ARA").click("records-commit");
        assertThat(desk.page().getByTestId("records-receipt")).isVisible();
        desk.shown("walk-file");
        supplier.settle(FILE_WITHIN);
        nothingRefused(supplier);
        System.out.println("parts-1: " + BY_HAND + " parts registered by hand and " + BY_FILE + " by a file, final");
    }

    private static void theSupplierShips(Desk desk) {
        desk.open("supplies")
                .fill("ship-batch", ref)
                .fill("ship-first", "0")
                .fill("ship-last", String.valueOf(KEPT - 1))
                .fill("goods-region", "FR-ARA")
                .click("ship")
                .isTold(String.format("%,d items are recorded as shipped", KEPT))
                .shown("walk-shipped");
        supplier.settle();
        nothingRefused(supplier);
        assertThat(Deadline.await(
                        SHOWN_WITHIN,
                        () -> maker.get("/api/v1/stock").toString().contains(ref)))
                .as("the manufacturer was told of the delivery")
                .isTrue();
    }

    private static void anAdministratorOpensGatesAndSaysWhatIsShown() {
        try (Desk admin = Desk.signIn(site, browser, "brand-admin")) {
            openGate(admin, "Dock 1", "NONE");
            openGate(admin, "Measuring room", "EVERY");
            admin.page().navigate(site.url() + "/console/bill.xhtml?product=" + gearbox);
            admin.choose("bill-part", shaft).fill("bill-quantity", String.valueOf(BUILT_IN.size()));
            admin.click("bill-save").isTold("Version 1 is saved.");
            assertThat(admin.page().getByTestId("bill-shown")).hasText("Not shown");
            preview(admin, 0);
            admin.page().navigate(site.url() + "/console/bill.xhtml?product=" + gearbox);
            admin.click("bill-turn").isTold("Version 2 is saved.");
            assertThat(admin.page().getByTestId("bill-shown")).hasText("Shown");
            admin.inBoth("walk-bill");
            preview(admin, 1);
            Desk.shoot(admin.page(), "walk-preview");
        }
    }

    /** The page as the brand sees it before readers do. */
    private static void preview(Desk admin, int sections) {
        admin.page().navigate(site.url() + "/console/preview?state=OPEN&lang=en&product=" + gearbox);
        assertThat(admin.page().getByTestId("inside")).hasCount(sections);
    }

    private static void openGate(Desk admin, String name, String sampling) {
        admin.open("gates").fill("gate-name", name).fill("gate-region", "DE-BY").fill("gate-site", "Works 2");
        admin.page().locator("input[type=checkbox][value='" + shaft + "']").check();
        admin.choose("gate-sampling", sampling).fill("gate-n", "1");
        admin.click("open-gate").isTold("The gate " + name + " is open.");
    }

    private static void theGateTakesGoodParts(Desk clerk) {
        Page page = atGate(clerk, "Dock 1");
        for (int index : BUILT_IN) {
            GateDesk.wedge(page, code(index));
            GateDesk.answered(page, "ACCEPT", code(index));
        }
        Locator scans = page.getByTestId("scans").locator("li");
        assertThat(scans.filter(new Locator.FilterOptions().setHasText("in: on record")))
                .hasCount(BUILT_IN.size());
        clerk.shown("walk-gate-accepted");
        System.out.println("parts-1: the gate took " + BUILT_IN.size() + " parts, all on record");
    }

    private static void theGateRefusesEachBadPartWithItsReason(Desk clerk) {
        House second = new House(site, site.apiKey("brand-admin-2"));
        maker.post("/api/v1/batches/" + ref + "/cancellations", range(CANCELLED) + "}");
        maker.post("/api/v1/holds", range(HELD) + ",\"reason\":\"scratches\"}");
        String approval = maker.post(
                        "/api/v1/recalls", range(RECALLED) + ",\"reason\":\"brittle\",\"remedy\":\"send it back\"}")
                .get("approval")
                .getAsString();
        second.post("/api/v1/approvals/" + approval + "/decisions", "{\"approve\":true}");
        maker.settle();
        nothingRefused(maker);
        Page page = atGate(clerk, "Dock 1");
        page.getByTestId("no-code").click();
        GateDesk.answered(page, "REJECT", "There is no code on the part.");
        clerk.shown("walk-gate-no-code");
        String[] link = site.item("UNKNOWN").split("/");
        refused(clerk, otherSymbol(code(5)), "REJECT", "The code cannot be read.", "mistyped");
        refused(clerk, link[link.length - 1], "REJECT", "This code was never issued here.", "unknown");
        refused(clerk, code(CANCELLED), "REJECT", "This code was cancelled, or the part was scrapped.", "cancelled");
        refused(clerk, code(UNREGISTERED), "REJECT", "No authorised supplier stands behind this part.", "no-supplier");
        refused(clerk, code(KEPT), "REJECT", "Nobody shipped this part to us.", "not-addressed");
        refused(clerk, code(0), "REJECT", "A part with this code is in already.", "twice");
        refused(clerk, boxes.get(1)[2], "REJECT", "No gate expects this part number.", "wrong-part");
        maker.post("/api/v1/gates", "{\"name\":\"Dock 2\",\"region\":\"DE-BY\",\"products\":[\"" + gearbox + "\"]}");
        refused(clerk, boxes.get(1)[2], "REJECT", "This part number comes in at another gate.", "wrong-place");
        refused(clerk, code(RECALLED), "QUARANTINE", "This part is recalled.", "recalled");
        refused(clerk, code(HELD), "QUARANTINE", "This part is held back because of its quality.", "held");
        GateDesk.wedge(page, code(FELL_DOWN));
        GateDesk.answered(page, "ACCEPT", code(FELL_DOWN));
        Locator line =
                page.getByTestId("scans").locator("li").filter(new Locator.FilterOptions().setHasText(code(FELL_DOWN)));
        line.getByText("Put aside").first().click();
        page.locator("#why").fill("fell down");
        page.keyboard().press("Enter");
        GateDesk.answered(page, "QUARANTINE", "Put aside by a person");
    }

    private static void refused(Desk clerk, String code, String decision, String words, String shot) {
        GateDesk.wedge(clerk.page(), code);
        GateDesk.answered(clerk.page(), decision, words);
        clerk.shown("walk-gate-" + shot);
        System.out.println("parts-1: " + decision + ": " + words);
    }

    private static void theGateMeasures(Desk clerk) {
        Page page = atGate(clerk, "Measuring room");
        GateDesk.wedge(page, code(TOO_LONG));
        GateDesk.answered(page, "MEASURE", "");
        clerk.shown("walk-gate-measure");
        GateDesk.measure(page, "10.2", "60", "1.4301");
        GateDesk.answered(page, "QUARANTINE", "A measured value is outside its tolerance.");
        GateDesk.wedge(page, code(OTHER_MATERIAL));
        GateDesk.answered(page, "MEASURE", "");
        GateDesk.measure(page, "10.0", "60", "plastic");
        GateDesk.answered(page, "REJECT", "It is not the part that was specified.");
        clerk.shown("walk-gate-specification");
    }

    private static Page atGate(Desk clerk, String name) {
        // the gate fills the screen: it has no navigation
        clerk.page().navigate(site.url() + "/console/receive.xhtml");
        clerk.page()
                .getByTestId("gate")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
        GateDesk.connected(clerk.page());
        return clerk.page();
    }

    private static void thePartsAreBuiltIn(Desk desk, String box) {
        maker.settle();
        String parts = BUILT_IN.stream().map(PartsWalkIT::code).collect(Collectors.joining("\n"));
        desk.open("assemble").fill("item", box).fill("parts", parts).click("compare");
        assertThat(desk.page().getByTestId("bench-state")).hasText("Everything fits.");
        desk.shown("walk-bench");
        desk.fill("item", box).fill("parts", parts).click("assemble");
        desk.isTold(BUILT_IN.size() + " parts are on their way").shown("walk-assembled");
        maker.settle();
        nothingRefused(maker);
    }

    private static void thePartsAreTraced(Desk desk, String box) {
        trace(desk, "back", box, 3);
        assertThat(desk.page().locator("main")).containsText(NAME);
        desk.inBoth("walk-trace-back");
        trace(desk, "forward", code(3), 2);
        assertThat(desk.page().locator("main")).containsText(boxes.get(0)[2].substring(0, 5));
        desk.inBoth("walk-trace-forward");
        trace(desk, "forward", ref, 2);
    }

    /** Until the page shows so many stops. */
    private static void trace(Desk desk, String way, String of, int stops) {
        boolean shown = Deadline.await(SHOWN_WITHIN, () -> {
            desk.page().navigate(site.url() + "/console/trace.xhtml?way=" + way + "&of=" + of);
            return desk.page().getByTestId("trace-row").count() >= stops;
        });
        assertThat(shown)
                .as(() -> way + " of " + of + ": " + desk.page().locator("body").innerText())
                .isTrue();
    }

    private static void theConsumerReadsWhatIsInside() throws IOException {
        try (Visitor visitor = new Visitor(site, browser)) {
            visitor.sees(page(0), "OPEN", "One check is still open.", "尚有一项未核对。");
            assertThat(visitor.text()).contains("里面有什么", NAME, "4件", "由授权供应商制造");
            assertThat(visitor.read(page(0), "en")).doesNotContain(ref + "/", code(0), "S-0");
            assertThat(visitor.section("inside"))
                    .contains("What is inside", NAME, "4 pieces · built in on ", "made by an authorised supplier")
                    .doesNotContain("Nordlicht", ref);
            assertThat(visitor.read(page(1), "en")).doesNotContain("What is inside");
            maker.post("/api/v1/holds", range(4) + ",\"reason\":\"under test\"}");
            visitor.sees(page(0), "OPEN", "A part inside is being checked.", "内部有零件正在核查。");
            keep("OPEN", "part-held");
        }
    }

    private static void theDeliveryIsRecalled(Desk desk) throws IOException {
        desk.open("recalls")
                .fill("contents-of", ref)
                .fill("contents-reason", "The shaft can break")
                .fill("contents-remedy", "Bring it to a workshop")
                .fill("contents-confirmation", ref)
                .click("contents-recall")
                .isTold("Another administrator decides.")
                .shown("walk-recall-asked");
        int decided = 0;
        try (Desk second = Desk.signIn(site, browser, "brand-admin-2")) {
            second.open("approvals").shown("walk-recall-approvals");
            while (second.page().getByTestId("approve").count() > 0) {
                second.click("approve").isTold("Approved.");
                decided++;
                second.open("approvals");
            }
        }
        assertThat(decided).isPositive();
        maker.settle();
        nothingRefused(maker);
        try (Visitor visitor = new Visitor(site, browser)) {
            visitor.sees(page(0), "RECALLED", "The shaft can break. Bring it to a workshop", "产品召回：请停止使用。");
            keep("RECALLED", "part-recalled");
            assertThat(visitor.read(page(0), "en")).contains("has recalled this part");
            assertThat(visitor.read(page(1), "en"))
                    .as("the one without such a shaft")
                    .doesNotContain("The shaft can break");
        }
        System.out.println(
                "parts-1: recalled by the delivery " + ref + " in " + decided + " decisions of a second person");
    }

    /** The visitor's picture for the documentation. */
    private static void keep(String state, String name) throws IOException {
        if (Boolean.getBoolean("jitrace.screens")) {
            Files.copy(
                    Path.of("target/screenshots", "public-" + state + "-en.png"),
                    Running.root().resolve("docs/screens/" + name + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String code(int index) {
        return shafts.get(index)[2];
    }

    /** The consumer's page of a finished item. */
    private static String page(int box) {
        return site.url() + "/01/" + boxes.get(box)[1] + "/21/" + boxes.get(box)[2];
    }

    private static String range(int index) {
        return "{\"batch\":\"" + ref + "\",\"first\":" + index + ",\"last\":" + index;
    }

    private static void nothingRefused(House house) {
        JsonObject all = new JsonObject();
        all.add("submissions", house.get("/api/v1/submissions"));
        assertThat(all.toString()).doesNotContain("REFUSED");
    }

    private static String otherSymbol(String code) {
        char other = code.charAt(9) == '7' ? '8' : '7';
        return code.substring(0, 9) + other + code.substring(10);
    }
}
