package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.Platform;
import com.jitrace.launcher.process.Deadline;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Parts on the real product by REST: a bill, assemblies, what is refused and where, rework, the way back and forth, and a recall by lot. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartsIT {
    private static final int WHEELS = 40;
    private static final int CARS = 6;
    private static final String PLACE = ",\"region\":\"DE-HH\"";
    private static final String LOT = "W-2041";
    private static final String SCREWS = "S-77";
    private static final long DAY_MILLIS = 24L * 3_600_000;

    private static Platform platform;
    private static Client maker;
    private static Client workshop;
    private static String partner;
    private static String wheel;
    private static String screw;
    private static String car;
    private static String wheelBatch;
    private static String carBatch;
    private static List<String[]> wheels;
    private static List<String[]> cars;

    @BeforeAll
    static void start() throws IOException {
        platform = Running.start(Running.newHome("parts"), Map.of("JITRACE_DEMO", "true"));
        maker = Client.of(platform.url(), "brand-admin");
        workshop = Client.of(platform.url(), "distributor");
        partner = maker.get("/api/v1/partners").asJsonArray().getJsonObject(0).getString("party");
        List<String> products = maker.get("/api/v1/products").asJsonArray().getValuesAs(JsonObject.class).stream()
                .map(product -> product.getString("id"))
                .toList();
        wheel = products.get(0);
        screw = products.get(1);
        car = products.get(2);
        wheelBatch = maker.postFinalOrder(wheel, WHEELS).getString("batch");
        carBatch = maker.postFinalOrder(car, CARS).getString("batch");
        maker.postFinal(
                "/api/v1/releases",
                "{\"batch\":\"" + wheelBatch + "\",\"first\":0,\"last\":19,\"lot\":\"" + LOT + "\"" + PLACE + "}");
        maker.postFinal("/api/v1/releases", "{\"batch\":\"" + wheelBatch + "\",\"first\":20,\"last\":38" + PLACE + "}");
        maker.postFinal(
                "/api/v1/releases", "{\"batch\":\"" + carBatch + "\",\"first\":0,\"last\":" + (CARS - 1) + PLACE + "}");
        wheels = maker.codes(wheelBatch);
        cars = maker.codes(carBatch);
        maker.postFinal(
                "/api/v1/assemblies/stock",
                "{\"flow\":\"IN\",\"quantity\":30,\"product\":\"" + screw + "\",\"label\":\"" + SCREWS + "\"" + PLACE
                        + "}");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void aBenchIsHeldAgainstTheBillBeforeAnythingIsSent() {
        assertThat(refusals("/api/v1/assemblies", bench(0, 0, 4, 8))).containsExactly("assembly.no-bill");
        HttpResponse<String> saved = maker.tell(
                "/api/v1/assemblies/bills/" + car,
                "{\"lines\":[{\"part\":\"" + wheel + "\",\"quantity\":4,\"tracing\":\"PIECE\"},{\"part\":\"" + screw
                        + "\",\"quantity\":8,\"tracing\":\"LOT\"}]}");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        assertThat(refusals(
                        "/api/v1/assemblies/bills/" + wheel,
                        "{\"lines\":[{\"part\":\"" + car + "\",\"quantity\":1,\"tracing\":\"PIECE\"}]}"))
                .containsExactly("assembly.bill-circle");
        assertThat(refusals("/api/v1/assemblies", bench(0, 0, 3, 8))).containsExactly("assembly.missing");
        assertThat(refusals("/api/v1/assemblies", bench(0, 0, 5, 8))).containsExactly("assembly.surplus");
        assertThat(refusals("/api/v1/assemblies", bench(0, 36, 4, 8)))
                .as("wheel 39 was never released")
                .contains("assembly.not-commissioned");
        JsonObject compared = (JsonObject) Client.read(
                maker.tell("/api/v1/assemblies/comparisons", bench(0, 0, 4, 8)).body());
        assertThat(compared.getBoolean("complete")).isTrue();
        assertThat(compared.getJsonArray("troubles")).isEmpty();
    }

    @Test
    @Order(2)
    void partsAreBuiltInAndTheWayGoesBackAndForth() {
        maker.postFinal("/api/v1/assemblies", bench(0, 0, 4, 8));
        maker.postFinal("/api/v1/assemblies", bench(1, 4, 4, 8));
        maker.postFinal("/api/v1/assemblies", bench(2, 20, 4, 8));
        JsonObject back = trace("back", cars.get(0)[2]);
        JsonArray nodes = back.getJsonArray("nodes");
        assertThat(nodes.getValuesAs(JsonObject.class).stream()
                        .skip(1)
                        .map(node -> node.getString("items", "counted") + " " + node.getString("lot") + " ×"
                                + node.getInt("count")))
                .containsExactly(wheelBatch + "/0-3 " + LOT + " ×4", "counted " + SCREWS + " ×8");
        JsonObject forward = trace("forward", LOT);
        assertThat(names(forward)).contains(carBatch + "/0", carBatch + "/1").doesNotContain(carBatch + "/2");
        JsonObject reach = (JsonObject) maker.get("/api/v1/trace/reach?of=" + LOT);
        assertThat(reach.getInt("parts")).isEqualTo(20);
        assertThat(reach.getInt("items")).isEqualTo(2);
        JsonObject ofScrews = (JsonObject) maker.get("/api/v1/trace/reach?of=" + SCREWS);
        assertThat(ofScrews.getInt("items")).isEqualTo(3);
        assertThat(ofScrews.getJsonObject("stock").values().toString()).isEqualTo("[6]");
        System.out.println("parts: lot " + LOT + " is in " + reach + "; counted lot " + SCREWS + ": " + ofScrews);
    }

    @Test
    @Order(3)
    @Tag("show-parts-6")
    void whatDoesNotBalanceIsRefusedOnTheBenchAndByTheChain() {
        assertThat(refusals("/api/v1/assemblies", bench(3, 24, 4, 8)))
                .as("6 screws are left")
                .contains("assembly.stock");
        assertThat(refusals("/api/v1/assemblies", bench(3, 0, 4, 0)))
                .as("in another car")
                .contains("assembly.consumed");
        maker.postFinal("/api/v1/assemblies/scraps", "{\"codes\":[\"" + wheels.get(30)[2] + "\"]}");
        assertThat(refusals("/api/v1/assemblies", bench(3, 30, 4, 0))).contains("assembly.scrapped");
        JsonObject out = maker.post(
                "/api/v1/assemblies/stock",
                "{\"flow\":\"OUT\",\"quantity\":7,\"product\":\"" + screw + "\",\"label\":\"" + SCREWS + "\"}");
        refusedByTheChain(maker, out, "STOCK");
        JsonObject wrong = maker.post(
                "/api/v1/assemblies/removals",
                "{\"item\":\"" + cars.get(2)[2] + "\",\"parts\":[\"" + wheels.get(0)[2] + "\"]}");
        refusedByTheChain(maker, wrong, "STATE");
    }

    @Test
    @Order(4)
    void aPartTakenOutIsInStockAgainAndItsTimeInsideIsKept() {
        maker.postFinal(
                "/api/v1/assemblies/removals",
                "{\"item\":\"" + cars.get(1)[2] + "\",\"parts\":[\"" + wheels.get(5)[2] + "\"]}");
        assertThat(refusals("/api/v1/assemblies", bench(1, 6, 1, 0))).contains("assembly.consumed");
        maker.postFinal("/api/v1/assemblies", bench(1, 24, 1, 0));
        JsonObject back = trace("back", carBatch + "/1");
        assertThat(names(back))
                .containsExactly(
                        carBatch + "/1", wheelBatch + "/4", wheelBatch + "/5", wheelBatch + "/6-7", wheelBatch + "/24");
        assertThat(node(back, wheelBatch + "/5").getBoolean("together")).isFalse();
        assertThat(node(back, wheelBatch + "/6-7").getBoolean("together")).isTrue();
    }

    @Test
    @Order(5)
    void whoHasTheProductSeesThatSomethingIsInItAndNotWhat() {
        maker.postFinal("/api/v1/shipments", "{\"codes\":[\"" + cars.get(2)[2] + "\"],\"to\":\"" + partner + "\"}");
        workshop.postFinal("/api/v1/receipts", "{\"codes\":[\"" + cars.get(2)[2] + "\"]" + PLACE + "}");
        JsonObject back = (JsonObject) workshop.get("/api/v1/trace/back?of=" + cars.get(2)[2]);
        List<JsonObject> parts = back.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                .skip(1)
                .toList();
        assertThat(parts).hasSize(2).allMatch(node -> node.getBoolean("sealed"));
        assertThat(back.toString()).doesNotContain(wheelBatch).doesNotContain(SCREWS);
        for (String untold : List.of(wheels.get(0)[2], wheelBatch, LOT, wheelBatch + "/0")) {
            assertThat(status(workshop, "/api/v1/trace/forward?of=" + untold))
                    .as(untold)
                    .isEqualTo(404);
        }
        System.out.println("parts: the workshop sees of a car's parts: " + parts);
    }

    @Test
    @Order(6)
    void whatIsHeldBackIsNotBuiltIn() {
        HttpResponse<String> held = maker.tell(
                "/api/v1/holds", "{\"batch\":\"" + wheelBatch + "\",\"first\":32,\"last\":33,\"reason\":\"cracks\"}");
        assertThat(held.statusCode()).as(held.body()).isEqualTo(200);
        assertThat(refusals("/api/v1/assemblies", bench(3, 31, 4, 0))).containsExactly("assembly.on-hold");
        JsonObject free = (JsonObject) Client.read(
                maker.tell("/api/v1/assemblies/comparisons", bench(3, 34, 4, 0)).body());
        assertThat(free.getJsonArray("troubles")).isEmpty();
    }

    @Test
    @Order(7)
    void aLotAtFaultRecallsEveryCarThatHasAWheelOfIt() {
        assertThat(verdict(0)).isNotEqualTo("RECALLED");
        JsonObject asked = maker.post(
                "/api/v1/recalls/contents",
                "{\"of\":\"" + LOT + "\",\"reason\":\"cracks\",\"remedy\":\"bring it back\"}");
        assertThat(asked.getInt("items")).as("20 wheels and 2 cars").isEqualTo(22);
        for (JsonString approval : asked.getJsonArray("approvals").getValuesAs(JsonString.class)) {
            String submission = maker.approve(approval.getString());
            assertThat(submission).isNotEmpty();
        }
        Deadline.await(Duration.ofSeconds(30), () -> verdict(0).equals("RECALLED"));
        assertThat(List.of(verdict(0), verdict(1))).containsOnly("RECALLED");
        assertThat(verdict(2)).as("wheels of another lot").isNotEqualTo("RECALLED");
        assertThat(refusals("/api/v1/assemblies", bench(3, 8, 4, 0))).contains("assembly.recalled");
        System.out.println("parts: " + asked + "; cars 0 and 1 " + verdict(0) + ", car 2 " + verdict(2));
    }

    @Test
    @Order(8)
    @Tag("show-parts-6")
    void aWorkshopWhoseAuthorisationWasTakenIsRefusedByTheChain() {
        long now = System.currentTimeMillis();
        maker.postFinal(
                "/api/v1/partners/" + partner + "/authorisations",
                "{\"acts\":[\"assemble\",\"disassemble\",\"stock\"],\"products\":[\"*\"],\"regions\":[\"*\"],\"from\":"
                        + (now - DAY_MILLIS) + ",\"until\":" + (now + DAY_MILLIS) + "}");
        Client bench = Client.of(platform.url(), "supplier");
        JsonObject taken = bench.post(
                "/api/v1/assemblies/stock",
                "{\"flow\":\"IN\",\"quantity\":5,\"brand\":\"" + brandOfTheMaker() + "\",\"lot\":\"" + lotId() + "\""
                        + PLACE + "}");
        assertThat(workshop.outcome(taken.getJsonArray("submissions").get(0).toString())
                        .getString("state"))
                .isEqualTo("FINAL");
        for (JsonObject auth :
                maker.get("/api/v1/partners/authorisations").asJsonArray().getValuesAs(JsonObject.class)) {
            if (!auth.getBoolean("revoked") && auth.getString("to").equals(partner)) {
                maker.awaitFinal((JsonObject) Client.read(revoked(auth.getString("id"))));
            }
        }
        JsonObject refused = bench.post(
                "/api/v1/assemblies/stock",
                "{\"flow\":\"OUT\",\"quantity\":5,\"brand\":\"" + brandOfTheMaker() + "\",\"lot\":\"" + lotId() + "\""
                        + PLACE + "}");
        refusedByTheChain(workshop, refused, "AUTH_REVOKED");
    }

    @Test
    @Order(9)
    void theReadModelOncemoreFromTheFirstBlockIsTheSame() throws Exception {
        for (int tries = 0; tries < 5; tries++) {
            JsonObject before = (JsonObject) maker.get("/api/v1/readmodel");
            HttpResponse<String> answer = maker.send("POST", "/api/v1/readmodel/rebuild", "application/json", "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonObject after = (JsonObject) Client.read(answer.body());
            if (before.getInt("height") == after.getInt("height")) {
                assertThat(after.getString("digest")).isEqualTo(before.getString("digest"));
                System.out.println("parts: rebuilt to height " + after.getInt("height") + ", the same digest");
                return;
            }
        }
        throw new AssertionError("blocks kept coming while the read model was rebuilt");
    }

    private static void refusedByTheChain(Client who, JsonObject accepted, String reason) {
        JsonObject outcome =
                who.outcome(accepted.getJsonArray("submissions").get(0).toString());
        assertThat(outcome.getString("state")).as(outcome.toString()).isEqualTo("REFUSED");
        assertThat(outcome.getString("reason")).isEqualTo(reason);
        System.out.println("parts-6: refused by the chain: " + outcome);
    }

    private static String brandOfTheMaker() {
        return Client.of(platform.url(), "operator")
                .get("/api/v1/organisations")
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(organisation -> organisation.getString("kind").equals("BRAND"))
                .map(organisation -> organisation.getString("id"))
                .findFirst()
                .orElseThrow();
    }

    private static String lotId() {
        return maker.get("/api/v1/assemblies/stock").asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("label").equals(SCREWS))
                .map(one -> one.getString("lot"))
                .findFirst()
                .orElseThrow();
    }

    private static String revoked(String auth) {
        try {
            return maker.send("DELETE", "/api/v1/partners/authorisations/" + auth, "application/json", "")
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A bench with a car, so many wheels, and counted screws. */
    private static String bench(int carIndex, int firstWheel, int wheelCount, int screwCount) {
        String parts = wheels.subList(firstWheel, firstWheel + wheelCount).stream()
                .map(row -> "\"" + row[2] + "\"")
                .collect(Collectors.joining(","));
        return "{\"item\":\"" + cars.get(carIndex)[2] + "\",\"parts\":[" + parts + "]"
                + (screwCount == 0
                        ? ",\"whole\":false"
                        : ",\"counted\":[{\"lot\":\"" + SCREWS + "\",\"quantity\":" + screwCount + "}]")
                + PLACE + "}";
    }

    private static List<String> refusals(String path, String body) {
        HttpResponse<String> answer = maker.tell(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonObject problem = (JsonObject) Client.read(answer.body());
        problem.getJsonArray("errors").forEach(error -> System.out.println("parts-6: refused on the bench: " + error));
        return problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("code"))
                .distinct()
                .toList();
    }

    private static JsonObject trace(String way, String of) {
        return (JsonObject) maker.get("/api/v1/trace/" + way + "?of=" + of);
    }

    private static List<String> names(JsonObject trace) {
        return trace.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                .filter(node -> node.containsKey("items"))
                .map(node -> node.getString("items"))
                .toList();
    }

    private static JsonObject node(JsonObject trace, String name) {
        return trace.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                .filter(node -> node.getString("items", "").equals(name))
                .findFirst()
                .orElse(Json.createObjectBuilder().build());
    }

    private static String verdict(int index) {
        return ((JsonObject) maker.get("/api/v1/items/" + cars.get(index)[1] + "/" + cars.get(index)[2]))
                .getString("state");
    }

    private static int status(Client who, String path) {
        try {
            return who.send("GET", path, "application/json", "").statusCode();
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
