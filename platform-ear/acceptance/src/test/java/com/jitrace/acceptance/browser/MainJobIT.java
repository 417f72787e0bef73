package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Geolocation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("show-house-7")
class MainJobIT {
    private static final double PLACES_READ_MILLIS_MAX = 30_000;

    private static final String CATALOGUE = """
            gtin,name,description,wine.kind,wine.alcohol,wine.volume,wine.vintage
            9506000134383,Clos du Vent 2021,Dark glass; the mill is embossed below the neck.,red,13.5,750,2021
            """;

    private static DemoSite site;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        site = DemoSite.open("m");
        playwright = Playwright.create();
        browser = ChromiumFinder.launch(playwright);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        site.close();
    }

    @Test
    void anItemLivesFromTheCatalogueToTheRecallAndItsPageShowsEachState() throws IOException {
        try (Desk brand = Desk.signIn(site, browser, "brand-admin");
                Desk distributor = Desk.signIn(site, browser, "distributor");
                Visitor visitor = new Visitor(site, browser)) {
            brand.shown("console-home");
            importTheCatalogue(brand);
            String batch = orderAThousandCodes(brand);
            List<String[]> rows = codesByTwo(brand, batch);
            assertThat(rows).hasSize(1000);
            String item = site.url() + rows.get(7)[3].replaceFirst("https?://[^/]+", "");
            visitor.sees(item, "NOT_RELEASED", "Not released for sale.", "尚未放行销售。");

            record(brand, batch, 0, 999, "DE-HH", "release", "1,000 items are being released");
            visitor.sees(item, "OPEN", "Registered by Domaine du Moulin. One check is still open.", "尚有一项未核对");
            visitor.seesPack("pack-wine", "13.5");
            visitor.sees(item + "?region=DE-HH", "MATCH", "This code is registered by Domaine du Moulin.", "核对均相符");
            visitor.sees(item + "?region=US-NY", "MISMATCH", "Do not rely on this code yet.", "请暂勿依据此码判断");

            brand.open("goods").chooseLabel("to", "Nordlicht Handel");
            fillIn(brand, batch, 0, 99, "DE-HH");
            brand.click("ship").isTold("100 items are recorded as shipped").untilFinal("submission");
            receiveAndSell(distributor, batch, rows.get(7)[2]);
            visitor.sees(item, "SOLD", "in Hamburg, Germany. If offered as new, do not buy.", "若作为新品出售，请勿购买");

            recall(brand, batch);
            visitor.sees(
                    item,
                    "RECALLED",
                    "Recalled: stop using this product. Code batch " + batch + ", The cork may leak.",
                    "产品召回：请停止使用。");
            visitor.sees(site.item("UNKNOWN"), "UNKNOWN", "No record of this code.", "没有此码的记录。");
            visitor.sees(site.item("MISTYPED"), "MISTYPED", "This code looks mistyped.", "编码可能输入有误。");
        }
    }

    private static void importTheCatalogue(Desk brand) {
        brand.open("products")
                .upload("file", "bad.csv", CATALOGUE.replace("13.5", "135").replace("134383", "134384"))
                .click("check-file")
                .isRefused("The file has 2 problems")
                .shown("console-catalogue-problems");
        brand.upload("file", "catalogue.csv", CATALOGUE).click("take-file").isTold("1 products are on their way");
        brand.open("goods").untilFinal("submission");
    }

    private static String orderAThousandCodes(Desk brand) {
        brand.open("codes")
                .chooseLabel("product", "Clos du Vent 2021 · 09506000134383")
                .fill("count", "1000")
                .click("order")
                .isTold("1,000 codes of batch")
                .untilFinal("batch-state")
                .shown("console-codes");
        return brand.page().getByTestId("batch").first().innerText();
    }

    /** The list of codes needs two people: one asks, another one approves, and the link works once. */
    private static List<String[]> codesByTwo(Desk brand, String batch) {
        brand.open("codes")
                .choose("range-batch", batch)
                .fill("range-last", "999")
                .click("export-ask")
                .isTold("Your request waits for the decision of another administrator");
        brand.open("approvals").shown("console-approvals-asked");
        assertThat(brand.page().getByTestId("approve").count()).isZero();
        try (Desk second = Desk.signIn(site, browser, "brand-admin-2")) {
            second.open("approvals").shown("console-approvals");
            assertThat(second.page().getByTestId("approval-what").first().innerText())
                    .isEqualTo("Export the codes of items 0 to 999 of batch " + batch + " as CSV");
            second.click("approve").isTold("Approved.");
            second.open("jobs");
            PlaywrightAssertions.assertThat(
                            second.page().getByTestId("job-state").first())
                    .hasAttribute("data-state", "done");
            second.shown("console-jobs");
        }
        String csv = brand.open("codes").click("export-link").download("export-download");
        brand.open("codes").shown("console-exports");
        return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static void record(Desk desk, String batch, int first, int last, String region, String act, String told) {
        desk.open("goods");
        fillIn(desk, batch, first, last, region);
        desk.click(act).isTold(told).untilFinal("submission").shown("console-" + act);
    }

    private static void fillIn(Desk desk, String batch, int first, int last, String region) {
        desk.fill("goods-batch", batch)
                .fill("first", String.valueOf(first))
                .fill("last", String.valueOf(last))
                .fill("goods-region", region);
    }

    private static void receiveAndSell(Desk distributor, String batch, String code) {
        distributor.open("goods").shown("console-incoming");
        record(distributor, batch, 0, 99, "DE-HH", "receive", "100 items are recorded as received");
        distributor.fill("codes", code).click("sell").isRefused("Choose the region of the sale.");
        distributor
                .fill("codes", code)
                .fill("goods-region", "DE-HH")
                .fill("city", "Hamburg")
                .click("sell")
                .isTold("1 items are recorded as sold")
                .untilFinal("submission")
                .shown("console-sell");
        distributor.fill("codes", code).fill("goods-region", "DE-HH").click("sell");
        PlaywrightAssertions.assertThat(distributor.page().getByTestId("advice").first())
                .containsText("The items are not in a state that allows this");
    }

    private static void recall(Desk brand, String batch) {
        brand.open("recalls")
                .choose("recall-batch", batch)
                .fill("reason", "The cork may leak")
                .fill("remedy", "Bring the bottle back to the shop")
                .fill("confirmation", "WRONG")
                .click("recall")
                .isRefused("Nothing was asked for. Type " + batch + " to confirm.")
                .shown("console-recall");
        assertThat(brand.page().getByTestId("reach").innerText())
                .containsPattern("Items in all\\s+1000")
                .containsPattern("Sold\\s+1\\s")
                .containsPattern("Hamburg, Germany\\s+1\\s")
                .containsPattern("Nordlicht Handel\\s+99\\s");
        brand.fill("confirmation", batch).click("recall").isTold("Another administrator can now approve the recall.");
        try (Desk second = Desk.signIn(site, browser, "brand-admin-2")) {
            assertThat(second.page().getByTestId("todo").first().innerText())
                    .contains("Recall " + batch + ": 1,000 items. What is wrong: The cork may leak.");
            second.open("approvals").click("approve").isTold("Approved.");
            second.open("goods").untilFinal("submission");
        }
        brand.open("home").shown("console-home-news");
        assertThat(brand.page().getByTestId("news").first().innerText()).isEqualTo("Approved: " + batch);
    }

    @Test
    void aReaderReportsAProblemAndReadsTheAnswer() throws IOException {
        new ReportWalk(site, browser).walk();
    }

    @Test
    void aRegionIsProposedWhileSomebodyTypesAndThePlaceCanBeTakenFromTheDevice() {
        try (Desk brand = Desk.signIn(site, browser, "brand-user")) {
            Page page = brand.page();
            page.context().grantPermissions(List.of("geolocation"));
            page.context().setGeolocation(new Geolocation(53.551, 9.993));
            brand.open("goods");
            page.getByTestId("goods-region").pressSequentially("bavar");
            // the first question reads the list of places in
            PlaywrightAssertions.assertThat(page.locator("datalist option[value='DE-BY · Bavaria, Germany']"))
                    .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PLACES_READ_MILLIS_MAX));
            brand.click("here");
            PlaywrightAssertions.assertThat(page.getByTestId("goods-region")).hasValue("DE-HH · Hamburg, Germany");
            PlaywrightAssertions.assertThat(page.getByTestId("city")).hasValue("Hamburg");
            brand.fill("goods-batch", "ZZZZZ").click("release").isRefused("ZZZZZ");
        }
    }

    @Test
    void aBrandSeesItsWordsInEveryStateBeforeItsReadersDo() {
        try (Desk brand = Desk.signIn(site, browser, "brand-admin")) {
            Page page = brand.page();
            brand.open("brand").inBoth("console-brand");
            var preview = page.frameLocator("iframe[name=preview]");
            brand.fill("greeting-en", "Our cellar is open on <Saturdays>.").fill("link-en", "http://moulin.example");
            PlaywrightAssertions.assertThat(preview.getByTestId("brand-words"))
                    .containsText("Our cellar is open on <Saturdays>.");
            for (String state : List.of("MATCH", "SOLD", "RECALLED", "UNKNOWN", "REPEATED", "UNAVAILABLE")) {
                page.getByTestId("preview-" + state + "-en").click();
                PlaywrightAssertions.assertThat(preview.getByTestId("verdict")).hasAttribute("data-state", state);
            }
            brand.click("save-words").isRefused("must begin with https://");
            brand.fill("link-en", "https://moulin.example/care")
                    .click("save-words")
                    .isTold("on the pages now");
            brand.shown("console-brand-saved");
        }
        Page reader = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage();
        reader.navigate(site.item("OPEN") + "?lang=en");
        PlaywrightAssertions.assertThat(reader.getByTestId("brand-words"))
                .containsText("Our cellar is open on <Saturdays>.");
        PlaywrightAssertions.assertThat(reader.getByTestId("brand-care"))
                .hasAttribute("href", "https://moulin.example/care");
        reader.navigate(site.item("OPEN") + "?lang=zh-CN");
        PlaywrightAssertions.assertThat(reader.getByTestId("brand-words")).hasAttribute("lang", "en");
        PlaywrightAssertions.assertThat(reader.getByTestId("brand-words")).containsText("品牌没有提供中文文字。");
        reader.navigate(site.item("UNKNOWN"));
        PlaywrightAssertions.assertThat(reader.getByTestId("brand-words")).hasCount(0);
        reader.context().close();
    }

    @Test
    void theConsoleReadsInChineseToo() {
        try (Desk brand = Desk.signIn(site, browser, "brand-admin")) {
            brand.click("language").shown("console-home-zh");
            assertThat(brand.page().locator("h1").innerText()).isEqualTo("待办事项");
            brand.open("recalls");
            assertThat(brand.page().locator("h1").innerText()).isEqualTo("召回");
        }
        try (Desk operator = Desk.signIn(site, browser, "operator")) {
            operator.open("organisations").shown("console-organisations");
            operator.open("platform").shown("console-platform");
        }
    }

    @Test
    void aRoleSeesOnlyItsPagesAndSigningOutEndsTheSession() {
        try (Desk distributor = Desk.signIn(site, browser, "distributor")) {
            for (String page :
                    List.of("products", "codes", "recalls", "partners", "organisations", "network", "platform")) {
                var answer = distributor.page().navigate(site.url() + "/console/" + page + ".xhtml");
                assertThat(answer.status()).as(page).isEqualTo(403);
            }
            distributor.page().navigate(site.url() + "/console/");
            String secret = distributor.cookies();
            distributor.click("sign-out");
            distributor.page().navigate(site.url() + "/console/home.xhtml");
            assertThat(distributor.page().url()).endsWith("/console/signin.xhtml");
            var replayed = with(secret, "/console/home.xhtml");
            assertThat(replayed.statusCode()).isEqualTo(303);
        }
    }

    /** A form may be sent before the page's scripts have run: on a slow machine, or where they never do. */
    @Test
    void theConsolesFormsWorkWithoutScript() {
        try (BrowserContext plain = browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("en"))) {
            Page page = plain.newPage();
            page.navigate(site.url() + "/console/");
            page.getByTestId("name").fill(site.user("brand-user"));
            page.getByTestId("password").fill("not the password");
            page.getByTestId("sign-in").click();
            assertThat(page.getByTestId("errors").innerText()).contains("Name or password is not right.");
            page.getByTestId("name").fill(site.user("brand-user"));
            page.getByTestId("password").fill(site.password("brand-user"));
            page.getByTestId("sign-in").click();
            page.getByTestId("nav-codes").click();
            page.getByTestId("order").click();
            assertThat(page.getByTestId("errors").innerText()).contains("There is no such product.");
            page.getByTestId("sign-out").click();
            assertThat(page.url()).endsWith("/console/signin.xhtml");
        }
    }

    @Test
    void theOperatorSeesTheNetworkAndThatOneValidatorIsNoAgreement() {
        try (Desk operator = Desk.signIn(site, browser, "operator")) {
            operator.open("network").inBoth("console-network");
            assertThat(operator.page().getByTestId("promise").innerText())
                    .isEqualTo("One validator: later edits are found, agreement of several is not there.");
            assertThat(operator.page().getByTestId("validator-state").allInnerTexts())
                    .containsExactly("this node");
            assertThat(operator.page().getByTestId("network-height").innerText())
                    .matches("[1-9][0-9]*");
            assertThat(operator.page().getByTestId("standstill").count()).isZero();
            assertThat(operator.page().getByTestId("no-evidence").innerText()).isNotEmpty();
        }
    }

    @Test
    void theOperatorSeesWhichJarsWereTaken() {
        try (Desk operator = Desk.signIn(site, browser, "operator")) {
            operator.open("platform").shown("console-platform");
            assertThat(operator.page().getByTestId("jar").innerText()).isEqualTo("wine-pack.jar");
        }
    }

    @Test
    void theStartPageTakesATypedCodeOrAPastedLinkAndEveryPublicPageIsAccessible() {
        Page page = browser.newContext().newPage();
        page.navigate(site.url() + "/");
        Desk.shoot(page, "public-start");
        page.getByTestId("code").fill(site.item("SOLD"));
        page.getByTestId("check").click();
        assertThat(page.getByTestId("verdict").getAttribute("data-state")).isEqualTo("SOLD");
        for (String state :
                List.of("NOT_RELEASED", "OPEN", "MATCH", "MISMATCH", "SOLD", "RECALLED", "UNKNOWN", "MISTYPED")) {
            page.navigate(site.item(state));
            assertThat(page.getByTestId("verdict").getAttribute("data-state")).isEqualTo(state);
            Desk.shoot(page, "public-wide-" + state);
        }
        page.context().close();
    }

    private static HttpResponse<String> with(String cookies, String path) {
        try {
            return site.send(
                    HttpRequest.newBuilder(URI.create(site.url() + path)).header("Cookie", cookies));
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path, e);
        }
    }
}
