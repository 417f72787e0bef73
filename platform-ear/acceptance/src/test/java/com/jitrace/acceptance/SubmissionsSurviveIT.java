package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.process.Deadline;
import com.jitrace.rules.Shown;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * kill -9 of everything, twenty times, each in the middle of submissions: what was acknowledged is on the chain once, and the read model
 * is true.
 */
@Tag("show-house-9")
@Tag("show-console-5")
class SubmissionsSurviveIT {
    private static final int A_ROUND = 50;
    private static final int KILLS = Shown.size("survive.kills", 20, 3);
    private static final int SUBMISSIONS = A_ROUND * KILLS;
    private static final int CLIENTS = 4;
    private static final long SEED = 20;

    private final Path home = newHome();
    private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
    private List<String[]> codes = List.of();

    @Test
    void nothingAcknowledgedIsLostAndNothingHappensTwice() throws Exception {
        Random moments = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            int killAfter = 5 + moments.nextInt(A_ROUND - 10);
            try (LauncherProcess running =
                    LauncherProcess.start(home, Map.of("JITRACE_DEMO", "true")).ready()) {
                Client brand = Client.of(running.url(), "brand-admin");
                if (codes.isEmpty()) {
                    codes = releasedCodes(brand);
                }
                submitUntilKilled(running, brand, kill * A_ROUND, killAfter);
            }
        }
        assertThat(acknowledged).hasSizeBetween(KILLS, SUBMISSIONS - 1);
        try (LauncherProcess again =
                LauncherProcess.start(home, Map.of("JITRACE_DEMO", "true")).ready()) {
            Client brand = Client.of(again.url(), "brand-admin");
            acknowledged
                    .values()
                    .forEach(submission -> assertThat(brand.outcome(submission).getString("state"))
                            .isEqualTo("FINAL"));
            int soldWithoutWord = 0;
            for (int i = 0; i < SUBMISSIONS; i++) {
                int sales = sales(brand, codes.get(i));
                if (acknowledged.containsKey(i)) {
                    assertThat(sales).as("sales of item " + i).isEqualTo(1);
                } else {
                    assertThat(sales).as("sales of item " + i).isLessThanOrEqualTo(1);
                    soldWithoutWord += sales;
                }
            }
            System.out.println("console-5: " + KILLS + " kills under " + SUBMISSIONS + " submissions: "
                    + acknowledged.size() + " acknowledged, all final and once; " + soldWithoutWord
                    + " more were durable without their answer having arrived; 0 lost, 0 twice");
            theRebuiltReadModelIsEqual(brand);
        }
    }

    /** Four clients sell the items of one round; the whole system is killed when so many were sent. */
    private void submitUntilKilled(LauncherProcess running, Client brand, int first, int killAfter) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = first; i < first + A_ROUND; i++) {
            int item = i;
            clients.execute(() -> {
                sell(brand, item, codes.get(item)[2], acknowledged);
                sent.incrementAndGet();
            });
        }
        assertThat(Deadline.await(Duration.ofSeconds(120), () -> sent.get() >= killAfter))
                .isTrue();
        running.killEverything(home);
        clients.shutdown();
        assertThat(clients.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
    }

    private static Path newHome() {
        try {
            return Running.newHome("kill");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void theRebuiltReadModelIsEqual(Client brand) throws IOException, InterruptedException {
        for (int tries = 0; tries < 5; tries++) {
            JsonObject before = (JsonObject) brand.get("/api/v1/readmodel");
            HttpResponse<String> answer = brand.send("POST", "/api/v1/readmodel/rebuild", "application/json", "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonObject after = (JsonObject) Client.read(answer.body());
            if (before.getInt("height") == after.getInt("height")) {
                assertThat(after.getString("digest")).isEqualTo(before.getString("digest"));
                System.out.println("console-5: read model rebuilt to height " + after.getInt("height") + ", digest "
                        + after.getString("digest"));
                return;
            }
        }
        throw new AssertionError("blocks kept coming while the read model was rebuilt");
    }

    private static void sell(Client brand, int item, String code, Map<Integer, String> acknowledged) {
        try {
            HttpResponse<String> answer = brand.send(
                    "POST",
                    "/api/v1/sales",
                    "application/json",
                    "{\"codes\":[\"" + code + "\"],\"region\":\"FR-ARA\",\"city\":\"Lyon\"}");
            if (answer.statusCode() == 202) {
                acknowledged.put(
                        item,
                        ((JsonObject) Client.read(answer.body()))
                                .getJsonArray("submissions")
                                .get(0)
                                .toString());
            }
        } catch (IOException e) {
            return; // the system was killed under this request: no acknowledgement, so nothing was promised
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String[]> releasedCodes(Client brand) {
        String product =
                brand.get("/api/v1/products").asJsonArray().getJsonObject(0).getString("id");
        JsonObject ordered = brand.postFinalOrder(product, SUBMISSIONS);
        String ref = ordered.getString("batch");
        brand.postFinal(
                "/api/v1/releases",
                "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":" + (SUBMISSIONS - 1) + ",\"region\":\"FR-GES\"}");
        return brand.codes(ref);
    }

    private static int sales(Client brand, String[] row) {
        JsonObject verdict = (JsonObject) brand.get("/api/v1/items/" + row[1] + "/" + row[2]);
        return (int) verdict.getJsonArray("journey").getValuesAs(JsonObject.class).stream()
                .filter(step -> step.getString("act").equals("sell"))
                .count();
    }
}
