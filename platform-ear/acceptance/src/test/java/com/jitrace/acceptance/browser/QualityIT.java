package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.jitrace.launcher.process.Deadline;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A supplier gives notice of parts that it made for two manufacturers: each is told of its own, and holds, recalls, closes. */
@Tag("show-parts-1")
@Tag("show-parts-5")
class QualityIT {
    private static final String GTIN = "9506000140469";
    private static final String OTHER_GTIN = "6921234500026";
    private static final String NUMBER = "B-7";
    private static final String OTHER_NUMBER = "B-8";
    private static final String JSON = "application/json";
    private static final String NOTICES = "/api/v1/quality-notices";
    private static final String ACTS = "[\"commission\",\"ship\"]";
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);
    private static DemoSite site;
    private static Playwright playwright;
    private static Browser browser;

    /** A part with the number B-7 that the supplier made for a manufacturer. */
    private record Part(House manufacturer, String product, String name, String code, String ref, String other) {}

    @BeforeAll
    static void start() throws IOException {
        site = DemoSite.open("quality");
        playwright = Playwright.create();
        browser = ChromiumFinder.launch(playwright);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        site.close();
    }

    @Test
    void aNoticeReachesWhoHasThePartsAndNobodyElse() throws Exception {
        House maker = new House(site, site.apiKey("brand-admin"));
        House supplier = new House(site, site.apiKey("supplier"));
        House other = Makers.second(site, browser);
        Part first = made(maker, supplier, GTIN, "Flange 20");
        Part second = made(other, supplier, OTHER_GTIN, "Quokka flange");
        ship(supplier, first);

        Makers.json(supplier.call("POST", NOTICES, JSON, Makers.notice("ZZZZZ/0-9")), NOT_FOUND);
        assertThat(new House(site, site.apiKey("distributor"))
                        .call("POST", NOTICES, JSON, Makers.notice(NUMBER))
                        .statusCode())
                .isEqualTo(FORBIDDEN);
        JsonObject given = supplier.post(NOTICES, Makers.notice(NUMBER));
        assertThat(given.get("items").getAsInt())
                .as("one part of each manufacturer")
                .isEqualTo(2);
        JsonObject told = told(maker);
        assertThat(items(maker, told)).containsExactly(first.ref() + "/0");
        assertThat(one(maker, told).toString()).doesNotContain(second.ref());
        assertThat(other.get(NOTICES).getAsJsonArray())
                .as("nothing of it is on its way to the other manufacturer")
                .isEmpty();
        ship(supplier, second);
        JsonObject later = told(other);
        assertThat(items(other, later)).containsExactly(second.ref() + "/0");
        assertThat(one(other, later).toString()).doesNotContain(first.ref());
        assertThat(later.get("id")).as("nothing to compare them by").isNotEqualTo(told.get("id"));
        System.out.println("parts-5: one notice of two manufacturers' parts: each was told of its own");

        toldAgainAfterACrashItIsThereOnce(maker, supplier);
        String id = told.get("id").getAsString();
        held(maker, first, id);
        onThePages(id);
        recalledAndClosed(maker, id);
        aPartThatIsBuiltInRecallsTheProduct(maker, supplier, first);
    }

    /** Two parts; the first has the number. */
    private static Part made(House manufacturer, House supplier, String gtin, String name) {
        String product = Makers.partNumber(manufacturer, gtin, name);
        String party = Makers.row(manufacturer.get("/api/v1/partners"), "name", "Nordlicht Handel")
                .get("party")
                .getAsString();
        Makers.authorise(manufacturer, party, product, ACTS);
        manufacturer.post("/api/v1/allotments", Makers.allot(party, product, 2));
        List<String[]> codes = Makers.drawn(supplier, party, product, 2);
        supplier.post("/api/v1/partrecords", Makers.record(codes.get(0)[2], NUMBER, "10", "60"));
        supplier.post("/api/v1/partrecords", Makers.record(codes.get(1)[2], OTHER_NUMBER, "10", "60"));
        supplier.settle();
        String code = codes.get(0)[2];
        return new Part(manufacturer, product, name, code, code.substring(0, 5), codes.get(1)[2]);
    }

    private static void ship(House supplier, Part part) {
        ship(supplier, part, part.code());
    }

    private static void ship(House supplier, Part part, String code) {
        supplier.post(
                "/api/v1/shipments",
                "{\"codes\":[\"" + code + "\"],\"region\":\"FR-ARA\",\"to\":\""
                        + Makers.row(supplier.get("/api/v1/supplies"), "name", part.name())
                                .get("addressee")
                                .getAsString()
                        + "\"}");
        supplier.settle();
    }

    private static JsonObject told(House manufacturer) {
        assertThat(Deadline.await(
                        TOLD_WITHIN,
                        () -> !manufacturer.get(NOTICES).getAsJsonArray().isEmpty()))
                .as("the manufacturer is told")
                .isTrue();
        JsonArray all = manufacturer.get(NOTICES).getAsJsonArray();
        assertThat(all).hasSize(1);
        assertThat(manufacturer.get("/api/v1/notices").toString()).contains("quality.told");
        JsonObject told = all.get(0).getAsJsonObject();
        assertThat(told.get("state").getAsString()).isEqualTo("OPEN");
        assertThat(told.get("by").getAsString()).isEmpty();
        return told;
    }

    private static JsonObject one(House house, JsonObject notice) {
        return house.get(NOTICES + "/" + notice.get("id").getAsString()).getAsJsonObject();
    }

    private static List<String> items(House house, JsonObject notice) {
        List<String> items = new ArrayList<>();
        one(house, notice).getAsJsonArray("items").forEach(item -> items.add(item.getAsString()));
        return items;
    }

    /** As if the process had ended after the manufacturer's row and before the supplier's. */
    private static void toldAgainAfterACrashItIsThereOnce(House maker, House supplier) throws SQLException {
        int news = maker.get("/api/v1/notices").getAsJsonArray().size();
        forgetThatItWasTold();
        String id = supplier.get(NOTICES)
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
        assertThat(Deadline.await(
                        TOLD_WITHIN,
                        () -> !supplier.get(NOTICES + "/" + id).toString().contains("\"at\":0")))
                .as("it is told again")
                .isTrue();
        assertThat(maker.get(NOTICES).getAsJsonArray()).hasSize(1);
        assertThat(maker.get("/api/v1/notices").getAsJsonArray()).hasSize(news);
    }

    private static void forgetThatItWasTold() throws SQLException {
        var server = site.started().database();
        try (Connection connection = DriverManager.getConnection(
                        server.url(),
                        server.administrator().user(),
                        server.administrator().password());
                Statement statement = connection.createStatement()) {
            List<String> databases = new ArrayList<>();
            var tables = statement.executeQuery(
                    "SELECT table_schema FROM information_schema.tables WHERE table_name = 'quality_notice_telling'");
            while (tables.next()) {
                databases.add(tables.getString(1));
            }
            int forgotten = 0;
            for (String database : databases) {
                forgotten += statement.executeUpdate("UPDATE " + database + ".quality_notice_telling SET told_at = 0");
            }
            assertThat(forgotten).isEqualTo(2);
        }
    }

    private static void held(House maker, Part part, String id) {
        String hold = maker.post(NOTICES + "/" + id + "/holds", "{}")
                .getAsJsonArray("holds")
                .get(0)
                .getAsString();
        assertThat(maker.get("/api/v1/holds").toString()).contains(hold).contains("Cracks at the flange");
        refused(maker, id, "holds", "{}", "quality.held-already");
        String gate = maker.post(
                        "/api/v1/gates",
                        "{\"name\":\"Quality\",\"region\":\"DE-BY\",\"products\":[\"" + part.product() + "\"]}")
                .get("gate")
                .getAsString();
        String scan = maker.post("/api/v1/gates/" + gate + "/scans", "{\"code\":\"" + part.code() + "\"}")
                .toString();
        assertThat(scan).contains("QUARANTINE").contains("ON_HOLD");
        System.out.println("parts-2: a part of which its supplier gave notice is put aside at the gate");
    }

    private static void onThePages(String id) {
        try (Desk desk = Desk.signIn(site, browser, "supplier")) {
            desk.open("quality").inBoth("console-quality-supplier");
            desk.click("quality-notice").inBoth("console-quality-given");
            desk.open("quality")
                    .fill("quality-of", NUMBER)
                    .fill("quality-words", "Cracks")
                    .fill("quality-remedy", "Send it back")
                    .click("quality-give")
                    .isRefused("choose the severity");
            int before = new House(site, site.apiKey("supplier"))
                    .get(NOTICES)
                    .getAsJsonArray()
                    .size();
            desk.choose("quality-severity", "MINOR").fill("quality-of", NUMBER + "-x");
            desk.page().getByTestId("quality-give").dblclick();
            desk.isRefused("has no such goods");
            desk.fill("quality-of", OTHER_NUMBER);
            desk.page().getByTestId("quality-give").dblclick();
            desk.isTold("is written down");
            assertThat(new House(site, site.apiKey("supplier")).get(NOTICES).getAsJsonArray())
                    .as("who clicks twice gives one notice")
                    .hasSize(before + 1);
        }
        try (Desk desk = Desk.signIn(site, browser, "brand-admin")) {
            desk.open("quality").inBoth("console-quality");
            desk.page().navigate(site.url() + "/console/qualitynotice.xhtml?id=" + id);
            desk.inBoth("console-quality-notice");
            desk.click("quality-close").isRefused("Say in 1 to 300 characters");
            assertThat(desk.page().getByTestId("quality-hold").count())
                    .as("it is held already")
                    .isZero();
            desk.fill("quality-reason", "Cracks at the flange")
                    .fill("quality-recall-remedy", "Bring it back")
                    .click("quality-recall")
                    .isTold("The recall is asked for in 1 requests.");
            desk.shown("console-quality-recall-asked");
        }
    }

    private static void recalledAndClosed(House maker, String id) {
        String words = "{\"reason\":\"Cracks\",\"remedy\":\"Bring it back\"}";
        refused(maker, id, "recalls", words, "quality.recall-asked-already");
        House second = new House(site, site.apiKey("brand-admin-2"));
        decide(second, approval(maker, id, 1), false);
        JsonArray again = maker.post(NOTICES + "/" + id + "/recalls", words).getAsJsonArray("approvals");
        decide(second, again.get(0).getAsString(), true);
        maker.settle();
        assertThat(maker.post(NOTICES + "/" + id + "/closings", "{\"words\":\"All are back\"}")
                        .get("state")
                        .getAsString())
                .isEqualTo("CLOSED");
        refused(maker, id, "closings", "{\"words\":\"once more\"}", "quality.closed-already");
        refused(maker, id, "recalls", words, "quality.closed-already");
        JsonArray steps = maker.get(NOTICES + "/" + id).getAsJsonObject().getAsJsonArray("steps");
        assertThat(steps.asList().stream()
                        .map(step -> step.getAsJsonObject().get("state").getAsString()))
                .containsExactly("HELD", "RECALL_ASKED", "RECALL_ASKED", "CLOSED");
        System.out.println("parts-1: notice, hold, recall asked, declined, asked again, approved, closed: "
                + steps.size() + " steps");
    }

    /** From the supplier's notice to the page that a buyer of the product reads. */
    private static void aPartThatIsBuiltInRecallsTheProduct(House maker, House supplier, Part part) throws IOException {
        String product = Makers.partNumber(maker, "9506000140476", "Pump 3");
        List<String[]> pumps = Makers.released(site, maker, product, 2);
        maker.post(
                "/api/v1/assemblies/bills/" + product,
                "{\"lines\":[{\"part\":\"" + part.product() + "\",\"quantity\":1,\"tracing\":\"PIECE\"}]}");
        ship(supplier, part, part.other());
        String gate = Makers.row(maker.get("/api/v1/gates"), "name", "Quality")
                .get("id")
                .getAsString();
        assertThat(maker.post("/api/v1/gates/" + gate + "/scans", "{\"code\":\"" + part.other() + "\"}")
                        .toString())
                .contains("ACCEPT");
        maker.settle();
        maker.post(
                "/api/v1/assemblies",
                "{\"item\":\"" + pumps.get(0)[2] + "\",\"parts\":[\"" + part.other() + "\"],\"region\":\"DE-BY\"}");
        maker.settle();
        String id = openNotice(maker);
        JsonArray asked = maker.post(
                        NOTICES + "/" + id + "/recalls",
                        "{\"reason\":\"The flange can crack\",\"remedy\":\"Bring the pump back\"}")
                .getAsJsonArray("approvals");
        House second = new House(site, site.apiKey("brand-admin-2"));
        asked.forEach(one -> decide(second, one.getAsString(), true));
        maker.settle();
        try (Visitor visitor = new Visitor(site, browser)) {
            visitor.sees(page(pumps.get(0)), "RECALLED", "The flange can crack. Bring the pump back", "产品召回");
            assertThat(visitor.read(page(pumps.get(1)), "en"))
                    .as("the pump without such a flange")
                    .doesNotContain("The flange can crack");
        }
        System.out.println("parts-1: a supplier's notice of a part that is built in, recalled in " + asked.size()
                + " decisions: the pump's page says so, the other pump's does not");
    }

    /** The notice that the supplier gave at its page, by now at the manufacturer. */
    private static String openNotice(House maker) {
        assertThat(Deadline.await(
                        TOLD_WITHIN, () -> maker.get(NOTICES).toString().contains("\"OPEN\"")))
                .isTrue();
        return Makers.row(maker.get(NOTICES), "state", "OPEN").get("id").getAsString();
    }

    private static String page(String[] row) {
        return site.url() + "/01/" + row[1] + "/21/" + row[2];
    }

    private static String approval(House maker, String id, int step) {
        return maker.get(NOTICES + "/" + id)
                .getAsJsonObject()
                .getAsJsonArray("steps")
                .get(step)
                .getAsJsonObject()
                .getAsJsonArray("made")
                .get(0)
                .getAsString();
    }

    private static void decide(House second, String approval, boolean approve) {
        second.post("/api/v1/approvals/" + approval + "/decisions", "{\"approve\":" + approve + "}");
    }

    private static void refused(House maker, String id, String what, String body, String code) {
        HttpResponse<String> answer = maker.call("POST", NOTICES + "/" + id + "/" + what, JSON, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(UNPROCESSABLE);
        assertThat(answer.body()).contains(code);
    }
}
