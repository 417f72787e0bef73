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
    private static final long GOES_ON_MILLIS_MAX = 20_000;
    private static final int ACCEPTED = 202;
    private static final int UNAVAILABLE = 503;
    private static final long RESIDENT_MEGABYTES_MAX = 300;
    private static final String TWO_OF_FOUR = "2 of 4 validators can be reached, 3 are needed";

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

    private static HttpResponse<String> describe(Wine wine) {
        return brand.call("POST", "/api/v1/products", "text/csv", wine.file());
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
        Beside.await("validator 2 is back", () -> beside.heard() == 4);

        String reason;
        try (Beside.Down three = beside.down(3);
                Beside.Down four = beside.down(4)) {
            assertThat(three).isNotSameAs(four);
            HttpResponse<String> refused = untilRefused(accepted, submissions);
            reason = assertStandstill(refused);
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

    /** Writes until a write is refused; what was accepted before waits. */
    private static HttpResponse<String> untilRefused(List<Wine> accepted, List<Long> submissions) {
        accept(accepted, submissions);
        accept(accepted, submissions);
        Beside.await("the standstill is known", () -> beside.standstill().equals(TWO_OF_FOUR));
        List<HttpResponse<String>> refused = new ArrayList<>();
        Beside.await("a write is refused", () -> {
            Wine wine = Wine.next();
            HttpResponse<String> answer = describe(wine);
            if (answer.statusCode() == UNAVAILABLE) {
                refused.add(answer);
                return true;
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
        assertThat(problem.get("detail").getAsString()).contains(TWO_OF_FOUR);
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
            operator.open("network");
            assertThat(operator.page().getByTestId("standing-still").count()).isZero();
            assertThat(operator.page().getByTestId("standstill").count()).isZero();
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
            System.out.println("four-2: page and log name " + liar.name() + " with both notes");
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
        assertThat(operator.page().getByTestId("standstill").innerText()).contains(TWO_OF_FOUR + ".");
        assertThat(operator.page().getByTestId("validator-state").allInnerTexts())
                .containsExactly("this node", "heard", "not heard", "not heard");
        Beside.await("the banner", () -> {
            operator.open("network");
            return operator.page().getByTestId("standing-still").count() == 1;
        });
        admin.open("products")
                .upload("file", "catalogue.csv", Wine.next().file())
                .click("take-file")
                .isRefused("Nothing was recorded, because the network stands still. " + TWO_OF_FOUR + ".")
                .shown("console-standstill-refused");
        admin.page().navigate(site.url() + "/console/products.xhtml?lang=zh-CN");
        assertThat(admin.page().getByTestId("standing-still").innerText()).contains("可联系到 4 个验证者中的 2 个，需要 3 个。");
        admin.upload("file", "catalogue.csv", Wine.next().file())
                .click("take-file")
                .isRefused("网络停滞，未写入任何内容。");
        admin.page().navigate(site.url() + "/console/products.xhtml?lang=en");
    }

    @Test
    @Tag("show-four-1")
    void aWriteThatAStandstillRefusedGoesThroughLaterUnderTheSameKey() throws IOException {
        beside.awaitAllEqual();
        Wine wine = Wine.next();
        try (Beside.Down two = beside.down(2);
                Beside.Down three = beside.down(3)) {
            assertThat(two).isNotSameAs(three);
            Beside.await("the standstill", () -> beside.standstill().equals(TWO_OF_FOUR));
            Beside.await("a refusal", () -> describe(wine, "later").statusCode() == UNAVAILABLE);
        }
        beside.awaitAllEqual();
        List<Long> submissions = new ArrayList<>();
        Beside.await("it is taken", () -> {
            HttpResponse<String> answer = describe(wine, "later");
            if (answer.statusCode() == UNAVAILABLE) {
                return false;
            }
            submissions.add(submission(answer));
            return true;
        });
        awaitFinal(submissions);
        assertEachIsThereOnce(List.of(wine));
    }

    private static HttpResponse<String> describe(Wine wine, String key) {
        try {
            return site.send(HttpRequest.newBuilder(URI.create(site.url() + "/api/v1/products"))
                    .header("Content-Type", "text/csv")
                    .header("Authorization", "Bearer " + site.apiKey("brand-admin"))
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(wine.file())));
        } catch (IOException e) {
            throw new AssertionError(wine.toString(), e);
        }
    }
}
