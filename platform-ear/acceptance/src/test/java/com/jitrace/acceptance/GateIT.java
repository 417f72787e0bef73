package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.signing.PublicKey;
import com.jitrace.launcher.Platform;
import com.jitrace.launcher.process.Deadline;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The receiving gate, through the chain: every kind of bad part is refused with its reason, nothing gets past the gate by another way, and
 * twenty scans a second are decided in time. The tests share one delivery; the supplier loses its authorisation in the last one.
 */
@Tag("show-parts-2")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GateIT {
    private static final int PARTS = 60;
    private static final int KEPT = 50;
    private static final int PER_SECOND = 20;
    private static final int EVERYDAY_SECONDS = 5;
    private static final int SECONDS = Integer.getInteger("jitrace.gate.seconds", EVERYDAY_SECONDS);
    private static final double P99_MILLIS_TARGET = 300;
    /** The limit of parts-4, 900, binds the show; the small size runs beside other builds and only must not be stuck. */
    private static final double P99_MILLIS_MAX = Double.parseDouble(System.getProperty("jitrace.gate.p99", "60000"));

    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);
    private static final long DAY_MILLIS = 24L * 3_600_000;
    private static final String SPECIFICATION =
            "{\"tracing\":\"PIECE\",\"characteristics\":[{\"name\":\"length\",\"nominal\":\"10.0\","
                    + "\"lower\":\"-0.05\",\"upper\":\"0.1\",\"unit\":\"mm\"},{\"name\":\"material\",\"words\":\"1.4301\"}]}";

    private static Platform platform;
    private static Client brand;
    private static Client second;
    private static Client clerk;
    private static Client supplier;
    private static String supplierParty;
    private static String ownParty;
    private static List<String> products;
    private static String ref;
    private static List<String[]> codes;
    private static String gate;

    @BeforeAll
    static void aDeliveryOfSixtyPartsIsOnItsWay() throws IOException {
        platform = Running.start(
                Running.newHome("gate"),
                SECONDS <= EVERYDAY_SECONDS
                        ? Map.of("JITRACE_DEMO", "true")
                        // measured as in a long life: with the whole compiler
                        : Map.of("JITRACE_DEMO", "true", "JITRACE_JVM_OPTIONS", ""));
        brand = Client.of(platform.url(), "brand-admin");
        second = Client.of(platform.url(), "brand-admin-2");
        clerk = Client.of(platform.url(), "brand-clerk");
        supplier = Client.of(platform.url(), "distributor");
        supplierParty =
                brand.get("/api/v1/partners").asJsonArray().getJsonObject(0).getString("party");
        products = brand.get("/api/v1/products").asJsonArray().getValuesAs(JsonObject.class).stream()
                .map(product -> product.getString("id"))
                .toList();
        authorise();
        ref = brand.postFinalOrder(products.get(0), PARTS + 20).getString("batch");
        codes = brand.codes(ref);
        ownParty = ownParty(codes.get(0));
        brand.postFinal("/api/v1/releases", range(ref, 0, PARTS - 1) + ",\"region\":\"DE-BY\"}");
        brand.postFinal("/api/v1/shipments", range(ref, 0, PARTS - 1) + ",\"to\":\"" + supplierParty + "\"}");
        supplier.postFinal("/api/v1/receipts", range(ref, 0, PARTS - 1) + ",\"region\":\"DE-BY\"}");
        supplier.postFinal(
                "/api/v1/shipments", range(ref, 0, KEPT - 1) + ",\"to\":\"" + ownParty + "\",\"region\":\"DE-BY\"}");
        assertThat(Deadline.await(
                        SHOWN_WITHIN, () -> brand.text("/api/v1/stock").contains(ref)))
                .isTrue();
        gate = open("Dock 1", products.get(0), "");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void anExpectedPartIsAcceptedAndInWhenTheChainHasIt() {
        JsonObject accepted = scan(gate, 0);
        assertDecision(accepted, "ACCEPT");
        assertDecision(scan(gate, 0), "REJECT", "ALREADY_RECEIVED");
        assertThat(standing(accepted)).isIn("WAITING", "FINAL");
        awaitStanding(accepted, "FINAL");
        assertThat(acts(codes.get(0))).containsSubsequence("release", "ship", "receive", "ship", "receive");
        assertDecision(scan(gate, 0), "REJECT", "ALREADY_RECEIVED");
    }

    @Test
    @Order(2)
    void aScanThatIsSentTwiceIsDecidedOnce() {
        String body = "{\"id\":\"5f0c9d5e-0000-4000-8000-000000000001\",\"code\":\"" + codes.get(1)[3] + "\"}";
        JsonObject first = one(clerk.tell("/api/v1/gates/" + gate + "/scans", body));
        JsonObject again = one(clerk.tell("/api/v1/gates/" + gate + "/scans", body));
        assertDecision(first, "ACCEPT");
        assertThat(again.getString("id")).isEqualTo(first.getString("id"));
        assertThat(again.getBoolean("again")).isTrue();
    }

    @Test
    @Order(3)
    void everyKindOfBadPartIsRefusedWithItsReason() {
        assertDecision(seen(gate, ""), "REJECT", "NO_CODE");
        assertDecision(seen(gate, otherSymbol(codes.get(2)[2])), "REJECT", "MISTYPED");
        assertDecision(seen(gate, unknownCode()), "REJECT", "UNKNOWN");
        assertDecision(scan(gate, KEPT), "REJECT", "NOT_ADDRESSED");
        brand.postFinal(
                "/api/v1/batches/" + ref + "/cancellations",
                "{\"first\":" + (PARTS + 10) + ",\"last\":" + (PARTS + 10) + "}");
        awaitDecision(gate, codes.get(PARTS + 10)[2], "REJECT", "CANCELLED", "NOT_AUTHORISED");
        assertDecision(scan(gate, PARTS + 11), "REJECT", "NOT_AUTHORISED", "NOT_ADDRESSED");

        String other = released(products.get(1));
        String strange = brand.codes(other).get(0)[2];
        brand.postFinal("/api/v1/shipments", range(other, 0, 0) + ",\"to\":\"" + supplierParty + "\"}");
        supplier.postFinal("/api/v1/receipts", range(other, 0, 0) + ",\"region\":\"DE-BY\"}");
        supplier.postFinal(
                "/api/v1/shipments", range(other, 0, 0) + ",\"to\":\"" + ownParty + "\",\"region\":\"DE-BY\"}");
        awaitDecision(gate, strange, "REJECT", "WRONG_PART");
        open("Dock 2", products.get(1), "");
        assertDecision(seen(gate, strange), "REJECT", "WRONG_PLACE");

        brand.postApproved(
                "/api/v1/recalls", range(ref, 5, 5) + ",\"reason\":\"brittle\",\"remedy\":\"send it back\"}");
        awaitDecision(gate, codes.get(5)[2], "QUARANTINE", "RECALLED");
        assertThat(clerk.tell("/api/v1/holds", range(ref, 6, 6) + ",\"reason\":\"scratches\"}")
                        .statusCode())
                .isEqualTo(200);
        JsonObject held = scan(gate, 6);
        assertDecision(held, "QUARANTINE", "ON_HOLD");
        awaitStanding(held, "FINAL");
        assertThat(acts(codes.get(6))).endsWith("observe");
    }

    @Test
    @Order(4)
    void theSampleIsMeasuredAndAnotherPartCannotStandInForTheSpecifiedOne() {
        assertThat(brand.tell("/api/v1/parts/" + products.get(0), SPECIFICATION).statusCode())
                .isEqualTo(200);
        String measuring = open("Dock 3", products.get(0), ",\"sampling\":\"FIRST\",\"n\":3");
        JsonObject asked = scan(measuring, 10);
        assertThat(asked.getString("decision")).isEqualTo("MEASURE");
        assertThat(asked.getJsonArray("measure").getJsonObject(0).getString("target"))
                .isEqualTo("10.0 -0.05 +0.1");
        assertDecision(measured(measuring, 10, "10.04", "1.4301"), "ACCEPT");
        assertDecision(measured(measuring, 11, "10.2", "1.4301"), "QUARANTINE", "OUT_OF_TOLERANCE");
        assertDecision(measured(measuring, 12, "10.0", "plastic"), "REJECT", "SPECIFICATION_DIFFERS");
        assertDecision(scan(measuring, 13), "ACCEPT");
        assertThat(scan(gate, 14).getString("decision")).isEqualTo("ACCEPT");
    }

    @Test
    @Order(5)
    void aSecondPersonLetsInWhatPeopleCanAnswerForAndNothingElse() {
        JsonObject refused = scan(gate, 6);
        String asked = ask(clerk, refused, 202);
        assertThat(decide(clerk, asked).statusCode()).isIn(403, 404);
        assertThat(decide(brand, asked).statusCode()).isEqualTo(200);
        JsonObject letIn = newest(gate);
        assertDecision(letIn, "ACCEPT");
        assertThat(letIn.getString("overrules")).isEqualTo(refused.getString("id"));
        assertThat(letIn.getString("words")).isEqualTo("looked at it");
        awaitStanding(letIn, "FINAL");

        clerk.tell("/api/v1/holds", range(ref, 7, 7) + ",\"reason\":\"dents\"}");
        JsonObject own = one(brand.tell("/api/v1/gates/" + gate + "/scans", code(7)));
        String again = ask(clerk, own, 202);
        assertThat(decide(brand, again).body()).as("who scanned it").contains("receiving.override-own");
        assertThat(decide(second, again).statusCode()).isEqualTo(200);
        ask(clerk, seen(gate, unknownCode()), 422);
        ask(clerk, scan(gate, KEPT), 422);
        ask(clerk, scan(gate, 5), 422);
    }

    @Test
    @Order(6)
    void anAcceptedPartIsPutAsideByAFurtherDecision() {
        JsonObject accepted = scan(gate, 8);
        assertDecision(accepted, "ACCEPT");
        HttpResponse<String> aside =
                clerk.tell("/api/v1/scans/" + accepted.getString("id") + "/quarantines", "{\"words\":\"fell down\"}");
        assertDecision((JsonObject) Client.read(aside.body()), "QUARANTINE", "PUT_ASIDE");
        assertThat(clerk.text("/api/v1/holds")).contains("fell down");
        awaitStanding(accepted, "FINAL");
        assertThat(Deadline.await(SHOWN_WITHIN, () -> acts(codes.get(8)).contains("observe")))
                .isTrue();
    }

    @Test
    @Order(7)
    void whatWasLetInWithoutANetworkAndIsRefusedNowIsPutAside() {
        String body = "{\"scans\":[{\"id\":\"off-1\",\"code\":\"" + codes.get(5)[2]
                + "\",\"acceptedOffline\":true},{\"id\":\"off-2\",\"code\":\"" + codes.get(9)[2]
                + "\",\"acceptedOffline\":true}]}";
        HttpResponse<String> answer = clerk.tell("/api/v1/gates/" + gate + "/scans", body);
        List<JsonObject> scans =
                ((JsonObject) Client.read(answer.body())).getJsonArray("scans").getValuesAs(JsonObject.class);
        assertDecision(scans.get(0), "QUARANTINE", "RECALLED", "ACCEPTED_OFFLINE");
        assertDecision(scans.get(1), "ACCEPT");
    }

    @Test
    @Order(8)
    void theSnapshotIsSignedAndNamesNoCode() {
        JsonObject taken = (JsonObject) clerk.get("/api/v1/gates/" + gate + "/snapshot");
        byte[] content = taken.getString("content").getBytes(StandardCharsets.UTF_8);
        byte[] tag = "jitrace/v1/gate-snapshot\n".getBytes(StandardCharsets.US_ASCII);
        byte[] signed = Arrays.copyOf(tag, tag.length + content.length);
        System.arraycopy(content, 0, signed, tag.length, content.length);
        PublicKey key =
                PublicKey.of(HexFormat.of().parseHex(taken.getString("key"))).orElseThrow();
        byte[] signature = HexFormat.of().parseHex(taken.getString("signature"));
        assertThat(key.verifies(signed, signature)).isTrue();
        signed[signed.length - 2] ^= 1;
        assertThat(key.verifies(signed, signature)).isFalse();
        JsonObject snapshot = (JsonObject) Client.read(taken.getString("content"));
        assertThat(snapshot.getJsonNumber("until").longValue()
                        - snapshot.getJsonNumber("made").longValue())
                .isEqualTo(60_000);
        assertThat(snapshot.getJsonArray("parts")).hasSizeGreaterThan(20);
        assertThat(taken.getString("content")).doesNotContain(codes.get(30)[2]);
    }

    @Test
    @Order(9)
    @Tag("show-parts-4")
    void twentyScansASecondAreDecidedInTime() throws Exception {
        int count = PER_SECOND * SECONDS;
        String load = released(products.get(0), count);
        List<String[]> many = brand.codes(load);
        brand.postFinal("/api/v1/shipments", range(load, 0, count - 1) + ",\"to\":\"" + supplierParty + "\"}");
        supplier.postFinal("/api/v1/receipts", range(load, 0, count - 1) + ",\"region\":\"DE-BY\"}");
        supplier.postFinal(
                "/api/v1/shipments", range(load, 0, count - 1) + ",\"to\":\"" + ownParty + "\",\"region\":\"DE-BY\"}");
        awaitDecision(gate, many.get(0)[2], "ACCEPT");
        ExecutorService scanners = Executors.newFixedThreadPool(8);
        long begin = System.nanoTime();
        List<Future<Double>> answers = IntStream.range(1, count)
                .mapToObj(i ->
                        scanners.submit(() -> decidedAfter(many.get(i)[2], begin + i * 1_000_000_000L / PER_SECOND)))
                .toList();
        double[] millis = new double[answers.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = answers.get(i).get(5, TimeUnit.MINUTES);
        }
        scanners.shutdown();
        Arrays.sort(millis);
        double p99 = millis[(int) Math.ceil(millis.length * 0.99) - 1];
        System.out.printf(
                "parts-4: %d gate decisions at %d/s: p50 %.0f, p90 %.0f, p99 %.0f, max %.0f ms; target p99 <= %.0f ms: %s%n",
                millis.length,
                PER_SECOND,
                millis[millis.length / 2],
                millis[(int) Math.ceil(millis.length * 0.9) - 1],
                p99,
                millis[millis.length - 1],
                P99_MILLIS_TARGET,
                p99 <= P99_MILLIS_TARGET ? "met" : "missed");
        assertThat(p99).isLessThanOrEqualTo(P99_MILLIS_MAX);
    }

    /** Milliseconds from when the part lay before the scanner, whether or not the scanner was free. */
    private static double decidedAfter(String code, long dueNanos) throws InterruptedException {
        long early = dueNanos - System.nanoTime();
        if (early > 0) {
            TimeUnit.NANOSECONDS.sleep(early);
        }
        assertDecision(seen(gate, code), "ACCEPT");
        return (System.nanoTime() - dueNanos) / 1e6;
    }

    @Test
    @Order(10)
    void anUnauthorisedSuppliersPartIsAcceptedByNoWay() throws Exception {
        byNoOtherWay("before");
        for (JsonObject auth :
                brand.get("/api/v1/partners/authorisations").asJsonArray().getValuesAs(JsonObject.class)) {
            if (!auth.getBoolean("revoked") && auth.getString("to").equals(supplierParty)) {
                HttpResponse<String> revoked = brand.send(
                        "DELETE", "/api/v1/partners/authorisations/" + auth.getString("id"), "application/json", "");
                brand.awaitFinal((JsonObject) Client.read(revoked.body()));
            }
        }
        awaitDecision(gate, codes.get(30)[2], "REJECT", "NOT_AUTHORISED");
        ask(clerk, scan(gate, 30), 422);
        byNoOtherWay("after");
        List<String> journey = acts(codes.get(30));
        assertThat(journey.get(journey.size() - 1)).isEqualTo("observe");
        assertThat(brand.text("/api/v1/stock")).contains(ref);
    }

    private static void byNoOtherWay(String when) throws Exception {
        for (Client person : List.of(brand, second)) {
            HttpResponse<String> receipt =
                    person.tell("/api/v1/receipts", "{\"codes\":[\"" + codes.get(30)[2] + "\"],\"region\":\"DE-BY\"}");
            assertThat(receipt.statusCode()).as(when + receipt.body()).isEqualTo(422);
            assertThat(receipt.body()).contains("receiving.only-at-gate");
            HttpResponse<String> counted = person.tell(
                    "/api/v1/receipts",
                    "{\"codes\":[\"" + codes.get(30)[2] + "\"],\"count\":true,\"region\":\"DE-BY\"}");
            assertThat(counted.body()).contains("receiving.only-at-gate");
            assertThat(person.tell("/api/v1/receipts", range(ref, 30, 30) + "}").body())
                    .contains("receiving.only-at-gate");
        }
        HttpResponse<String> run = brand.send(
                "POST", "/api/v1/imports?act=receive", "text/csv", "code,region\r\n" + codes.get(30)[2] + ",DE-BY\r\n");
        String id = ((JsonObject) Client.read(run.body())).getString("id");
        HttpResponse<String> commit = brand.tell("/api/v1/imports/" + id + "/commits", "{}");
        assertThat(commit.statusCode()).isEqualTo(422);
        assertThat(commit.body()).contains("receiving gate");
        assertThat(clerk.tell("/api/v1/receipts", range(ref, 30, 30) + "}").statusCode())
                .as("a clerk moves no goods")
                .isEqualTo(403);
        assertThat(supplier.tell("/api/v1/gates/" + gate + "/scans", code(30)).statusCode())
                .as("a supplier scans at no gate")
                .isEqualTo(403);
    }

    private static String open(String name, String product, String more) {
        HttpResponse<String> answer = brand.tell(
                "/api/v1/gates",
                "{\"name\":\"" + name + "\",\"region\":\"DE-BY\",\"site\":\"Works 1\",\"products\":[\"" + product
                        + "\"]" + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ((JsonObject) Client.read(answer.body())).getString("gate");
    }

    private static JsonObject scan(String at, int index) {
        return seen(at, codes.get(index)[2]);
    }

    private static String code(int index) {
        return "{\"code\":\"" + codes.get(index)[2] + "\"}";
    }

    private static JsonObject seen(String at, String text) {
        return one(clerk.tell("/api/v1/gates/" + at + "/scans", "{\"code\":\"" + text + "\"}"));
    }

    private static JsonObject measured(String at, int index, String length, String material) {
        return one(clerk.tell(
                "/api/v1/gates/" + at + "/scans",
                "{\"code\":\"" + codes.get(index)[2] + "\",\"measured\":[{\"name\":\"length\",\"value\":\"" + length
                        + "\",\"unit\":\"mm\"},{\"name\":\"material\",\"value\":\"" + material + "\"}]}"));
    }

    private static JsonObject one(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ((JsonObject) Client.read(answer.body())).getJsonArray("scans").getJsonObject(0);
    }

    private static void assertDecision(JsonObject scan, String decision, String... reasons) {
        assertThat(scan.getString("decision")).as(scan.toString()).isEqualTo(decision);
        assertThat(reasons(scan)).as(scan.toString()).containsExactlyInAnyOrder(reasons);
    }

    private static List<String> reasons(JsonObject scan) {
        return scan.getJsonArray("reasons").getValuesAs(JsonObject.class).stream()
                .map(reason -> reason.getString("code"))
                .toList();
    }

    /** The brand's read model follows the chain: scanned until the gate knows; every scan before is a refusal of its own. */
    private static void awaitDecision(String at, String code, String decision, String... reasons) {
        JsonObject[] last = {JsonObject.EMPTY_JSON_OBJECT};
        Deadline.await(SHOWN_WITHIN, () -> {
            last[0] = seen(at, code);
            return last[0].getString("decision").equals(decision)
                    && reasons(last[0]).containsAll(List.of(reasons));
        });
        assertDecision(last[0], decision, reasons);
        System.out.println("parts-2: " + decision + " " + String.join(" ", reasons));
    }

    private static String standing(JsonObject scan) {
        return ((JsonObject) brand.get("/api/v1/scans/" + scan.getString("id"))).getString("standing");
    }

    private static void awaitStanding(JsonObject scan, String standing) {
        assertThat(Deadline.await(SHOWN_WITHIN, () -> standing(scan).equals(standing)))
                .as(scan + " is " + standing)
                .isTrue();
    }

    private static JsonObject newest(String at) {
        return brand.get("/api/v1/gates/" + at + "/scans?rows=1").asJsonArray().getJsonObject(0);
    }

    private static String ask(Client person, JsonObject scan, int status) {
        HttpResponse<String> answer =
                person.tell("/api/v1/scans/" + scan.getString("id") + "/overrides", "{\"words\":\"looked at it\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return status == 202 ? ((JsonObject) Client.read(answer.body())).getString("approval") : "";
    }

    private static HttpResponse<String> decide(Client person, String approval) {
        return person.tell("/api/v1/approvals/" + approval + "/decisions", "{\"approve\":true}");
    }

    private static List<String> acts(String[] item) {
        return ((JsonObject) brand.get("/api/v1/items/" + item[1] + "/" + item[2]))
                .getJsonArray("journey").getValuesAs(JsonObject.class).stream()
                        .map(step -> step.getString("act"))
                        .toList();
    }

    private static String released(String product) {
        return released(product, 2);
    }

    private static String released(String product, int count) {
        String batch = brand.postFinalOrder(product, count).getString("batch");
        brand.postFinal("/api/v1/releases", range(batch, 0, count - 1) + ",\"region\":\"DE-BY\"}");
        return batch;
    }

    private static String range(String batch, int first, int last) {
        return "{\"batch\":\"" + batch + "\",\"first\":" + first + ",\"last\":" + last;
    }

    private static void authorise() {
        long now = System.currentTimeMillis();
        brand.postFinal(
                "/api/v1/partners/" + supplierParty + "/authorisations",
                "{\"acts\":[\"receive\",\"ship\"],\"products\":[\"*\"],\"regions\":[\"DE\"],\"from\":"
                        + (now - DAY_MILLIS) + ",\"until\":" + (now + DAY_MILLIS) + "}");
    }

    /** The brand's own party, as the proof of an item names it. */
    private static String ownParty(String[] item) {
        Matcher brandOfBatch = Pattern.compile("\"brand\":\"([0-9a-f]{32})\"")
                .matcher(brand.text("/api/v1/items/" + item[1] + "/" + item[2]));
        assertThat(brandOfBatch.find()).isTrue();
        return brandOfBatch.group(1);
    }

    private static String unknownCode() {
        return Client.demo(platform.url()).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("state").equals("UNKNOWN"))
                .findFirst()
                .orElseThrow()
                .getString("serial");
    }

    private static String otherSymbol(String code) {
        char other = code.charAt(9) == '7' ? '8' : '7';
        return code.substring(0, 9) + other + code.substring(10);
    }
}
