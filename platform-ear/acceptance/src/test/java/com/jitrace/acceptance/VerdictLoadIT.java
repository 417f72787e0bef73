package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.Platform;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Readers of ten million issued codes, from a process of their own: an even 200 verdicts a second, then as many as this machine gives. */
@Tag("show-page-6")
class VerdictLoadIT {
    private static final int BATCHES = 10;
    private static final int A_MILLION = 1_000_000;
    private static final int SAMPLED_EACH = 500;
    private static final int PER_SECOND = 200;
    private static final int SECONDS = 60;
    private static final int WARM_UP = 2_000;
    private static final int MOST_REQUESTS = 4_000;
    private static final int AT_ONCE = 32;
    private static final long P99_MILLIS_MAX = 1_000;
    private static final long YEAR_MILLIS = 365L * 86_400_000;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    void twoHundredVerdictsASecondOverTenMillionCodes() throws Exception {
        try (Platform platform = Running.start(Running.newHome("load"), Map.of("JITRACE_DEMO", "true"))) {
            List<String> verdicts = issued(platform.url());
            String empty = platform.url() + "/api/v1/items/00000000000000/-";
            most(verdicts, WARM_UP);
            most(List.of(empty), WARM_UP);
            long[] even = atRate(verdicts);
            double most = most(verdicts, MOST_REQUESTS);
            double nothing = most(List.of(empty), MOST_REQUESTS);
            System.out.printf(
                    "page-6: %,d codes issued; %d verdicts/s for %d s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms, 0 failed;"
                            + " at most %.0f verdicts/s, %.2f of a resource that reads nothing (%.0f/s)%n",
                    BATCHES * A_MILLION,
                    PER_SECOND,
                    SECONDS,
                    at(even, 0.50),
                    at(even, 0.99),
                    at(even, 1),
                    most,
                    most / nothing,
                    nothing);
            assertThat(at(even, 0.99)).isLessThanOrEqualTo(P99_MILLIS_MAX);
        }
    }

    /** Addresses of verdicts on codes from everywhere in ten batches of a million, released. */
    private static List<String> issued(String url) {
        Client brand = Client.of(url, "brand-admin");
        grant(url);
        String product =
                brand.get("/api/v1/products").asJsonArray().getJsonObject(0).getString("id");
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            String ref = brand.postFinalOrder(product, A_MILLION).getString("batch");
            int first = i * (A_MILLION / BATCHES);
            int last = first + SAMPLED_EACH - 1;
            brand.postFinal(
                    "/api/v1/releases",
                    "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":" + (A_MILLION - 1) + ",\"region\":\"FR-GES\"}");
            brand.codes(ref, first, last).forEach(row -> addresses.add(url + "/api/v1/items/" + row[1] + "/" + row[2]));
        }
        assertThat(addresses).hasSize(BATCHES * SAMPLED_EACH);
        return addresses;
    }

    private static void grant(String url) {
        Client operator = Client.of(url, "operator");
        String brand = operator.get("/api/v1/organisations").asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("kind").equals("BRAND"))
                .findFirst()
                .orElseThrow()
                .getString("id");
        String proposal = operator.post(
                        "/api/v1/organisations/" + brand + "/licences",
                        Json.createObjectBuilder()
                                .add("codes", (BATCHES + 1) * A_MILLION)
                                .add("until", System.currentTimeMillis() + YEAR_MILLIS)
                                .build()
                                .toString())
                .getString("proposal");
        operator.awaitFinal(Client.of(url, "operator-2").post("/api/v1/proposals/" + proposal + "/approvals", "{}"));
    }

    /** Sends at an even rate, whatever the answers take; nanoseconds of each, counted from when it was to be sent. */
    private static long[] atRate(List<String> addresses) {
        int count = PER_SECOND * SECONDS;
        long[] took = new long[count];
        List<CompletableFuture<Void>> all = new ArrayList<>(count);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begin + i * (1_000_000_000L / PER_SECOND);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int mine = i;
            all.add(ask(addresses.get(i * 7919 % addresses.size())).thenAccept(status -> {
                assertThat(status).isEqualTo(200);
                took[mine] = System.nanoTime() - due;
            }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        Arrays.sort(took);
        return took;
    }

    /** Requests a second with 32 under way at any time. */
    private static double most(List<String> addresses, int requests) throws InterruptedException {
        Semaphore slots = new Semaphore(AT_ONCE);
        AtomicInteger failed = new AtomicInteger();
        long begin = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            slots.acquire();
            ask(addresses.get(i * 7919 % addresses.size())).whenComplete((status, broken) -> {
                if (broken != null || status != 200) {
                    failed.incrementAndGet();
                }
                slots.release();
            });
        }
        slots.acquire(AT_ONCE);
        assertThat(failed).hasValue(0);
        return requests * 1e9 / (System.nanoTime() - begin);
    }

    private static CompletableFuture<Integer> ask(String address) {
        return HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create(address))
                                .timeout(Duration.ofSeconds(60))
                                .build(),
                        BodyHandlers.ofByteArray())
                .thenApply(HttpResponse::statusCode);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] / 1e6;
    }
}
