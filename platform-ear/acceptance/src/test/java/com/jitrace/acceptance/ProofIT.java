package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.jitrace.acceptance.browser.ChromiumFinder;
import com.jitrace.launcher.Platform;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The reader's browser checks the answer itself: what is true fits, what was altered on the way does not. */
@Tag("show-page-3")
class ProofIT {
    private static final String NO_ED25519 = """
            const own = crypto.subtle.importKey.bind(crypto.subtle);
            crypto.subtle.importKey = (form, key, algorithm, ...rest) => algorithm === 'Ed25519' || algorithm.name === 'Ed25519'
              ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')) : own(form, key, algorithm, ...rest);
            """;
    private static final String HARNESS = """
            <!DOCTYPE html><title>vectors</title><script type="module">
            import * as verifier from '/static/verifier.js';
            import {run} from '/harness/vectors.js';
            import {proofs} from '/harness/proofs.js';
            const fallback = () => { window.fallbacks = (window.fallbacks || 0) + 1; return import('/static/noble-ed25519.js'); };
            const all = async () => {
              const files = await (await fetch('/harness/files.json')).json(), counts = await run(verifier, files, fallback);
              return {counts, fallbacks: window.fallbacks || 0, proofs: window.fallbacks ? 0 : await proofs(verifier)};
            };
            all().then(outcome => { window.outcome = outcome; }, e => { window.outcome = {wrong: String(e)}; });
            </script>
            """;
    private static final int GZIPPED_BYTES_MAX = 8 * 1024;
    private static final double SHOWN_WITHIN_MILLIS = 20_000;

    private static Platform platform;
    private static Playwright playwright;
    private static Browser browser;
    private static Client brand;
    private static Map<String, String> items;

    @BeforeAll
    static void start() throws IOException {
        platform = Running.start(Running.newHome("proof"), Map.of("JITRACE_DEMO", "true"));
        brand = Client.of(platform.url(), "brand-admin");
        items = new TreeMap<>();
        Client.demo(platform.url()).getJsonArray("items").forEach(value -> {
            jakarta.json.JsonObject item = value.asJsonObject();
            items.put(
                    item.getString("state"),
                    platform.url() + item.getString("url").replaceFirst("https?://[^/]+", ""));
        });
        playwright = Playwright.create();
        browser = ChromiumFinder.launch(playwright);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        platform.close();
    }

    private static String item(String state) {
        return Objects.requireNonNull(items.get(state), state);
    }

    /** What the panel said: the whole, and step by step. */
    private record Said(String all, Map<String, String> steps, String words) {}

    @Test
    void whatIsTrueFitsInEveryState() {
        for (String state : items.keySet()) {
            Said said = check(item(state), page -> {}, "");
            assertThat(said.all()).as(state + " " + said).isEqualTo("ok");
            System.out.println("page-3: " + state + " " + said.steps().keySet() + " fit");
        }
        assertThat(check(item("UNKNOWN"), page -> {}, "").steps()).containsEntry("absent", "ok");
        assertThat(check(item("SOLD"), page -> {}, "").steps().keySet())
                .contains(
                        "code", "brand", "state", "journey", "entries", "places", "sheet", "shown", "block", "signed");
        assertThat(check(item("SOLD") + "?lang=zh-CN", page -> {}, "").words()).contains("证据相符", "流转记录完整", "没有遗漏");
    }

    @Test
    void anAnswerThatWasAlteredOnTheWayDoesNotMatch() {
        String sold = item("SOLD");
        Map<String, Consumer<JsonObject>> alterations = new TreeMap<>();
        alterations.put("shown: another state", answer -> answer.addProperty("state", "MATCH"));
        alterations.put("shown: a recall kept back", answer -> answer.addProperty("state", "OPEN"));
        alterations.put("brand: another name", answer -> answer.addProperty("brand", "Somebody Else"));
        alterations.put(
                "places: another city", answer -> answer.getAsJsonObject("sale").addProperty("city", "Berlin"));
        alterations.put(
                "sheet: other words",
                answer -> answer.getAsJsonObject("product").addProperty("description", "x"));
        alterations.put(
                "state: another state of the item", answer -> item(answer).addProperty("s", "released"));
        alterations.put("state: another owner", answer -> item(answer).addProperty("k", "x"));
        alterations.put("journey: the newest entry left out", answer -> leaveOut(answer, 1));
        alterations.put("journey: an entry in the middle left out", answer -> leaveOut(answer, 2));
        alterations.put("journey: a step not shown", answer -> last(answer.getAsJsonArray("journey")));
        alterations.put("entries: another region", answer -> step(answer).addProperty("region", "FR-IDF"));
        alterations.put("entries: a changed leaf", answer -> replace(newest(answer), "leaf", "DE-HH", "FR-IDF"));
        alterations.put("code: another salt", answer -> proof(answer).addProperty("salt", "00".repeat(16)));
        alterations.put(
                "block: another time", answer -> replace(state(answer), "blockLeaf", "\"time\":1", "\"time\":2"));
        alterations.put("signed: a changed signature", answer -> resign(answer, Forger.Alteration.FLIPPED));
        alterations.put("signed: a forged certificate", answer -> resign(answer, Forger.Alteration.FORGED));
        alterations.put("signed: no signature", answer -> resign(answer, Forger.Alteration.NONE));
        alterations.forEach((name, alter) -> {
            String address = name.contains("recall") ? item("RECALLED") : sold;
            Said said = check(address, page -> page.route("**/*format=json*", route -> altered(route, alter)), "");
            assertThat(said.all()).as(name + " " + said).isEqualTo("no");
            assertThat(said.steps()).as(name).containsEntry(name.substring(0, name.indexOf(':')), "no");
            assertThat(said.words()).contains("The proof does not match.");
            System.out.println("page-3: altered, " + name + ": does not match");
        });
        aWholeForgedChainDoesNotMatch(sold);
        theWordsOnThePageAreHeldAgainstTheProofToo(sold);
    }

    /** Keys of one's own, signatures by them, a genesis that names them: only its hash betrays it. */
    private static void aWholeForgedChainDoesNotMatch(String address) {
        Said said = check(
                address,
                page -> {
                    page.route(
                            "**/*format=json*",
                            route -> altered(route, a -> resign(a, Forger.Alteration.OWN_VALIDATOR)));
                    page.route("**/chain/genesis", route -> altered(route, Forger::ownGenesis));
                },
                "");
        assertThat(said.all()).isEqualTo("no");
        assertThat(said.steps()).containsEntry("genesis", "no");
        System.out.println("page-3: altered, a whole chain of one's own: does not match, by the hash of its genesis");
    }

    private static void theWordsOnThePageAreHeldAgainstTheProofToo(String address) {
        Said said = check(
                address,
                page -> page.route(address, route -> {
                    var response = route.fetch();
                    String body = response.text().replace("data-state=\"SOLD\"", "data-state=\"MATCH\"");
                    route.fulfill(
                            new Route.FulfillOptions().setResponse(response).setBody(body));
                }),
                "");
        assertThat(said.steps()).containsEntry("shown", "no");
        assertThat(said.all()).isEqualTo("no");
    }

    @Test
    void aProofWithAPartMissingIsNoConfirmation() {
        Said said = check(
                item("MATCH"),
                page -> page.route(
                        "**/*format=json*",
                        route -> altered(route, answer -> proof(answer).add("more", new JsonArray()))),
                "");
        assertThat(said.all()).isEqualTo("none");
        assertThat(said.steps()).containsEntry("brand", "none").containsEntry("shown", "none");
        Said none = check(
                item("MATCH"),
                page -> page.route("**/*format=json*", route -> altered(route, answer -> answer.remove("proof"))),
                "");
        assertThat(none.all()).isEqualTo("none");
    }

    @Test
    void aChangedVerifierIsNotRun() {
        Said said = check(
                item("MATCH"),
                page -> page.route(
                        "**/static/verifier.js",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setBody("export const held = () => ({}), verify = () => ({steps: [], facts: {}});"))),
                "");
        assertThat(said.all()).isEqualTo("failed");
    }

    @Test
    void aBrowserWithoutEd25519ChecksWithTheFallback() {
        List<String> asked = new ArrayList<>();
        Said said = check(item("SOLD"), page -> page.onRequest(r -> asked.add(r.url())), NO_ED25519);
        assertThat(said.all()).as(said.toString()).isEqualTo("ok");
        assertThat(asked).anyMatch(url -> url.endsWith("/static/noble-ed25519.js"));
        Said forged = check(
                item("SOLD"),
                page -> page.route(
                        "**/*format=json*",
                        route -> altered(route, answer -> resign(answer, Forger.Alteration.FORGED))),
                NO_ED25519);
        assertThat(forged.all()).isEqualTo("no");
        List<String> usual = new ArrayList<>();
        check(item("SOLD"), page -> page.onRequest(r -> usual.add(r.url())), "");
        assertThat(usual).noneMatch(url -> url.contains("noble"));
        assertThat(usual)
                .as("the code is not sent to /chain")
                .filteredOn(url -> url.contains("/chain/"))
                .allMatch(url -> url.endsWith("/chain/genesis"));
        System.out.println(
                "page-3: without Ed25519 in the browser the fallback verifies, and refuses a forged certificate");
    }

    @Test
    void aPalletsNewestStepCannotBeLeftOutEither() {
        String product =
                brand.get("/api/v1/products").asJsonArray().getJsonObject(0).getString("id");
        String ref = brand.postFinalOrder(product, 4).getString("batch");
        String range = "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":3";
        brand.postFinal("/api/v1/releases", range + ",\"region\":\"FR-GES\"}");
        String unit = brand.postFinal("/api/v1/packings", range + "}").getString("unit");
        String to = brand.get("/api/v1/partners").asJsonArray().getJsonObject(0).getString("party");
        brand.postFinal("/api/v1/shipments", "{\"unit\":\"" + unit + "\",\"to\":\"" + to + "\"}");
        String[] code = brand.codes(ref).get(2);
        String address = platform.url() + "/01/" + code[1] + "/21/" + code[2];
        Said said = check(address, page -> {}, "");
        assertThat(said.all()).as(said.toString()).isEqualTo("ok");
        Said omitted = check(
                address,
                page -> page.route("**/*format=json*", route -> altered(route, answer -> leaveOut(answer, 1))),
                "");
        assertThat(omitted.steps()).containsEntry("journey", "no");
        Said hidden = check(
                address,
                page -> page.route("**/*format=json*", route -> altered(route, a -> last(a.getAsJsonArray("journey")))),
                "");
        assertThat(hidden.steps()).containsEntry("journey", "no");
        System.out.println(
                "page-3: the shipping of a pallet, left out of the journey of an item in it: does not match");
    }

    @Test
    void everyGoldenVectorPassesInTheBrowser() throws IOException {
        for (String script : List.of("", NO_ED25519)) {
            JsonObject outcome = vectors(script);
            assertThat(outcome.has("wrong")).as(outcome.toString()).isFalse();
            JsonObject counts = outcome.getAsJsonObject("counts");
            int sum = counts.asMap().values().stream()
                    .mapToInt(JsonElement::getAsInt)
                    .sum();
            int fallbacks = outcome.get("fallbacks").getAsInt();
            System.out.println("page-3: golden vectors in the browser: "
                    + vectorFiles().size() + " files, " + sum
                    + " checks of " + counts.size() + " kinds, all hold; signatures by the fallback: " + fallbacks
                    + "; proofs of a chain made there, sound and spoiled, judged as they must be: "
                    + outcome.get("proofs").getAsInt());
            assertThat(sum).isGreaterThan(350);
            assertThat(fallbacks > 0).isEqualTo(!script.isEmpty());
        }
    }

    @Test
    void theFileForDownloadIsTheOneThatRunsAndItsHashIsShown() throws Exception {
        byte[] plain = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(platform.url() + "/static/verifier.js"))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
            out.write(plain);
        }
        assertThat(gzipped.size()).isLessThanOrEqualTo(GZIPPED_BYTES_MAX);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
        String page = Web.get(item("SOLD")).body();
        assertThat(page)
                .contains("data-testid=\"verifier-hash\">" + HexFormat.of().formatHex(hash) + "<")
                .contains("data-verifier=\"sha256-" + Base64.getEncoder().encodeToString(hash) + "\"")
                .contains("href=\"/static/verifier.js\" download=\"jitrace-verifier.mjs\"");
        String genesis = JsonParser.parseString(
                        Web.get(platform.url() + "/chain/validators").body())
                .getAsJsonObject()
                .get("chainId")
                .getAsString();
        assertThat(page).contains("data-testid=\"genesis\">" + genesis + "<").doesNotContain("<script>");
        System.out.println("page-3: the verifier as served: " + gzipped.size() + " bytes gzipped, " + plain.length
                + " plain, SHA-256 " + HexFormat.of().formatHex(hash));
    }

    private static Said check(String address, Consumer<Page> prepare, String script) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(320, 640))) {
            if (!script.isEmpty()) {
                context.addInitScript(script);
            }
            Page page = context.newPage();
            List<String> blocked = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    blocked.add(message.text());
                }
            });
            prepare.accept(page);
            page.navigate(address);
            page.getByTestId("check-open").click();
            page.waitForSelector(
                    "#check-result[data-result]", new Page.WaitForSelectorOptions().setTimeout(SHOWN_WITHIN_MILLIS));
            Map<String, String> steps = new TreeMap<>();
            page.locator("#check-steps li")
                    .all()
                    .forEach(li -> steps.put(li.getAttribute("data-step"), li.getAttribute("data-result")));
            String all = page.locator("#check-result").getAttribute("data-result");
            assertThat(blocked).as("the page keeps its own policy").isEmpty();
            assertThat(context.cookies()).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots", "proof-" + all + ".png")));
            return new Said(all, steps, page.getByTestId("check").innerText());
        }
    }

    private static JsonObject vectors(String script) throws IOException {
        try (BrowserContext context = browser.newContext()) {
            if (!script.isEmpty()) {
                context.addInitScript(script);
            }
            Page page = context.newPage();
            JsonObject files = new JsonObject();
            for (Path file : vectorFiles()) {
                String name = file.getFileName().toString().replace(".json", "");
                files.add(name, JsonParser.parseString(Files.readString(file)));
            }
            page.route("**/harness/", route -> answer(route, "text/html", HARNESS));
            for (String module : List.of("vectors.js", "proofs.js")) {
                String source = Files.readString(Path.of("src/test/resources", module));
                page.route("**/harness/" + module, route -> answer(route, "text/javascript", source));
            }
            page.route("**/harness/files.json", route -> answer(route, "application/json", files.toString()));
            page.navigate(platform.url() + "/harness/");
            page.waitForFunction("() => window.outcome");
            return JsonParser.parseString(String.valueOf(page.evaluate("() => JSON.stringify(window.outcome)")))
                    .getAsJsonObject();
        }
    }

    private static List<Path> vectorFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../docs/spec/vectors"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static void answer(Route route, String type, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType(type + "; charset=utf-8")
                .setBody(body));
    }

    private static void altered(Route route, Consumer<JsonObject> alter) {
        var response = route.fetch();
        JsonObject json = JsonParser.parseString(response.text()).getAsJsonObject();
        String before = json.toString();
        alter.accept(json);
        assertThat(json.toString()).as("something was altered").isNotEqualTo(before);
        route.fulfill(new Route.FulfillOptions().setResponse(response).setBody(json.toString()));
    }

    private static JsonObject proof(JsonObject answer) {
        return answer.getAsJsonObject("proof");
    }

    private static JsonObject state(JsonObject answer) {
        return proof(answer).getAsJsonObject("state");
    }

    private static JsonObject item(JsonObject answer) {
        return state(answer).getAsJsonObject("item").getAsJsonObject("value");
    }

    private static JsonObject newest(JsonObject answer) {
        JsonArray entries = proof(answer).getAsJsonArray("entries");
        return entries.get(entries.size() - 1).getAsJsonObject();
    }

    private static JsonObject step(JsonObject answer) {
        JsonArray journey = answer.getAsJsonArray("journey");
        return journey.get(journey.size() - 1).getAsJsonObject();
    }

    private static void last(JsonArray list) {
        list.remove(list.size() - 1);
    }

    /** An entry, from the end, and the step that shows it. */
    private static void leaveOut(JsonObject answer, int fromTheEnd) {
        JsonArray entries = proof(answer).getAsJsonArray("entries");
        entries.remove(entries.size() - fromTheEnd);
        JsonArray journey = answer.getAsJsonArray("journey");
        journey.remove(journey.size() - fromTheEnd);
    }

    private static void replace(JsonObject object, String field, String old, String now) {
        object.addProperty(field, object.get(field).getAsString().replace(old, now));
    }

    private static void resign(JsonObject answer, Forger.Alteration how) {
        List<JsonObject> signed = new ArrayList<>(List.of(state(answer)));
        proof(answer).getAsJsonArray("entries").forEach(e -> signed.add(e.getAsJsonObject()));
        proof(answer).getAsJsonArray("more").forEach(e -> signed.add(e.getAsJsonObject()));
        for (JsonObject one : signed) {
            one.addProperty("checkpoint", Forger.forged(one.get("checkpoint").getAsString(), how));
        }
    }
}
