package com.jitrace.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.process.Deadline;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A brand from its application to its first recall, by people at the console only. */
@Tag("show-console-1")
class NewBrandIT {
    private static final Duration FINAL_WITHIN = Duration.ofSeconds(60);
    private static final String PASSWORD = "four words that do not rhyme";
    private static final String GTIN = "06921234500019";
    private static final int CODES = 10_000;

    private static DemoSite site;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        site = DemoSite.open("newbrand");
        playwright = Playwright.create();
        browser = ChromiumFinder.launch(playwright);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        site.close();
    }

    @Test
    void aBrandGoesFromItsApplicationToItsFirstRecall() throws IOException {
        admit();
        try (Desk mei = Desk.signIn(site, browser, "mei@helan", PASSWORD);
                Visitor visitor = new Visitor(site, browser)) {
            assertThat(mei.page().getByTestId("tenant")).hasText("Helan Estate");
            secondAdministrator(mei);
            describe(mei);
            String batch = order(mei);
            workWithTheDistributor(mei);
            List<String[]> rows = codesByTwo(mei, batch);
            assertThat(rows).hasSize(CODES);
            String code = rows.get(7)[2];
            String item = site.url() + rows.get(7)[3].replaceFirst("https?://[^/]+", "");
            visitor.sees(item, "NOT_RELEASED", "Not released for sale.", "尚未放行销售。");
            release(mei, batch);
            visitor.sees(item, "OPEN", "Registered by Helan Estate. One check is still open.", "尚有一项未核对");
            theReaderSeesThePictureTheSignsAndTheVendors(item);
            visitor.sees(item + "?region=DE-HH", "MATCH", "This code is registered by Helan Estate.", "核对均相符");
            ship(mei, batch);
            receiveAndSell(batch, code);
            visitor.sees(item, "SOLD", "in Hamburg, Germany. If offered as new, do not buy.", "若作为新品出售，请勿购买");
            recall(mei, batch);
            visitor.sees(item, "RECALLED", "Code batch " + batch + ", The cork may leak.", "产品召回：请停止使用。");
        }
        System.out.println("console-1: application, approval by two, product, " + CODES
                + " codes, authorisation, release, shipment, receipt, sale, recall by two: in the browser, English and"
                + " Chinese, no accessibility violation");
    }

    /** Applies, proves its domain, is admitted by two operators; its first administrator opens the account. */
    private static void admit() throws IOException {
        String token = apply();
        try (Desk one = Desk.signIn(site, browser, "operator")) {
            judge(one, token);
        }
        String link;
        try (Desk two = Desk.signIn(site, browser, "operator-2")) {
            two.open("proposals").inBoth("console-proposals");
            assertThat(two.page().getByTestId("proposal-state").first()).hasText("waits for signatures");
            two.click("approve");
            link = two.page().getByTestId("link").innerText();
            assertThat(two.page().getByTestId("proposal-state").first()).hasText("sent to the chain");
        }
        try (Desk newcomer = Desk.stranger(site, browser, path(link))) {
            newcomer.inBoth("public-join");
            newcomer.fill("password", "short").click("join").isRefused("12 to 200 characters");
            newcomer.fill("password", "password12345").click("join").isRefused("attackers try first");
            newcomer.fill("password", PASSWORD).click("join").isTold("Your account is open.");
            newcomer.page().navigate(link);
            assertThat(newcomer.page().getByTestId("gone")).isVisible();
        }
        try (Desk one = Desk.signIn(site, browser, "operator")) {
            one.open("organisations").inBoth("console-organisations");
            assertThat(one.page()
                            .getByText("20000", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
        }
    }

    private static String path(String link) {
        return link.substring(site.url().length());
    }

    private static String apply() {
        try (Desk visitor = Desk.stranger(site, browser, "/console/apply.xhtml")) {
            visitor.inBoth("public-apply");
            visitor.fill("legal", "Helan Mountain Wines Ltd")
                    .fill("display", "Dornaine du Moulin")
                    .fill("domain", "helan-estate.example")
                    .fill("prefixes", "69212345")
                    .fill("contact", "Mei Lin")
                    .fill("login", "mei@helan")
                    .fill("codes", "20000")
                    .click("apply")
                    .isRefused("people would mix the two up");
            visitor.fill("display", "Helan Estate")
                    .fill("prefixes", "9506000")
                    .click("apply")
                    .isRefused("one of these prefixes");
            visitor.fill("prefixes", "69212345").click("apply");
            assertThat(visitor.page().getByTestId("reference")).isVisible();
            visitor.shown("public-applied");
            return visitor.page().getByTestId("token").innerText();
        }
    }

    private static void judge(Desk operator, String token) throws IOException {
        operator.open("applications").inBoth("console-applications");
        operator.click("check").isRefused("The domain is not proved");
        Files.writeString(site.started().home().resolve("domain-proofs.csv"), "helan-estate.example," + token + "\n");
        operator.click("check").isTold("The proof for helan-estate.example was found.");
        operator.chooseLabel("chosen", "Helan Estate")
                .fill("codes", "20000")
                .click("propose")
                .isRefused("GS1 licence first");
        operator.chooseLabel("chosen", "Helan Estate").fill("codes", "20000");
        operator.page().getByTestId("seen").check();
        operator.click("propose").isTold("It is proposed.");
        operator.click("approve").isRefused("Another operator must.");
    }

    private static void secondAdministrator(Desk mei) {
        mei.inBoth("console-home-new");
        mei.open("team").inBoth("console-team");
        mei.fill("login", "wei@helan").fill("name", "Wei Chen");
        mei.page().locator("#i\\:roles").getByLabel("brand administrator").check();
        mei.click("invite");
        try (Desk wei =
                Desk.stranger(site, browser, path(mei.page().getByTestId("link").innerText()))) {
            wei.fill("password", PASSWORD).click("join").isTold("Your account is open.");
        }
    }

    private static void describe(Desk mei) throws IOException {
        Page page = mei.page();
        mei.open("products")
                .inBoth("console-products-none")
                .click("new-product")
                .inBoth("console-product-new");
        mei.fill("product-gtin", "09506000134369")
                .fill("product-name", "Helan Hong 2021")
                .fill("product-description", "Cabernet from the eastern foot of the mountain.")
                .choose("attribute-wine.kind", "red")
                .fill("attribute-wine.alcohol", "13.5")
                .fill("attribute-wine.volume", "750")
                .fill("attribute-wine.vintage", "2021")
                .click("save-product")
                .isRefused("09506000134369");
        mei.fill("product-gtin", GTIN);
        page.getByTestId("picture-file").setInputFiles(new FilePayload("bottle.png", "image/png", picture()));
        mei.click("add-picture");
        assertThat(page.getByTestId("picture")).hasJSProperty("naturalWidth", 300);
        page.getByTestId("picture-file")
                .setInputFiles(new FilePayload("x.png", "image/png", "<svg/>".getBytes(StandardCharsets.UTF_8)));
        mei.click("add-picture").isRefused("This is not a JPEG, PNG or WebP picture");
        mei.fill("signs", "A mountain is embossed on the glass\nThe cork carries the year")
                .fill("vendor-name", "Weinhaus an der Alster")
                .fill("vendor-region", "nowhere at all")
                .click("save-product")
                .isRefused("A vendor needs a name and a region")
                .shown("console-product-refused");
        mei.fill("vendor-region", "Hamburg")
                .fill("vendor-city", "Hamburg")
                .click("save-product")
                .isTold("the new version is on its way to the chain");
        mei.open("goods").untilFinal("submission");
        mei.open("products").click("product");
        assertThat(page.getByTestId("version").first()).hasText("1");
        mei.fill("product-description", "Cabernet from the eastern foot of the mountain, 14 months in oak.")
                .click("save-product")
                .isTold("the new version is on its way to the chain");
        mei.open("goods").untilFinal("submission");
        mei.open("products").click("product");
        assertThat(page.getByTestId("version").first()).hasText("2");
        mei.inBoth("console-product-versions");
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static String order(Desk mei) {
        mei.open("codes").inBoth("console-codes-none");
        mei.chooseLabel("product", "Helan Hong 2021 · " + GTIN)
                .fill("count", "20001")
                .click("order")
                .isRefused(
                        "Your licence has 20,000 codes left. Order fewer, or ask the operator for a further licence.");
        mei.chooseLabel("product", "Helan Hong 2021 · " + GTIN)
                .fill("count", String.valueOf(CODES))
                .click("order")
                .isTold("10,000 codes of batch")
                .untilFinal("batch-state")
                .inBoth("console-codes-ordered");
        assertThat(mei.page().getByTestId("quota-left")).hasText("Your licence has 10,000 codes left.");
        return mei.page().getByTestId("batch").first().innerText();
    }

    /** The distributor gives its reference away, two operators admit it for the brand, the brand authorises it. */
    private static void workWithTheDistributor(Desk mei) {
        String reference;
        try (Desk distributor = Desk.signIn(site, browser, "distributor")) {
            reference = distributor.open("team").page().getByTestId("reference").innerText();
        }
        mei.open("partners").inBoth("console-partners-none");
        mei.fill("partner-reference", reference).click("invite-known");
        assertThat(mei.page().getByTestId("request")).hasText("Nordlicht Handel: waits for an operator");
        try (Desk one = Desk.signIn(site, browser, "operator")) {
            one.open("organisations").click("admit-wanted").isTold("It is proposed.");
        }
        try (Desk two = Desk.signIn(site, browser, "operator-2")) {
            two.open("proposals").click("approve").isTold("on its way to the chain");
        }
        assertThat(Deadline.await(FINAL_WITHIN, () -> {
                    mei.open("partners");
                    return mei.page().getByTestId("partner").count() > 0;
                }))
                .isTrue();
        mei.click("authorise").isRefused("Choose a partner");
        mei.chooseLabel("partner", "Nordlicht Handel").fill("days", "30");
        mei.page().getByTestId("countries").selectOption("DE");
        mei.click("authorise").isTold("on its way to the chain");
        assertThat(Deadline.await(FINAL_WITHIN, () -> {
                    mei.open("partners");
                    return mei.page().getByTestId("auth-state").count() > 0;
                }))
                .isTrue();
        mei.inBoth("console-partners-one");
    }

    /** The list of codes needs two people: one asks, another one approves, and the link works once. */
    private static List<String[]> codesByTwo(Desk mei, String batch) {
        mei.open("codes")
                .choose("range-batch", batch)
                .fill("range-last", String.valueOf(CODES - 1))
                .click("export-ask")
                .isTold("Your request waits for the decision of another administrator");
        approveAsWei("Export the codes of items 0 to 9,999 of batch " + batch + " as CSV", true);
        Page page = mei.open("codes").page();
        assertThat(page.getByTestId("export-state").first())
                .hasAttribute(
                        "data-state",
                        "done",
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions()
                                .setTimeout(FINAL_WITHIN.toMillis()));
        String csv = mei.click("export-link").download("export-download");
        mei.open("codes").inBoth("console-exports");
        return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static void approveAsWei(String what, boolean look) {
        try (Desk wei = Desk.signIn(site, browser, "wei@helan", PASSWORD)) {
            wei.open("approvals");
            assertThat(wei.page().getByTestId("approval-what").first()).containsText(what);
            if (look) {
                wei.inBoth("console-approvals");
            }
            wei.click("approve").isTold("Approved.");
        }
    }

    private static void release(Desk mei, String batch) {
        mei.open("goods").inBoth("console-goods");
        fillIn(mei, batch, CODES - 1, "nowhere at all");
        mei.click("release").isRefused("We know no place called “nowhere at all”.");
        fillIn(mei, batch, CODES - 1, "Limburg");
        mei.click("release").isRefused("BE-VLI");
        fillIn(mei, batch, CODES - 1, "CN-NX");
        mei.click("release")
                .isTold("10,000 items are being released")
                .untilFinal("submission")
                .inBoth("console-released");
        fillIn(mei, batch, CODES - 1, "CN-NX");
        mei.click("release");
        assertThat(mei.page().getByTestId("advice").first())
                .containsText("The items are not in a state that allows this");
    }

    private static void fillIn(Desk desk, String batch, int last, String region) {
        desk.fill("goods-batch", batch)
                .fill("first", "0")
                .fill("last", String.valueOf(last))
                .fill("goods-region", region);
    }

    private static void theReaderSeesThePictureTheSignsAndTheVendors(String item) {
        Page reader = browser.newContext(new Browser.NewContextOptions().setLocale("en"))
                .newPage();
        reader.navigate(item);
        assertThat(reader.getByTestId("signs")).containsText("A mountain is embossed on the glass");
        assertThat(reader.getByTestId("vendors")).containsText("Weinhaus an der Alster · Hamburg, Germany");
        assertThat(reader.getByTestId("picture").first()).hasJSProperty("naturalWidth", 300);
        Desk.shoot(reader, "public-described");
        reader.context().close();
    }

    private static void ship(Desk mei, String batch) {
        mei.open("goods");
        fillIn(mei, batch, 999, "CN-NX");
        mei.click("ship").isRefused("Choose whom you ship to.");
        fillIn(mei, batch, 999, "CN-NX");
        mei.chooseLabel("to", "Nordlicht Handel")
                .click("ship")
                .isTold("1,000 items are recorded as shipped")
                .untilFinal("submission")
                .inBoth("console-shipped");
    }

    private static void receiveAndSell(String batch, String code) {
        try (Desk distributor = Desk.signIn(site, browser, "distributor")) {
            distributor.inBoth("console-home-distributor");
            distributor.open("goods").inBoth("console-incoming");
            fillIn(distributor, batch, 999, "Hamburg");
            distributor
                    .click("receive")
                    .isTold("1,000 items are recorded as received")
                    .untilFinal("submission")
                    .inBoth("console-received");
            distributor.fill("codes", code).click("sell").isRefused("Choose the region of the sale.");
            distributor
                    .fill("codes", code)
                    .fill("city", "Hamburg")
                    .click("sell")
                    .isRefused("is not one known place");
            distributor
                    .fill("codes", code)
                    .fill("goods-region", "Hamburg, Germany")
                    .fill("city", "Hamburg")
                    .click("sell");
            distributor
                    .isTold("1 items are recorded as sold")
                    .untilFinal("submission")
                    .inBoth("console-sold");
            distributor.fill("codes", code).fill("goods-region", "DE-HH").click("sell");
            assertThat(distributor.page().getByTestId("advice").first())
                    .containsText("The items are not in a state that allows this");
        }
    }

    private static void recall(Desk mei, String batch) {
        mei.open("recalls").inBoth("console-recalls-none");
        mei.choose("recall-batch", batch)
                .fill("reason", "The cork may leak")
                .fill("remedy", "Bring the bottle back to the shop")
                .fill("confirmation", "WRONG")
                .click("recall")
                .isRefused("Nothing was asked for. Type " + batch + " to confirm.");
        assertThat(mei.page().getByTestId("reach").innerText())
                .containsPattern("Items in all\\s+10000")
                .containsPattern("Sold\\s+1\\s")
                .containsPattern("Hamburg, Germany\\s+1\\s")
                .containsPattern("Nordlicht Handel\\s+999\\s");
        mei.fill("confirmation", batch).click("recall").isTold("Another administrator can now approve the recall.");
        approveAsWei("Recall " + batch + ": 10,000 items. What is wrong: The cork may leak.", false);
        mei.open("goods").untilFinal("submission");
        mei.open("recalls").inBoth("console-recalled");
    }
}
