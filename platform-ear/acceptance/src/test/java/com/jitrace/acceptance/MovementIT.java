package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.Platform;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to goods: a pallet as one action, a file of sales with its faults, and an authorisation that the chain enforces. */
class MovementIT {
    private static final int PALLET = 10_000;
    private static final int ROWS = 500;
    private static final long FINAL_MILLIS_TARGET = 5_000;
    /** The machine is shared; the figure is printed with its target. */
    private static final long FINAL_MILLIS_MAX = 30_000;

    private static final String SSCC = "395060000000000016";
    private static final long DAY_MILLIS = 24L * 3_600_000;
    private static final long YEAR_MILLIS = 365 * DAY_MILLIS;

    private static Platform platform;
    private static Client brand;
    private static Client distributor;
    private static String partner;
    private static List<String> products;

    @BeforeAll
    static void start() throws IOException {
        platform = Running.start(Running.newHome("move"), Map.of("JITRACE_DEMO", "true"));
        brand = Client.of(platform.url(), "brand-admin");
        distributor = Client.of(platform.url(), "distributor");
        partner = brand.get("/api/v1/partners").asJsonArray().getJsonObject(0).getString("party");
        products = brand.get("/api/v1/products").asJsonArray().getValuesAs(JsonObject.class).stream()
                .map(product -> product.getString("id"))
                .toList();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    @Tag("show-console-7")
    void aPalletOfTenThousandItemsIsOneActionForTheSenderAndOneForTheReceiver() throws Exception {
        String ref = released(products.get(0), PALLET);
        JsonObject packed = brand.postFinal("/api/v1/packings", range(ref, PALLET) + ",\"sscc\":\"" + SSCC + "\"}");
        assertThat(packed.getInt("items")).isEqualTo(PALLET);
        String unit = packed.getString("unit");
        assertThat(distributor
                        .send("GET", "/api/v1/units/" + unit, "application/json", "")
                        .statusCode())
                .as("nobody looks into another's unit")
                .isEqualTo(404);

        long shipped =
                finalWithin(brand, "/api/v1/shipments", "{\"unit\":\"" + SSCC + "\",\"to\":\"" + partner + "\"}");
        JsonObject incoming = (JsonObject) distributor.get("/api/v1/stock");
        assertThat(incoming.getJsonArray("incoming").getValuesAs(JsonObject.class))
                .anySatisfy(lot -> assertThat(lot.getString("batch") + lot.getInt("count") + lot.getString("sscc"))
                        .isEqualTo(ref + PALLET + SSCC));
        long received = finalWithin(
                distributor,
                "/api/v1/receipts",
                "{\"unit\":\"" + SSCC + "\",\"region\":\"DE-HH\",\"city\":\"Hamburg\"}");
        System.out.println("console-7: a pallet of " + PALLET + " items: shipped, final after " + shipped
                + " ms; received, final after " + received + " ms (target " + FINAL_MILLIS_TARGET
                + "); one entry each");

        List<String[]> codes = codes(ref);
        distributor.postFinal(
                "/api/v1/sales",
                "{\"codes\":[\"" + codes.get(77)[2] + "\"],\"region\":\"DE-HH\",\"city\":\"Hamburg\"}");
        assertThat(acts(codes.get(77))).isEqualTo(List.of("release", "pack", "ship", "receive", "sell"));
        assertThat(acts(codes.get(78))).isEqualTo(List.of("release", "pack", "ship", "receive"));
        assertThat(((JsonObject) distributor.get("/api/v1/units/" + unit)).getInt("items"))
                .isEqualTo(PALLET - 1);
        aSaleIsTakenBack(codes.get(78));
        theRebuiltReadModelIsEqual();
    }

    private static void aSaleIsTakenBack(String[] item) {
        brandAuthorises("\"correct\",\"receive\",\"return\",\"sell\",\"ship\"", "\"*\"", "\"DE\"", YEAR_MILLIS);
        JsonObject sold = distributor.postFinal(
                "/api/v1/sales", "{\"codes\":[\"" + item[2] + "\"],\"region\":\"DE-HH\",\"city\":\"Hamburg\"}");
        assertThat(state(item)).isEqualTo("SOLD");
        distributor.postFinal(
                "/api/v1/corrections",
                "{\"submission\":" + sold.getJsonArray("submissions").get(0) + ",\"region\":\"DE-HH\"}");
        assertThat(state(item)).isEqualTo("OPEN");
        assertThat(acts(item)).isEqualTo(List.of("release", "pack", "ship", "receive", "sell", "correct"));
        JsonObject chain = (JsonObject) brand.get("/api/v1/items/" + item[1] + "/" + item[2]);
        assertThat(chain.getString("state")).isEqualTo("OPEN");
    }

    private static void theRebuiltReadModelIsEqual() throws Exception {
        for (int tries = 0; tries < 5; tries++) {
            JsonObject before = (JsonObject) brand.get("/api/v1/readmodel");
            HttpResponse<String> answer = brand.send("POST", "/api/v1/readmodel/rebuild", "application/json", "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonObject after = (JsonObject) Client.read(answer.body());
            if (before.getInt("height") == after.getInt("height")) {
                assertThat(after.getString("digest")).isEqualTo(before.getString("digest"));
                System.out.println("console-7: read model with units and corrections rebuilt to height "
                        + after.getInt("height") + ", digest " + after.getString("digest"));
                return;
            }
        }
        throw new AssertionError("blocks kept coming while the read model was rebuilt");
    }

    @Test
    void aDeliveryIsCountedAgainstWhatWasToCome() {
        String ref = released(products.get(0), 20);
        brand.postFinal("/api/v1/shipments", range(ref, 10) + ",\"to\":\"" + partner + "\"}");
        List<String[]> codes = codes(ref);
        List<String> counted = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            counted.add(codes.get(i)[2]);
        }
        counted.add(codes.get(15)[2]);
        counted.add(unknownCode());
        String list = "{\"codes\":[\"" + String.join("\",\"", counted) + "\"]";
        JsonObject compared =
                (JsonObject) Client.read(ok(distributor, "POST", "/api/v1/receipts/comparisons", list + "}"));
        assertThat(compared.getInt("there")).isEqualTo(8);
        Map<String, Integer> kinds = new LinkedHashMap<>();
        compared.getJsonArray("differences")
                .getValuesAs(JsonObject.class)
                .forEach(one -> kinds.merge(one.getString("kind"), one.getInt("items"), Integer::sum));
        assertThat(kinds).isEqualTo(Map.of("MISSING", 2, "SURPLUS", 1, "UNKNOWN", 1));
        distributor.postFinal("/api/v1/receipts", list + ",\"count\":true,\"region\":\"DE-HH\"}");
        JsonObject stock = (JsonObject) distributor.get("/api/v1/stock");
        assertThat(stock.getJsonArray("incoming").getValuesAs(JsonObject.class))
                .filteredOn(lot -> lot.getString("batch").equals(ref))
                .singleElement()
                .satisfies(lot -> assertThat(lot.getInt("count")).isEqualTo(2));
        assertThat(distributor.get("/api/v1/receipts/discrepancies").asJsonArray())
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(brand.get("/api/v1/receipts/discrepancies").asJsonArray()).isEmpty();
    }

    @Test
    @Tag("show-console-8")
    void aFileOfFiveHundredSalesShowsExactlyItsFaultsAndIsRecordedOnce() throws Exception {
        String ref = released(products.get(1), ROWS);
        brand.postFinal("/api/v1/shipments", range(ref, ROWS) + ",\"to\":\"" + partner + "\"}");
        distributor.postFinal("/api/v1/receipts", range(ref, ROWS) + ",\"region\":\"DE-HH\"}");
        List<String[]> codes = codes(ref);
        String mistyped = otherSymbolAt(codes.get(10)[2], 9);
        String city = "H".repeat(81);
        Map<Integer, String> bad = new LinkedHashMap<>();
        bad.put(11, mistyped + ",DE-HH,Hamburg,");
        bad.put(60, unknownCode() + ",DE-HH,Hamburg,");
        bad.put(121, codes.get(0)[2] + ",DE-HH,Hamburg,");
        bad.put(200, codes.get(199)[2] + ",DE-HHH,Hamburg,");
        bad.put(301, codes.get(300)[2] + ",DE-HH," + city + ",");
        bad.put(402, codes.get(401)[2] + ",DE-HH,Hamburg,yesterday");
        bad.put(500, codes.get(499)[2] + ",DE-HH");
        StringBuilder file = new StringBuilder("code,region,city,time\r\n");
        for (int row = 1; row <= ROWS; row++) {
            file.append(bad.getOrDefault(row, codes.get(row - 1)[2] + ",DE-HH,Hamburg,"))
                    .append("\r\n");
        }
        JsonObject run = dryRun("sell", file.toString());
        assertThat(run.getInt("rows")).isEqualTo(ROWS);
        assertThat(run.getInt("good")).isEqualTo(ROWS - bad.size());
        List<String> faults = run.getJsonArray("faults").getValuesAs(JsonObject.class).stream()
                .map(f -> f.getInt("row") + " " + f.getString("column") + " " + f.getString("value") + " "
                        + f.getString("code") + " " + f.getString("suggestion"))
                .toList();
        run.getJsonArray("faults").forEach(fault -> System.out.println("console-8: " + fault));
        assertThat(faults).hasSize(7);
        assertThat(faults.get(0)).isEqualTo("11 code " + mistyped + " CODE_MISTYPED " + codes.get(10)[2]);
        assertThat(faults.get(1)).isEqualTo("60 code " + unknownCode() + " CODE_UNKNOWN ");
        assertThat(faults.get(2)).isEqualTo("121 code " + codes.get(0)[2] + " CODE_TWICE 1");
        assertThat(faults.get(3))
                .startsWith("200 region DE-HHH REGION_UNKNOWN ")
                .contains("DE-HH");
        assertThat(faults.get(4)).isEqualTo("301 city " + city + " CITY_TOO_LONG " + city.substring(1));
        assertThat(faults.get(5)).startsWith("402 time yesterday TIME_FORM 20");
        assertThat(faults.get(6)).startsWith("500  " + codes.get(499)[2] + ",DE-HH CELLS code,region,city,time");
        assertThat(distributor
                        .text("/api/v1/imports/" + run.getString("id") + "/bad-rows.csv")
                        .lines())
                .hasSize(8);
        assertThat(distributor.exported())
                .singleElement()
                .asString()
                .isEqualTo("bad-rows.csv " + run.getString("sha256"));
        committedOnce(run, file.toString(), ROWS - bad.size());
        assertThat(state(codes.get(20))).isEqualTo("SOLD");
        assertThat(state(codes.get(10))).isEqualTo("OPEN");
    }

    private static void committedOnce(JsonObject run, String file, int good) throws Exception {
        String commits = "/api/v1/imports/" + run.getString("id") + "/commits";
        assertThat(distributor.send("POST", commits, "application/json", "{}").statusCode())
                .isEqualTo(422);
        JsonObject receipt = distributor.postFinal(commits, "{\"leaveOut\":true}");
        assertThat(receipt.getInt("items")).isEqualTo(good);
        assertThat(receipt.getBoolean("again")).isFalse();
        int before = distributor.get("/api/v1/submissions").asJsonArray().size();
        JsonObject again = distributor.post(commits, "{\"leaveOut\":true}");
        JsonObject other = dryRun("sell", file);
        JsonObject sentTwice =
                distributor.post("/api/v1/imports/" + other.getString("id") + "/commits", "{\"leaveOut\":true}");
        for (JsonObject later : List.of(again, sentTwice)) {
            assertThat(later.getBoolean("again")).isTrue();
            assertThat(later.getJsonArray("submissions")).isEqualTo(receipt.getJsonArray("submissions"));
        }
        assertThat(distributor.get("/api/v1/submissions").asJsonArray()).hasSize(before);
        assertThat(brand.send("GET", "/api/v1/imports/" + run.getString("id"), "application/json", "")
                        .statusCode())
                .as("another organisation's import")
                .isEqualTo(404);
        System.out.println("console-8: 7 faults of 7 kinds in " + ROWS + " rows; " + good
                + " sales recorded once, sent three times; receipt " + receipt);
    }

    @Test
    @Tag("show-console-9")
    void aDistributorOutsideHisScopeIsRefusedByTheChainThroughRestAndCsvAlike() {
        String own = codes(released(products.get(0), 10)).get(3)[2];
        String foreign = codes(released(products.get(1), 10)).get(3)[2];
        revokeAll();
        brandAuthorises("\"receive\",\"sell\"", "\"" + products.get(0) + "\"", "\"DE\"", YEAR_MILLIS);
        refused("product", "AUTH_PRODUCT", "sell", foreign, "DE-HH");
        refused("region", "AUTH_REGION", "sell", own, "FR-ARA");
        refused("act", "AUTH_ACT", "ship", own, "DE-HH");
        revokeAll();
        refused("revoked", "AUTH_REVOKED", "sell", own, "DE-HH");
        brandAuthorises("\"receive\",\"sell\"", "\"*\"", "\"DE\"", DAY_MILLIS, YEAR_MILLIS);
        refused("time", "AUTH_TIME", "sell", own, "DE-HH");
        brandAuthorises("\"receive\",\"return\",\"sell\",\"ship\"", "\"*\"", "\"DE\",\"DK\",\"SE\"", YEAR_MILLIS);
    }

    private static void refused(String what, String reason, String act, String code, String region) {
        String path = act.equals("sell") ? "/api/v1/sales" : "/api/v1/shipments";
        JsonObject byRest = distributor.post(
                path, "{\"codes\":[\"" + code + "\"],\"region\":\"" + region + "\",\"to\":\"" + partner + "\"}");
        JsonObject run =
                dryRun(act, "code,region,to,city\r\n" + code + "," + region + "," + partner + "," + what + "\r\n");
        JsonObject byCsv = distributor.post("/api/v1/imports/" + run.getString("id") + "/commits", "{}");
        for (JsonObject accepted : List.of(byRest, byCsv)) {
            JsonObject outcome = distributor.outcome(
                    accepted.getJsonArray("submissions").get(0).toString());
            assertThat(outcome.getString("state")).as(what + ": " + outcome).isEqualTo("REFUSED");
            assertThat(outcome.getString("reason")).as(what).isEqualTo(reason);
            System.out.println("console-9: " + what + ": refused by the chain: " + outcome);
        }
    }

    private static void revokeAll() {
        for (JsonObject auth :
                brand.get("/api/v1/partners/authorisations").asJsonArray().getValuesAs(JsonObject.class)) {
            if (!auth.getBoolean("revoked") && auth.getString("to").equals(partner)) {
                brand.awaitFinal((JsonObject) Client.read(
                        ok(brand, "DELETE", "/api/v1/partners/authorisations/" + auth.getString("id"), "")));
            }
        }
    }

    private static void brandAuthorises(String acts, String products, String regions, long untilFromNow) {
        brandAuthorises(acts, products, regions, -2 * DAY_MILLIS, untilFromNow);
    }

    private static void brandAuthorises(
            String acts, String products, String regions, long fromFromNow, long untilFromNow) {
        long now = System.currentTimeMillis();
        brand.postFinal(
                "/api/v1/partners/" + partner + "/authorisations",
                "{\"acts\":[" + acts + "],\"products\":[" + products + "],\"regions\":[" + regions + "],\"from\":"
                        + (now + fromFromNow) + ",\"until\":" + (now + untilFromNow) + "}");
    }

    private static JsonObject dryRun(String act, String file) {
        return (JsonObject) Client.read(send(distributor, "POST", "/api/v1/imports?act=" + act, "text/csv", file, 201));
    }

    private static String ok(Client client, String method, String path, String body) {
        return send(client, method, path, "application/json", body, method.equals("DELETE") ? 202 : 200);
    }

    private static String send(Client client, String method, String path, String type, String body, int status) {
        try {
            HttpResponse<String> answer = client.send(method, path, type, body);
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static long finalWithin(Client client, String path, String body) {
        long begin = System.nanoTime();
        JsonObject answer = client.postFinal(path, body);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertThat(answer.getJsonArray("submissions")).hasSize(1);
        assertThat(answer.getInt("items")).isEqualTo(PALLET);
        assertThat(millis).isLessThanOrEqualTo(FINAL_MILLIS_MAX);
        return millis;
    }

    private static String released(String product, int count) {
        String ref = brand.postFinalOrder(product, count).getString("batch");
        brand.postFinal("/api/v1/releases", range(ref, count) + ",\"region\":\"FR-GES\"}");
        return ref;
    }

    private static String range(String ref, int count) {
        return "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":" + (count - 1);
    }

    private static List<String[]> codes(String ref) {
        return brand.codes(ref);
    }

    private static String state(String[] item) {
        return ((JsonObject) brand.get("/api/v1/items/" + item[1] + "/" + item[2])).getString("state");
    }

    private static List<String> acts(String[] item) {
        JsonArray journey =
                ((JsonObject) brand.get("/api/v1/items/" + item[1] + "/" + item[2])).getJsonArray("journey");
        return journey.getValuesAs(JsonObject.class).stream()
                .map(step -> step.getString("act"))
                .toList();
    }

    /** Well-formed, and issued by nobody. */
    private static String unknownCode() {
        return Client.demo(platform.url()).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("state").equals("UNKNOWN"))
                .findFirst()
                .orElseThrow()
                .getString("serial");
    }

    private static String otherSymbolAt(String code, int place) {
        char other = code.charAt(place) == '7' ? '8' : '7';
        return code.substring(0, place) + other + code.substring(place + 1);
    }
}
