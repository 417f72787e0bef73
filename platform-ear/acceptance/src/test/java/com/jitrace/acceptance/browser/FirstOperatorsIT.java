package com.jitrace.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.jitrace.acceptance.Running;
import com.jitrace.launcher.Platform;
import com.jitrace.launcher.process.Deadline;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A new installation without demo data: its operators come in by the links in the data folder and decide together. */
@Tag("show-console-1")
class FirstOperatorsIT {
    private static final String PASSWORD = "four words that do not rhyme";
    private static final String NAME = "Registry of the valley";
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(30);
    private static final Duration FINAL_WITHIN = Duration.ofSeconds(60);
    private static final int ACCEPTED = 202;
    private static final int UNPROCESSABLE = 422;
    private static final Map<String, String> SETTINGS =
            Map.of("JITRACE_DEMO", "false", "JITRACE_CHAIN_OPERATORS", "3", "JITRACE_OPERATOR_NAME", NAME);

    @Test
    void theOperatorsOfANewInstallationComeInAndAdmitTheirFirstBrandTogether() throws Exception {
        Path home = Running.newHome("first");
        Map<String, String> links;
        try (Platform platform = Running.start(home, SETTINGS);
                Playwright playwright = Playwright.create();
                Browser browser = ChromiumFinder.launch(playwright)) {
            assertThat(Deadline.await(WRITTEN_WITHIN, () -> platform.links().isPresent()))
                    .isTrue();
            Path file = platform.links().orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            links = links(file);
            assertThat(links).containsOnlyKeys("op1", "op2", "op3");
            try (Operator one = Operator.join(browser, platform.url(), "op1", link(links, "op1"));
                    Operator two = Operator.join(browser, platform.url(), "op2", link(links, "op2"))) {
                theFirstBrandIsAdmitted(platform, one, two);
            }
        }
        try (Platform again = Running.start(home, SETTINGS)) {
            assertThat(Deadline.await(
                            WRITTEN_WITHIN,
                            () -> again.links()
                                    .filter(file -> links(file).size() == 1)
                                    .isPresent()))
                    .isTrue();
            String tokenBefore = link(links, "op3").replaceFirst(".*token=", "");
            assertThat(links(again.links().orElseThrow()))
                    .as("who has come in needs no link, and a link that is good stays good")
                    .containsOnlyKeys("op3")
                    .hasValueSatisfying(
                            new org.assertj.core.api.Condition<>(link -> link.endsWith(tokenBefore), "the same token"));
        }
    }

    private static void theFirstBrandIsAdmitted(Platform platform, Operator one, Operator two) throws SQLException {
        one.post(
                "/api/v1/applications",
                "{\"legalName\":\"Helan Mountain Wines Ltd\",\"displayName\":\"Helan Estate\",\"domain\":\"helan-estate.example\","
                        + "\"prefixes\":\"69212345\",\"contact\":\"Mei Lin\",\"login\":\"mei@helan\",\"codes\":1000}",
                201);
        prove(platform);
        String application = one.get("/api/v1/applications")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
        String brand = one.post(
                        "/api/v1/applications/" + application + "/proposals",
                        "{\"codes\":1000,\"until\":4102444800000,\"licenceSeen\":true}",
                        ACCEPTED)
                .get("proposal")
                .getAsString();
        assertThat(two.approve(brand, UNPROCESSABLE).toString())
                .as("the chain does not know the operators yet")
                .contains("proposals.operator-first");
        String founding = two.proposal("OPERATOR");
        assertThat(two.approve(founding, ACCEPTED).get("state").getAsString()).isEqualTo("SENT");
        assertThat(two.approve(brand, ACCEPTED).get("state").getAsString()).isEqualTo("SENT");
        assertThat(Deadline.await(
                        FINAL_WITHIN,
                        () -> !two.get("/api/v1/submissions").toString().contains("WAITING")))
                .isTrue();
        JsonArray submissions = two.get("/api/v1/submissions");
        assertThat(submissions.size()).isEqualTo(2);
        submissions.forEach(row ->
                assertThat(row.getAsJsonObject().get("state").getAsString()).isEqualTo("FINAL"));
        assertThat(two.get("/api/v1/organisations").toString()).contains(NAME, "Helan Estate");
        System.out.println(
                "console-1: three keys without demo data: two operators came in by links from the data folder;"
                        + " their party and the first brand are final on the chain with 2 of 3 signatures");
    }

    /** No network here: the proof that an operator's check would have found. */
    private static void prove(Platform platform) throws SQLException {
        var server = platform.database();
        try (Connection connection = DriverManager.getConnection(
                        server.url() + "jitracecontrol?" + server.options(),
                        server.administrator().user(),
                        server.administrator().password());
                Statement statement = connection.createStatement()) {
            assertThat(
                            statement.executeUpdate(
                                    "UPDATE application SET proved_by = 'DNS', proved_at = created_at, checked_at = created_at"))
                    .isEqualTo(1);
        }
    }

    private static String link(Map<String, String> links, String login) {
        return Optional.ofNullable(links.get(login)).orElseThrow();
    }

    private static Map<String, String> links(Path file) {
        Map<String, String> links = new TreeMap<>();
        try {
            Files.readAllLines(file).forEach(line -> links.put(line.split(" ")[0], line.split(" ")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return links;
    }

    /** A person at the console whose session also speaks REST. */
    private record Operator(BrowserContext context, String url) implements AutoCloseable {
        static Operator join(Browser browser, String url, String login, String link) {
            BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en"));
            Page page = context.newPage();
            page.navigate(link);
            page.getByTestId("password").fill(PASSWORD);
            page.getByTestId("join").click();
            page.getByTestId("name").fill(login);
            page.getByTestId("password").fill(PASSWORD);
            page.getByTestId("sign-in").click();
            assertThat(page.getByTestId("tenant")).hasText(NAME);
            return new Operator(context, url);
        }

        JsonObject post(String path, String body, int status) {
            APIResponse answer = context.request()
                    .post(
                            url + path,
                            RequestOptions.create()
                                    .setHeader("Origin", url)
                                    .setHeader("X-JiTrace", "1")
                                    .setHeader("Content-Type", "application/json")
                                    .setData(body));
            assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(status);
            return JsonParser.parseString(answer.text()).getAsJsonObject();
        }

        JsonArray get(String path) {
            APIResponse answer = context.request().get(url + path);
            assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(200);
            return JsonParser.parseString(answer.text()).getAsJsonArray();
        }

        JsonObject approve(String proposal, int status) {
            return post("/api/v1/proposals/" + proposal + "/approvals", "{}", status);
        }

        String proposal(String kind) {
            for (var row : get("/api/v1/proposals")) {
                if (row.getAsJsonObject().get("kind").getAsString().equals(kind)) {
                    return row.getAsJsonObject().get("proposal").getAsString();
                }
            }
            throw new AssertionError("no proposal of kind " + kind);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
