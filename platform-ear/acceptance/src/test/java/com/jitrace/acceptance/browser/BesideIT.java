package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The application with three more validators beside it: what programs, readers and operators see of their troubles. */
class BesideIT {
    private static final long GOES_ON_MILLIS_TARGET = 5_000;
    private static final long GOES_ON_MILLIS_MAX = 60_000;
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;
    private static final long RESIDENT_MEGABYTES_MAX = 300;
    private static final String TWO_OF_FOUR = "2 of 4 validators can be reached, 3 are needed";

    /** On a machine with much to do the one that is left may be silent for five seconds too. */
    private static final String TOO_FEW = "[12] of 4 validators can be reached, 3 are needed";

    private static DemoSite site;
    private static Beside beside;
    private static House brand;

    private static int products;

    @BeforeAll
    static void start() throws IOException {
        site = DemoSite.open("beside", Map.of("JITRACE_VALIDATORS", "4"));
        beside = new Beside(site);
        brand = new House(site, site.apiKey("brand-admin"));
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            long begun = System.nanoTime();
            site.close();
            System.out.println("beside: everything down after " + millisSince(begun) + " ms");
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** A product that nobody has described before. */
    private record Wine(String gtin) {
        static Wine next() {
            products++;
            String body = "9506000" + (70_000 + products);
            int sum = 0;
            for (int i = 0; i < body.length(); i++) {
                sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
            }
            return new Wine("0" + body + (10 - sum % 10) % 10);
        }

        String file() {
            return "gtin,name,description\n" + gtin + ",Beside " + gtin + ",Dry white wine\n";
        }
    }

    /** A program that repeats itself: the product's GTIN is the key of the request. */
    private static HttpResponse<String> describe(Wine wine) {
        try {
            return site.send(HttpRequest.newBuilder(URI.create(site.url() + "/api/v1/products"))
                    .header("Content-Type", "text/csv")
                    .header("Authorization", "Bearer " + site.apiKey("brand-admin"))
                    .header("Idempotency-Key", wine.gtin())
                    .POST(BodyPublishers.ofString(wine.file())));
        } catch (IOException e) {
            throw new AssertionError(wine.toString(), e);
        }
    }

    private static long submission(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(ACCEPTED);
        return JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .getAsJsonArray("submissions")
                .get(0)
                .getAsLong();
    }

    private static String state(long submission) {
        return brand.get("/api/v1/submissions/" + submission)
                .getAsJsonObject()
                .get("state")
                .getAsString();
    }

    private static void awaitFinal(List<Long> submissions) {
        for (long submission : submissions) {
            Beside.await(
                    "submission " + submission + " is final",
                    () -> state(submission).equals("FINAL"));
        }
    }

    @Test
    @Tag("show-four-1")
    void whoeverDiesTheOthersGoOnWithTwoOfFourNewWritesAreRefusedAndWhatWasAcceptedIsFinalOnce() throws IOException {
        beside.awaitAllEqual();
        List<Wine> accepted = new ArrayList<>();
        List<Long> submissions = new ArrayList<>();

        beside.kill(2);
        long begun = System.nanoTime();
        accept(accepted, submissions);
        awaitFinal(submissions);
        long gap = millisSince(begun);
        assertThat(gap).isLessThan(GOES_ON_MILLIS_MAX);
        beside.awaitAllEqual();

        String reason;
        Wine later;
        try (Beside.Down three = beside.down(3);
                Beside.Down four = beside.down(4)) {
            assertThat(three).isNotSameAs(four);
            Refused refused = untilRefused(accepted, submissions);
            later = refused.wine();
            reason = assertStandstill(refused.answer());
            assertStandstill(brand.call(
                    "POST",
                    "/api/v1/batches",
                    "application/json",
                    "{\"product\":\"" + product(accepted.get(0)) + "\",\"count\":10}"));
            List<String> states =
                    submissions.stream().map(BesideIT::state).distinct().toList();
            assertThat(states).containsExactly("FINAL", "WAITING");
            readingGoesOnWithItsAge();
        }
        begun = System.nanoTime();
        awaitFinal(submissions);
        long back = millisSince(begun);
        beside.awaitAllEqual();
        // the same program tries again under the same key
        submissions.add(submission(describe(later)));
        accepted.add(later);
        awaitFinal(submissions);
        beside.awaitAllEqual();
        assertEachIsThereOnce(accepted);
        List<String> verified = beside.verifyEach();
        assertThat(verified).allSatisfy(said -> assertThat(said).contains("sound: "));
        assertThat(verified.stream().map(said -> said.lines().findFirst().orElse("")))
                .containsOnly("chain " + beside.network(1).get("chainId").getAsString());
        for (int number = 2; number <= 4; number++) {
            assertThat(beside.residentMegabytes(number)).isLessThan(RESIDENT_MEGABYTES_MAX);
        }
        System.out.println("four-1: one of four killed, the next write final after " + gap + " ms (target "
                + GOES_ON_MILLIS_TARGET + ", " + (gap <= GOES_ON_MILLIS_TARGET ? "met" : "MISSED")
                + "); two down: 503 \""
                + reason + "\"; both back: " + submissions.size() + " accepted writes final once after " + back
                + " ms; chain.jar verify on each of the four: sound; a validator takes "
                + beside.residentMegabytes(3) + " MiB");
    }

    private static void accept(List<Wine> accepted, List<Long> submissions) {
        Wine wine = Wine.next();
        submissions.add(submission(describe(wine)));
        accepted.add(wine);
    }

    private record Refused(Wine wine, HttpResponse<String> answer) {}

    /** Writes until a write is refused; what was accepted before waits. */
    private static Refused untilRefused(List<Wine> accepted, List<Long> submissions) {
        accept(accepted, submissions);
        accept(accepted, submissions);
        Beside.await("the standstill is known", () -> beside.standstill().equals(TWO_OF_FOUR));
        List<Refused> refused = new ArrayList<>();
        Beside.await("a write is refused", () -> {
            Wine wine = Wine.next();
            HttpResponse<String> answer = describe(wine);
            if (answer.statusCode() == UNAVAILABLE) {
                return refused.add(new Refused(wine, answer));
            }
            submissions.add(submission(answer));
            accepted.add(wine);
            return false;
        });
        return refused.get(0);
    }

    private static String assertStandstill(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(UNAVAILABLE);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonObject problem = JsonParser.parseString(refused.body()).getAsJsonObject();
        assertThat(problem.get("code").getAsString()).isEqualTo("STANDSTILL");
        assertThat(problem.get("detail").getAsString()).containsPattern("Nothing was recorded: " + TOO_FEW);
        return problem.get("detail").getAsString();
    }

    private static void readingGoesOnWithItsAge() {
        HttpResponse<String> page = beside.ask(site.item("SOLD") + "?lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("The network confirms nothing new just now.")
                .containsPattern("The record was confirmed \\d+ (seconds|minutes) ago");
        assertThat(beside.ask(site.item("SOLD") + "?lang=zh-CN").body()).contains("网络目前没有确认任何新内容。");
        assertThat(brand.get("/api/v1/products").getAsJsonArray()).isNotEmpty();
        assertThat(beside.ask(site.url() + "/health/ready").statusCode()).isEqualTo(200);
        assertThat(beside.network(1).get("ageMillis").getAsLong()).isPositive();
    }

    private static String product(Wine wine) {
        for (JsonElement row : brand.get("/api/v1/products").getAsJsonArray()) {
            if (row.getAsJsonObject().get("gtin").getAsString().equals(wine.gtin())) {
                return row.getAsJsonObject().get("id").getAsString();
            }
        }
        throw new AssertionError("nobody described " + wine);
    }

    /** On the chain itself, as every validator has it. */
    private static void assertEachIsThereOnce(List<Wine> accepted) {
        long size = beside.network(1).get("size").getAsLong();
        Beside.await(
                "the checkpoint reaches the end",
                () -> beside.ask(site.url() + "/chain/entries/" + (size - 1)).statusCode() == 200);
        List<String> described = new ArrayList<>();
        for (long index = 0; index < size; index++) {
            JsonObject leaf = JsonParser.parseString(
                            beside.ask(site.url() + "/chain/entries/" + index).body())
                    .getAsJsonObject();
            if (leaf.get("t").getAsString().equals("product")) {
                described.add(leaf.getAsJsonObject("body").get("product").getAsString());
            }
        }
        for (Wine wine : accepted) {
            assertThat(described).as(wine.toString()).containsOnlyOnce(product(wine));
        }
    }

    @Test
    @Tag("show-four-2")
    void whoSignsTwiceAndAStandstillAreReadOnThePageInBothLanguages() throws IOException {
        beside.awaitAllEqual();
        try (Playwright playwright = Playwright.create();
                Browser browser = ChromiumFinder.launch(playwright);
                Desk operator = Desk.signIn(site, browser, "operator");
                Desk admin = Desk.signIn(site, browser, "brand-admin")) {
            operator.open("network").inBoth("console-network-four");
            assertThat(operator.page().getByTestId("promise").innerText())
                    .isEqualTo("4 validators: up to 1 may lie or be away, 3 must sign each block.");
            assertThat(operator.page().getByTestId("validator-state").allInnerTexts())
                    .containsExactly("this node", "heard", "heard", "heard");
            assertThat(operator.page().getByTestId("standing-still").count()).isZero();
            try (Beside.Down four = beside.down(4)) {
                assertThat(four).isNotNull();
                aLiarIsShown(operator);
                theOthersGoOn();
                try (Beside.Down three = beside.down(3)) {
                    assertThat(three).isNotNull();
                    aStandstillIsShown(operator, admin);
                }
            }
            beside.awaitAllEqual();
            Beside.await("the page says nothing of a standstill", () -> {
                operator.open("network");
                return operator.page().getByTestId("standing-still").count()
                                + operator.page().getByTestId("standstill").count()
                        == 0;
            });
            assertThat(beside.verifyEach()).allSatisfy(said -> assertThat(said).contains("sound: "));
        }
    }

    private static void aLiarIsShown(Desk operator) throws IOException {
        try (Liar liar = new Liar(beside.homeOf(4))) {
            liar.voteFor("one root");
            liar.voteFor("another root");
            Beside.await("evidence", () -> !evidence().isEmpty());
            JsonObject lie = evidence().get(0).getAsJsonObject();
            assertThat(lie.get("validator").getAsString()).isEqualTo(liar.name());
            operator.open("network").inBoth("console-network-liar");
            String read = operator.page().locator("main").innerText();
            assertThat(read)
                    .contains(liar.name() + " signed two roots for 1,000,000 entries")
                    .contains(lie.get("vkey").getAsString())
                    .contains(lie.get("first").getAsString().strip().lines().toList())
                    .contains(lie.get("second").getAsString().strip().lines().toList());
            assertThat(operator.page().getByTestId("no-evidence").count()).isZero();
            assertThat(Files.readString(beside.home().resolve("log/micro.log")))
                    .contains(liar.name() + " signed two roots for one size");
            operator.open("network").click("accuse");
            Beside.await(
                    "the chain flags the liar",
                    () -> evidence().get(0).getAsJsonObject().get("entered").getAsBoolean());
            operator.open("network").shown("console-network-accused");
            assertThat(operator.page().getByTestId("entered").count()).isEqualTo(1);
            assertThat(operator.page().getByTestId("accuse").count()).isZero();
            System.out.println("four-2: page and log name " + liar.name() + " with both notes, and the chain flags it");
        }
    }

    private static JsonArray evidence() {
        return beside.network(1).getAsJsonArray("evidence");
    }

    private static void theOthersGoOn() {
        List<Long> submissions = new ArrayList<>();
        accept(new ArrayList<>(), submissions);
        awaitFinal(submissions);
    }

    private static void aStandstillIsShown(Desk operator, Desk admin) {
        Beside.await("the standstill", () -> beside.standstill().equals(TWO_OF_FOUR));
        operator.open("network").inBoth("console-network-standstill");
        assertThat(operator.page().getByTestId("standstill").innerText()).containsPattern(TOO_FEW + "\\.");
        assertThat(operator.page().getByTestId("validator-state").allInnerTexts())
                .startsWith("this node")
                .endsWith("not heard", "not heard");
        Beside.await("the banner", () -> {
            operator.open("network");
            return operator.page().getByTestId("standing-still").count() == 1;
        });
        admin.open("products")
                .upload("file", "catalogue.csv", Wine.next().file())
                .click("take-file")
                .isRefused("Nothing was recorded, because the network stands still.")
                .shown("console-standstill-refused");
        assertThat(admin.page().getByTestId("errors").innerText())
                .containsPattern(TOO_FEW + "\\.")
                .as("there is nothing that she could correct")
                .doesNotContain("Please correct this");
        admin.page().navigate(site.url() + "/console/products.xhtml?lang=zh-CN");
        assertThat(admin.page().getByTestId("standing-still").innerText())
                .containsPattern("可联系到 4 个验证者中的 [12] 个，需要 3 个。");
        admin.upload("file", "catalogue.csv", Wine.next().file())
                .click("take-file")
                .isRefused("网络停滞，未写入任何内容。");
        admin.page().navigate(site.url() + "/console/products.xhtml?lang=en");
    }
}
