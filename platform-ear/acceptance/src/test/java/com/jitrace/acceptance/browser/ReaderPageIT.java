package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.jitrace.acceptance.browser.House.Kind;
import com.jitrace.launcher.process.Deadline;
import com.jitrace.rules.Shown;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Geolocation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page behind a printed code, for a reader who knows nothing of us: every state by its cause, as people see it. */
class ReaderPageIT {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);
    private static final long LICENCE_MILLIS = 75_000;
    private static final Duration LICENCE_ENDS_WITHIN = Duration.ofMillis(LICENCE_MILLIS + 30_000);
    /** Twice the target when it is shown; this machine is shared, the figure is printed. */
    private static final int LARGEST_PAINT_MILLIS_MAX = Shown.size("paint.millis", 3_600, 15_000);

    private static final String LATITUDE = "53.5510917";
    private static final String LONGITUDE = "9.9936826";

    private static DemoSite site;
    private static Playwright playwright;
    private static Browser browser;
    private static House brand;
    private static House second;
    private static String retired;

    @BeforeAll
    static void start() throws IOException {
        site = DemoSite.open("r");
        playwright = Playwright.create();
        browser = ChromiumFinder.launch(playwright);
        brand = new House(site, site.apiKey("brand-admin"));
        second = new House(site, site.apiKey("brand-admin-2"));
        House leaver = new SecondBrand(site, browser, LICENCE_MILLIS).withCodes();
        retired = site.url() + "/c/" + leaver.id(Kind.CODE);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        site.close();
    }

    @Test
    @Tag("show-page-1")
    void everyStateReadsWellInBothLanguagesOnAnyScreenByDayAndByNight() throws Exception {
        Map<String, String> states = new LinkedHashMap<>();
        for (String state : List.of(
                "MATCH",
                "OPEN",
                "REPEATED",
                "MISMATCH",
                "SOLD",
                "RECALLED",
                "NOT_RELEASED",
                "CANCELLED",
                "UNKNOWN",
                "MISTYPED")) {
            states.put(state, site.item(state));
        }
        states.put("RETIRED", retired);
        assertThat(Deadline.await(LICENCE_ENDS_WITHIN, () -> "RETIRED".equals(state(retired))))
                .isTrue();
        try (Onlookers onlookers = new Onlookers(site, browser)) {
            for (var each : states.entrySet()) {
                onlookers.see(each.getKey(), each.getValue());
            }
            ReadModels.outOfReach(site.started(), () -> onlookers.see("UNAVAILABLE", site.item("OPEN")));
            String open = site.item("OPEN");
            onlookers.look("place-several", open + "?city=Paris");
            onlookers.look("place-none", open + "?city=Qqqqqq");
            onlookers.look("place-country", open + "?country=GB");
            onlookers.look("compare-picture", open + "?compare=1");
            onlookers.look("compare-sign", open + "?compare=2");
            onlookers.look("compare-differs", open + "?compare=differs");
            onlookers.look("compare-same", open + "?compare=same");
            onlookers.look("place-locate", open + "?locate=1");
            onlookers.look("map", site.item("SOLD") + "?map=1");
            System.out.println("page-1: " + onlookers.summary());
        }
    }

    @Test
    @Tag("show-page-2")
    void oneItemGoesThroughItsLifeAndEveryOtherStateHasItsRealCause() throws Exception {
        String batch = ordered(60);
        List<String[]> codes = SecondBrand.codes(brand, second, batch);
        String item = link(codes.get(7));
        House distributor = new House(site, site.apiKey("distributor"));
        String partner = brand.get("/api/v1/partners")
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("party")
                .getAsString();
        try (Visitor visitor = new Visitor(site, browser)) {
            visitor.sees(item, "NOT_RELEASED", "Not released for sale. The code exists,", "尚未放行销售。");
            brand.post("/api/v1/releases", range(batch, 49) + ",\"region\":\"FR-GES\",\"lot\":\"L-2026-7\"}");
            visitor.sees(item, "OPEN", "One check is still open. Add your city to check the place.", "尚有一项未核对");
            brand.post("/api/v1/shipments", range(batch, 49) + ",\"to\":\"" + partner + "\"}");
            brand.settle();
            distributor.post("/api/v1/receipts", range(batch, 49) + ",\"region\":\"DE-HH\",\"city\":\"Hamburg\"}");
            distributor.settle();
            visitor.sees(item + "?region=DE-HH", "MATCH", "4 of 4 checks fit. Now compare the item", "4项核对均相符");
            visitor.sees(
                    item + "?region=US-NY", "MISMATCH", "it was not meant for New York, United States", "请暂勿依据此码判断");
            distributor.post(
                    "/api/v1/sales",
                    "{\"codes\":[\"" + codes.get(7)[2] + "\"],\"region\":\"DE-NW\",\"city\":\"Köln\"}");
            visitor.sees(item, "SOLD", "in Köln, North Rhine-Westphalia, Germany. If offered as new", "若作为新品出售");
            visitor.sees(item + "?region=US-NY", "MISMATCH", "it is recorded as sold in North Rhine", "请暂勿依据此码判断");
            recall(batch);
            visitor.sees(
                    item, "RECALLED", "Code batch " + batch + ", The cork may leak. Bring it back.", "产品召回：请停止使用。");
            System.out.println("page-2: NOT_RELEASED, OPEN, MATCH, MISMATCH, SOLD, RECALLED on one item");

            brand.post("/api/v1/batches/" + batch + "/cancellations", "{\"first\":55,\"last\":59}");
            brand.settle();
            assertThat(state(link(codes.get(57)))).as("a recall counts more").isEqualTo("RECALLED");
            theOthers(visitor);
        }
    }

    private static void theOthers(Visitor visitor) throws Exception {
        String batch = ordered(40);
        List<String[]> codes = SecondBrand.codes(brand, second, batch);
        brand.post("/api/v1/batches/" + batch + "/cancellations", "{\"first\":35,\"last\":39}");
        brand.post("/api/v1/releases", range(batch, 29) + ",\"region\":\"DE-HH\"}");
        brand.settle();
        visitor.sees(link(codes.get(36)), "CANCELLED", "Domaine du Moulin cancelled this code.", "已作废此码。");
        repeated(visitor, link(codes.get(20)));
        visitor.sees(site.item("UNKNOWN"), "UNKNOWN", "no brand registered it here.", "没有品牌在此登记过");
        String code = codes.get(3)[2];
        char wrong = code.charAt(19) == '0' ? '1' : '0';
        String mistyped = link(codes.get(3)).replace(code, code.substring(0, 19) + wrong);
        visitor.sees(mistyped, "MISTYPED", "This code looks mistyped.", "编码可能输入有误");
        assertThat(Deadline.await(LICENCE_ENDS_WITHIN, () -> "RETIRED".equals(state(retired))))
                .isTrue();
        visitor.sees(retired, "RETIRED", "Quokka Canary no longer uses this service.", "Quokka Canary已不再使用本服务");
        ReadModels.outOfReach(
                site.started(),
                () -> visitor.sees(
                        link(codes.get(3)),
                        "UNAVAILABLE",
                        "We cannot check right now. This says nothing",
                        "这不代表商品有问题"));
        visitor.sees(link(codes.get(3)), "OPEN", "One check is still open.", "尚有一项未核对");
        System.out.println("page-2: CANCELLED, REPEATED, UNKNOWN, MISTYPED, RETIRED, UNAVAILABLE by their causes");
    }

    /** Loads are no checks; checks of many readers in several regions are a reason to doubt. */
    private static void repeated(Visitor visitor, String page) throws Exception {
        Reader first = Reader.in(1);
        for (int i = 0; i < 10; i++) {
            first.asks("GET", page);
        }
        new Reader("127.0.2.1", "WhatsApp/2.23.20.0").asks("GET", page);
        new Reader("127.0.2.1", "Mozilla/5.0 (compatible; examplebot/1.0)").asks("GET", page);
        Reader.in(3).asks("HEAD", page);
        Reader.in(4).asks("GET", page, "Sec-Purpose: prefetch");
        Reader.in(5).asks("GET", page + "?region=DE-HH");
        assertThat(Deadline.await(SHOWN_WITHIN, () -> checks(page) == 2))
                .as("two people checked, not %s", checks(page))
                .isTrue();
        assertThat(state(page)).isEqualTo("OPEN");
        for (int n = 6; n <= 9; n++) {
            assertThat(Reader.in(n).asks("GET", page + "?region=" + (n % 2 == 0 ? "SE-AB" : "DE-BY")))
                    .startsWith("HTTP/1.1 200");
        }
        visitor.sees(page, "REPEATED", "Checked before: 6 times in 3 regions, first in", "已在3个地区核验6次");
        assertThat(visitor.text()).doesNotContain("127.0.");
    }

    @Test
    @Tag("show-page-4")
    void onASlowTelephoneTheLargestThingIsThereSoon() throws IOException {
        assertThat(site.send(HttpRequest.newBuilder(URI.create(site.item("MATCH")))
                                .header("Accept", "text/html"))
                        .headers()
                        .allValues("Link"))
                .as("the browser is told of the picture before it reads the page")
                .anyMatch(link -> link.matches("</media/.*-640\\.jpg>; rel=\"preload\"; as=\"image\""));
        SlowPhone phone = new SlowPhone(browser);
        for (String state : List.of("MATCH", "OPEN", "SOLD", "RECALLED", "UNKNOWN")) {
            SlowPhone.Paints paints = phone.visit(site.item(state));
            System.out.println("page-4: " + state + ": largest paint (" + paints.element() + ") after "
                    + paints.median() + " ms, slowest of " + paints.millis().size() + " visits " + paints.slowest()
                    + " ms; slow 4G, processor 4 times slower; target 1800");
            assertThat(paints.median()).as(state).isLessThanOrEqualTo(LARGEST_PAINT_MILLIS_MAX);
        }
    }

    @Test
    @Tag("show-page-7")
    void nothingOfTheReadersPlaceButTheRegionLeavesTheBrowser() throws IOException {
        List<String> sent = new ArrayList<>();
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setGeolocation(new Geolocation(Double.parseDouble(LATITUDE), Double.parseDouble(LONGITUDE)))
                .setPermissions(List.of("geolocation"))
                .setLocale("en"))) {
            context.onRequest(request -> sent.add(
                    request.method() + " " + request.url() + " " + request.allHeaders() + " " + request.postData()));
            Page page = context.newPage();
            page.navigate(site.item("OPEN"));
            page.getByTestId("check-place").click();
            page.getByTestId("city").fill("Hamburg");
            page.getByTestId("city-go").click();
            page.getByTestId("candidates").locator("a").first().click();
            assertThat(page.getByTestId("verdict").getAttribute("data-state")).isEqualTo("MATCH");
            page.navigate(site.item("OPEN"));
            page.getByTestId("check-place").click();
            page.getByTestId("use-location").click();
            page.getByTestId("locate").click();
            page.getByTestId("located").getByText("Hamburg, Germany").click();
            page.waitForURL("**region=DE-HH");
            assertThat(page.getByTestId("verdict").getAttribute("data-state")).isEqualTo("MATCH");
            page.getByTestId("compare-start").click();
            page.getByTestId("compare-same").click();
            page.getByTestId("compare-differs").click();
            assertThat(page.getByTestId("compare-end").isVisible()).isTrue();
        }
        assertThat(sent).hasSizeGreaterThan(10);
        assertThat(sent).anyMatch(request -> request.contains("/static/region-cells.txt"));
        assertThat(sent).anyMatch(request -> request.contains("region=DE-HH"));
        assertThat(sent).noneMatch(request -> request.contains("53.55") || request.contains("9.993"));
        Search files = Search.in(site.started().home(), "Reims", LATITUDE.substring(0, 7), LONGITUDE.substring(0, 6));
        assertThat(files.found("Reims")).as("the search finds what is there").isPositive();
        assertThat(files.found(LATITUDE.substring(0, 7)) + files.found(LONGITUDE.substring(0, 6)))
                .isZero();
        System.out.println("page-7: no coordinate in " + sent.size() + " requests nor in " + files.files()
                + " files (databases, chain, logs) of " + files.bytes() + " bytes");
    }

    private static String ordered(int count) {
        String product = brand.get("/api/v1/products")
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
        JsonObject ordered = brand.post("/api/v1/batches", "{\"product\":\"" + product + "\",\"count\":" + count + "}");
        brand.settle();
        return ordered.get("batch").getAsString();
    }

    private static void recall(String batch) {
        String asked = brand.post(
                        "/api/v1/recalls",
                        "{\"batch\":\"" + batch + "\",\"reason\":\"The cork may leak\",\"remedy\":\"Bring it back\"}")
                .get("approval")
                .getAsString();
        second.post("/api/v1/approvals/" + asked + "/decisions", "{\"approve\":true}");
    }

    private static String range(String batch, int last) {
        return "{\"batch\":\"" + batch + "\",\"first\":0,\"last\":" + last;
    }

    private static String link(String[] row) {
        return site.url() + "/01/" + row[1] + "/21/" + row[2];
    }

    private static String state(String page) {
        return verdict(page).get("state").getAsString();
    }

    private static int checks(String page) {
        return verdict(page).getAsJsonObject("checks").get("count").getAsInt();
    }

    /** As a program asks: it does not count as a check. */
    private static JsonObject verdict(String page) {
        try {
            JsonElement read = JsonParser.parseString(
                    site.send(HttpRequest.newBuilder(URI.create(page)).header("Accept", "application/json"))
                            .body());
            return read.getAsJsonObject();
        } catch (IOException e) {
            throw new AssertionError(page, e);
        }
    }
}
