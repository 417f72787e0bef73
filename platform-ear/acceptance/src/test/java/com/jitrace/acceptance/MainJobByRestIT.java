package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.Platform;
import com.jitrace.launcher.process.Deadline;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The main job by REST: from a catalogue file to a recall, and what a program is told of one code at every stop. */
@Tag("show-house-7")
class MainJobByRestIT {
    private static final String CATALOGUE = "gtin,name,description\n09506000149271,Riesling Terrasse,Dry white wine\n";

    @Test
    void oneItemsLifeFromTheCatalogueToTheRecall() throws Exception {
        try (Platform platform = Running.start(Running.newHome("rest"), Map.of("JITRACE_DEMO", "true"))) {
            Client brand = Client.of(platform.url(), "brand-admin");
            Client distributor = Client.of(platform.url(), "distributor");
            brand.awaitFinal(brand.accepted("/api/v1/products", "text/csv", CATALOGUE));
            String product = product(brand);
            JsonObject ordered = brand.postFinalOrder(product, 1_000);
            String ref = ordered.getString("batch");
            List<String[]> codes = brand.codes(ref);
            assertThat(codes).hasSize(1_000);
            assertThat(brand.exported()).first().asString().contains(ref).endsWith(".csv");
            String[] item = codes.get(7);
            assertThat(item[3]).isEqualTo(platform.url() + "/01/" + item[1] + "/21/" + item[2]);
            assertState(brand, item, "", "NOT_RELEASED");

            brand.postFinal("/api/v1/releases", range(ref) + ",\"region\":\"FR-GES\"}");
            assertState(brand, item, "", "OPEN");
            String partner =
                    brand.get("/api/v1/partners").asJsonArray().getJsonObject(0).getString("party");
            brand.postFinal("/api/v1/shipments", range(ref) + ",\"to\":\"" + partner + "\"}");
            distributor.postFinal("/api/v1/receipts", range(ref) + ",\"region\":\"DE-HH\",\"city\":\"Hamburg\"}");
            assertState(brand, item, "?region=DE-HH", "MATCH");
            assertState(brand, item, "?region=US-NY", "MISMATCH");
            distributor.postFinal(
                    "/api/v1/sales", "{\"codes\":[\"" + item[3] + "\"],\"region\":\"DE-HH\",\"city\":\"Hamburg\"}");
            JsonObject sold = assertState(brand, item, "", "SOLD");
            assertThat(sold.getJsonObject("sale").getString("city")).isEqualTo("Hamburg");
            assertThat(sold.getJsonObject("sale").getString("region")).isEqualTo("DE-HH");
            theProofFollowsWithinTheSecondOfACheckpoint(brand, item);

            brand.postApproved(
                    "/api/v1/recalls",
                    "{\"batch\":\"" + ref + "\",\"reason\":\"glass splinters\",\"remedy\":\"bring it back\"}");
            assertState(brand, item, "", "RECALLED");
            theChainRefusesASecondSale(distributor, item);
            sameKeySameAnswer(brand, ref);
        }
    }

    /** A checkpoint is published at most once per second, so the newest entry's proof may come that much later than its verdict. */
    private static void theProofFollowsWithinTheSecondOfACheckpoint(Client brand, String[] item) {
        assertThat(Deadline.await(Duration.ofSeconds(60), () -> {
                    JsonObject verdict = (JsonObject) brand.get("/api/v1/items/" + item[1] + "/" + item[2]);
                    JsonObject state = verdict.getJsonObject("proof").getJsonObject("state");
                    return verdict.getJsonObject("proof")
                                            .getJsonArray("entries")
                                            .size()
                                    == 5
                            && state.getJsonObject("item")
                                    .getJsonObject("value")
                                    .getString("s")
                                    .equals("sold");
                }))
                .isTrue();
    }

    private static void theChainRefusesASecondSale(Client distributor, String[] item) {
        JsonObject accepted = distributor.post(
                "/api/v1/sales", "{\"codes\":[\"" + item[2] + "\"],\"region\":\"DE-HH\",\"city\":\"Hamburg\"}");
        JsonObject outcome =
                distributor.outcome(accepted.getJsonArray("submissions").get(0).toString());
        assertThat(outcome.getString("state")).isEqualTo("REFUSED");
        assertThat(outcome.getString("reason")).isIn("STATE", "RECALLED");
        System.out.println("house-7: a second sale is refused by the chain: " + outcome);
    }

    private static void sameKeySameAnswer(Client brand, String ref) throws Exception {
        String body = "{\"batch\":\"" + ref + "\"}";
        HttpResponse<String> first = brand.sendOnce("/api/v1/recalls/lifts", body, "lift-1");
        HttpResponse<String> again = brand.sendOnce("/api/v1/recalls/lifts", body, "lift-1");
        HttpResponse<String> other = brand.sendOnce("/api/v1/recalls/lifts", "{\"batch\":\"00000\"}", "lift-1");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(other.statusCode()).isEqualTo(409);
    }

    private static JsonObject assertState(Client client, String[] item, String query, String state) {
        JsonObject verdict = (JsonObject) client.get("/api/v1/items/" + item[1] + "/" + item[2] + query);
        assertThat(verdict.getString("state")).as(verdict.toString()).isEqualTo(state);
        System.out.println("house-7: " + state + ": " + verdict.getString("headline"));
        return verdict;
    }

    private static String product(Client brand) {
        return brand.get("/api/v1/products").asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(p -> p.getString("gtin").equals("09506000149271"))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private static String range(String ref) {
        return "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":999";
    }
}
