package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.Platform;
import com.jitrace.launcher.process.Deadline;
import com.jitrace.rules.Shown;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Codes from the order to the printer: the quota in a race, very many of them, two people before a list leaves, labels that scan. */
@Tag("show-console-2")
@Tag("show-console-6")
class CodesIT {
    private static final int LAST_CODES = 500;
    private static final int A_HUNDRED = 100;
    /** A million must be shown. */
    private static final int ORDERED = Shown.size("codes.ordered", 1_000_000, 250_000);

    private static final int SAMPLED = 20;
    private static final long ORDER_SECONDS_MAX = 240;
    private static final long GROWN_BYTES_MAX = 5_000_000;
    private static final long A_DAY_MILLIS = 86_400_000;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;

    @Test
    void codesFromTheOrderToThePrinter() throws Exception {
        Path home = Running.newHome("codes");
        Map<String, String> settings = Map.of("JITRACE_DEMO", "true");
        String survivor;
        try (Platform platform = Running.start(home, settings)) {
            Client admin = Client.of(platform.url(), "brand-admin");
            Client user = Client.of(platform.url(), "brand-user");
            String product =
                    admin.get("/api/v1/products").asJsonArray().getJsonObject(0).getString("id");
            theLastCodesAreIssuedExactlyOnce(admin, user, product);
            grant(platform.url(), 3L * ORDERED);
            String ref = manyCodes(home, admin, product);
            theListIsCompleteAndUnique(admin, ref);
            theLabelsScanAndResolve(admin, ref);
            twoWhoDecideAtTheSameMomentStartOneJob(platform.url(), user, ref);
            aCancelledOrderGivesItsQuotaBack(admin, product);
            onlyWhatWasNeverReleasedIsCancelled(admin, ref);
            survivor = startedJob(admin, product);
        }
        try (Platform again = Running.start(home, settings)) {
            Client admin = Client.of(again.url(), "brand-admin");
            JsonObject job = admin.job(survivor);
            assertThat(job.getString("state")).as(job.toString()).isEqualTo("DONE");
            awaitFinal(admin, job.getString("outcome"));
            System.out.println(
                    "console-6: an order that the system stopped under went on after the start and is final");
        }
    }

    /** What the demo has left less 500 is ordered first; then two sessions order a hundred at a time until both are refused. */
    private static void theLastCodesAreIssuedExactlyOnce(Client admin, Client user, String product) throws Exception {
        JsonObject licence = licence(admin);
        int rest = licence.getInt("granted") - licence.getInt("issued") - LAST_CODES;
        admin.postFinalOrder(product, rest);
        ExecutorService sessions = Executors.newFixedThreadPool(2);
        List<Future<List<String>>> racing = new ArrayList<>();
        for (Client session : List.of(admin, user)) {
            racing.add(sessions.submit(orderUntilRefused(session, product)));
        }
        List<String> ordered = new ArrayList<>();
        for (Future<List<String>> one : racing) {
            ordered.addAll(one.get());
        }
        sessions.shutdown();
        assertThat(ordered).hasSize(LAST_CODES / A_HUNDRED);
        ordered.forEach(batch -> awaitFinal(admin, batch));
        JsonObject[] last = {licence};
        Deadline.await(Duration.ofSeconds(60), () -> {
            last[0] = licence(admin);
            return last[0].getInt("issued") >= last[0].getInt("granted");
        });
        JsonObject after = last[0];
        assertThat(after.getInt("issued")).isEqualTo(after.getInt("granted"));
        System.out.println("console-2: two sessions raced for the last " + LAST_CODES + " codes: " + ordered.size()
                + " orders of " + A_HUNDRED + " were taken, the chain has " + after.getInt("issued") + " of "
                + after.getInt("granted"));
    }

    private static Callable<List<String>> orderUntilRefused(Client session, String product) {
        return () -> {
            List<String> taken = new ArrayList<>();
            for (int i = 0; i <= LAST_CODES / A_HUNDRED; i++) {
                HttpResponse<String> answer = session.tell("/api/v1/batches", order(product, A_HUNDRED));
                if (answer.statusCode() == UNPROCESSABLE) {
                    assertThat(answer.body()).contains("order.licence");
                    return taken;
                }
                taken.add(((JsonObject) Client.read(answer.body())).getString("batch"));
            }
            return taken;
        };
    }

    private static String manyCodes(Path home, Client admin, String product) throws IOException {
        long before = stored(home);
        long issues = issuesOnce(admin, batchesSent(admin));
        long begun = System.nanoTime();
        JsonObject ordered = admin.post("/api/v1/batches", order(product, ORDERED));
        JsonObject job = admin.job(ordered.getString("job"));
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(job.getString("state")).as(job.toString()).isEqualTo("DONE");
        awaitFinal(admin, ordered.getString("batch"));
        long grown = stored(home) - before;
        long more = issuesOnce(admin, batchesSent(admin)) - issues;
        System.out.printf(
                "console-6: order of %,d codes: job %.1f s; %d issue entry; segments, state and databases grew by %,d bytes%n",
                ORDERED, seconds, more, grown);
        assertThat(seconds).isLessThan(ORDER_SECONDS_MAX);
        assertThat(more).isEqualTo(1);
        assertThat(grown).isLessThan(GROWN_BYTES_MAX);
        return ordered.getString("batch");
    }

    private static void theListIsCompleteAndUnique(Client admin, String ref) throws Exception {
        long begun = System.nanoTime();
        String request = admin.post("/api/v1/batches/" + ref + "/exports", "{\"format\":\"csv\"}")
                .getString("approval");
        HttpResponse<String> own = admin.tell("/api/v1/approvals/" + request + "/decisions", "{\"approve\":true}");
        assertThat(own.statusCode()).as(own.body()).isEqualTo(FORBIDDEN);
        assertThat(own.body()).contains("OWN_REQUEST");
        JsonObject job = admin.job(admin.approve(request));
        double seconds = (System.nanoTime() - begun) / 1e9;
        JsonObject result = job.getJsonObject("result");
        assertThat(result).as(job.toString()).doesNotContainKey("href");
        assertThat(status(admin, "/api/v1/jobs/" + job.getString("id") + "/result"))
                .isEqualTo(NOT_FOUND);
        String link = admin.link(job.getString("id"));
        Path file = admin.fetch(link);
        assertThat(status(admin, link)).as("the link works once").isEqualTo(NOT_FOUND);
        assertThat(sha256(file)).isEqualTo(result.getString("sha256"));
        countAndCompare(file);
        JsonObject logged = admin.get("/api/v1/exports/downloads").asJsonArray().getJsonObject(0);
        assertThat(logged.getString("sha256")).isEqualTo(result.getString("sha256"));
        assertThat(admin.exported()).first().isEqualTo(result.getString("name"));
        System.out.printf(
                "console-6: list of %,d codes written in %.1f s, %,d bytes, complete and unique%n",
                ORDERED, seconds, Files.size(file));
        Files.delete(file);
    }

    private static void countAndCompare(Path file) throws IOException {
        Set<String> serials = new HashSet<>(2 * ORDERED);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            assertThat(lines.readLine()).isEqualTo("item,gtin,serial,digital_link,inner_code");
            int next = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] row = line.split(",", -1);
                if (Integer.parseInt(row[0]) != next++ || !row[3].endsWith("/01/" + row[1] + "/21/" + row[2])) {
                    throw new AssertionError(line);
                }
                serials.add(row[2]);
            }
            assertThat(next).isEqualTo(ORDERED);
        }
        assertThat(serials).hasSize(ORDERED);
    }

    private static void theLabelsScanAndResolve(Client admin, String ref) throws Exception {
        int first = ORDERED - 1_000;
        HttpResponse<String> tooMany =
                admin.tell("/api/v1/batches/" + ref + "/exports", "{\"format\":\"svg\",\"first\":0,\"last\":10000}");
        assertThat(tooMany.statusCode()).isEqualTo(UNPROCESSABLE);
        Path zip = admin.export(ref, "{\"format\":\"svg\",\"first\":" + first + ",\"last\":" + (ORDERED - 1) + "}");
        int scanned = 0;
        try (ZipFile labels = new ZipFile(zip.toFile())) {
            assertThat(labels.size()).isEqualTo(1_000);
            var all = labels.stream().toList();
            for (int i = 0; i < SAMPLED; i++) {
                var label = all.get(i * all.size() / SAMPLED);
                String serial = label.getName().replaceFirst("^[0-9]+-", "").replace(".svg", "");
                Path svg = Files.createTempFile("label", ".svg");
                try (InputStream in = labels.getInputStream(label)) {
                    Files.write(svg, in.readAllBytes());
                }
                String read = Scanner.read(svg);
                assertThat(read).endsWith("/21/" + serial);
                HttpResponse<String> page = Web.get(read);
                assertThat(page.statusCode()).as(read).isEqualTo(200);
                assertThat(page.body()).contains("data-state=\"NOT_RELEASED\"");
                scanned++;
            }
        }
        Files.delete(zip);
        System.out.println("console-6: " + scanned + " of 1,000 labels scanned with zbar; each link resolves");
    }

    private static void twoWhoDecideAtTheSameMomentStartOneJob(String url, Client user, String ref) throws Exception {
        String request = user.post("/api/v1/batches/" + ref + "/exports", "{\"format\":\"csv\",\"first\":0,\"last\":9}")
                .getString("approval");
        int before = user.get("/api/v1/exports").asJsonArray().size();
        ExecutorService deciders = Executors.newFixedThreadPool(2);
        List<Future<Integer>> racing = new ArrayList<>();
        for (String role : List.of("brand-admin", "brand-admin-2")) {
            Client decider = Client.of(url, role);
            racing.add(deciders.submit(
                    () -> decider.tell("/api/v1/approvals/" + request + "/decisions", "{\"approve\":true}")
                            .statusCode()));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> one : racing) {
            answers.add(one.get());
        }
        deciders.shutdown();
        assertThat(answers).containsExactlyInAnyOrder(200, CONFLICT);
        assertThat(user.get("/api/v1/exports").asJsonArray()).hasSize(before + 1);
        HttpResponse<String> notTheirs = user.tell("/api/v1/approvals/" + request + "/decisions", "{\"approve\":true}");
        assertThat(notTheirs.statusCode()).isEqualTo(FORBIDDEN);
        System.out.println("two-person rule: two administrators decided at the same moment: " + answers + ", one job");
    }

    private static void aCancelledOrderGivesItsQuotaBack(Client admin, String product) {
        JsonObject ordered = admin.post("/api/v1/batches", order(product, ORDERED));
        HttpResponse<String> answer = admin.tell("/api/v1/jobs/" + ordered.getString("job") + "/cancellations", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(admin.job(ordered.getString("job")).getString("state")).isEqualTo("CANCELLED");
        JsonObject batch = (JsonObject) admin.get("/api/v1/batches/" + ordered.getString("batch"));
        assertThat(batch.getString("state")).isEqualTo("GIVEN_UP");
        // Two orders were left: they are only there for two further orders if the cancelled one holds nothing.
        HttpResponse<String> over = admin.tell("/api/v1/jobs/" + ordered.getString("job") + "/cancellations", "{}");
        assertThat(over.statusCode()).isEqualTo(CONFLICT);
        assertThat(admin.postFinalOrder(product, ORDERED)).isNotNull();
    }

    private static void onlyWhatWasNeverReleasedIsCancelled(Client admin, String ref) {
        admin.postFinal("/api/v1/releases", "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":9}");
        HttpResponse<String> released =
                admin.tell("/api/v1/batches/" + ref + "/cancellations", "{\"first\":5,\"last\":14}");
        assertThat(released.statusCode()).as(released.body()).isEqualTo(UNPROCESSABLE);
        assertThat(released.body()).contains("cancel.not-issued");
        admin.postFinal("/api/v1/batches/" + ref + "/cancellations", "{\"first\":10,\"last\":14}");
        HttpResponse<String> nobodys = admin.tell("/api/v1/batches/ZZZZZ/cancellations", "{\"first\":0,\"last\":1}");
        assertThat(nobodys.statusCode()).isEqualTo(NOT_FOUND);
    }

    /** An order that has begun when the system is stopped. */
    private static String startedJob(Client admin, String product) {
        String job = admin.post("/api/v1/batches", order(product, ORDERED)).getString("job");
        assertThat(Deadline.await(
                        Duration.ofSeconds(60),
                        () -> ((JsonObject) admin.get("/api/v1/jobs/" + job))
                                .getString("state")
                                .equals("RUNNING")))
                .isTrue();
        return job;
    }

    private static String order(String product, int count) {
        return "{\"product\":\"" + product + "\",\"count\":" + count + "}";
    }

    private static void awaitFinal(Client admin, String ref) {
        JsonObject[] batch = {JsonObject.EMPTY_JSON_OBJECT};
        assertThat(Deadline.await(Duration.ofSeconds(120), () -> {
                    batch[0] = (JsonObject) admin.get("/api/v1/batches/" + ref);
                    return batch[0].getInt("submission") > 0;
                }))
                .isTrue();
        assertThat(admin.outcome(String.valueOf(batch[0].get("submission"))).getString("state"))
                .isEqualTo("FINAL");
    }

    private static void grant(String url, long codes) {
        Client operator = Client.of(url, "operator");
        String brand = operator.get("/api/v1/organisations").asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(o -> o.getString("name").equals("Domaine du Moulin"))
                .findFirst()
                .orElseThrow()
                .getString("id");
        long until = System.currentTimeMillis() + A_DAY_MILLIS;
        String proposal = operator.post(
                        "/api/v1/organisations/" + brand + "/licences",
                        "{\"codes\":" + codes + ",\"until\":" + until + "}")
                .getString("proposal");
        operator.awaitFinal(Client.of(url, "operator-2").post("/api/v1/proposals/" + proposal + "/approvals", "{}"));
    }

    /** The licence that the demo's first batch was issued under, as the chain's state has it. */
    private static JsonObject licence(Client admin) {
        var batches = admin.get("/api/v1/batches").asJsonArray();
        String id = batches.getJsonObject(batches.size() - 1).getString("licence");
        return ((JsonObject) admin.get("/chain/state/licence." + id)).getJsonObject("value");
    }

    private static int status(Client client, String path) throws IOException, InterruptedException {
        return client.send("GET", path, "application/json", "").statusCode();
    }

    private static long batchesSent(Client admin) {
        return admin.get("/api/v1/batches").asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(batch -> batch.getString("state").equals("SENT"))
                .count();
    }

    /** Issue entries in the log, once the checkpoint (published every second) covers as many as there are batches. */
    private static long issuesOnce(Client admin, long batches) {
        long[] found = {0};
        Deadline.await(Duration.ofSeconds(60), () -> {
            found[0] = issues(admin);
            return found[0] >= batches;
        });
        return found[0];
    }

    private static long issues(Client admin) {
        long entries = Long.parseLong(
                admin.text("/chain/checkpoint").lines().skip(1).findFirst().orElseThrow());
        long found = 0;
        for (long index = 0; index < entries; index++) {
            found += admin.text("/chain/entries/" + index).contains("\"t\":\"issue\"") ? 1 : 0;
        }
        return found;
    }

    /** Bytes of the chain's segments and state and of the tables; without logs, Raft's log and the database's own journals. */
    private static long stored(Path home) throws IOException {
        long bytes = 0;
        for (String part : List.of("chain/segments", "chain/certificates", "chain/state", "db")) {
            try (Stream<Path> files = Files.walk(home.resolve(part))) {
                bytes += files.filter(CodesIT::counts).mapToLong(CodesIT::size).sum();
            }
        }
        return bytes;
    }

    private static boolean counts(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file)
                && !name.startsWith("ib")
                && !name.startsWith("undo")
                && !name.startsWith("aria_log")
                && !name.startsWith("LOG");
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
