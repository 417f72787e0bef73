package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.process.Deadline;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A program of one demo person: speaks REST with that person's API key. */
final class Client {
    private static final Duration FINAL_WITHIN = Duration.ofSeconds(60);
    private static final Duration JOB_WITHIN = Duration.ofSeconds(300);
    private static final Set<String> OPEN = Set.of("WAITING", "RUNNING");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String url;
    private final String key;

    private Client(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** Waits until the demo is seeded, then speaks for this role. */
    static Client of(String url, String role) {
        JsonObject demo = demo(url);
        return new Client(
                url,
                demo.getJsonArray("apiKeys").getValuesAs(JsonObject.class).stream()
                        .filter(k -> k.getString("role").equals(role))
                        .findFirst()
                        .orElseThrow()
                        .getString("key"));
    }

    /** The demo's file, once it has items. */
    static JsonObject demo(String url) {
        JsonObject[] found = {JsonObject.EMPTY_JSON_OBJECT};
        Deadline.await(Duration.ofSeconds(180), () -> {
            HttpResponse<String> answer = Web.get(url + "/demo");
            if (answer.statusCode() != 200) {
                return false;
            }
            found[0] = (JsonObject) read(answer.body());
            return !found[0].getJsonArray("items").isEmpty();
        });
        assertThat(found[0].getJsonArray("items")).isNotEmpty();
        return found[0];
    }

    HttpResponse<String> send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", contentType)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A POST that must be accepted; returns the answer. */
    JsonObject post(String path, String body) {
        return accepted(path, "application/json", body);
    }

    JsonObject accepted(String path, String contentType, String body) {
        try {
            HttpResponse<String> answer = send("POST", path, contentType, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return (JsonObject) read(answer.body());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A POST that is accepted and becomes final; returns the first answer. */
    JsonObject postFinal(String path, String body) {
        JsonObject answer = post(path, body);
        awaitFinal(answer);
        return answer;
    }

    /** An order of codes that becomes final: first its job, then its submission. */
    JsonObject postFinalOrder(String product, int count) {
        JsonObject ordered = post("/api/v1/batches", "{\"product\":\"" + product + "\",\"count\":" + count + "}");
        assertThat(job(ordered.getString("job")).getString("state")).isEqualTo("DONE");
        JsonObject batch = (JsonObject) get("/api/v1/batches/" + ordered.getString("batch"));
        assertThat(outcome(String.valueOf(batch.get("submission"))).getString("state"))
                .isEqualTo("FINAL");
        return ordered;
    }

    /** A job once it is over. */
    JsonObject job(String id) {
        JsonObject[] last = {JsonObject.EMPTY_JSON_OBJECT};
        Deadline.await(JOB_WITHIN, () -> {
            last[0] = (JsonObject) get("/api/v1/jobs/" + id);
            return !OPEN.contains(last[0].getString("state"));
        });
        return last[0];
    }

    /** The items of a batch, as its list has them: item, GTIN, serial, Digital Link, inner code. */
    List<String[]> codes(String ref) {
        try {
            Path file = export(ref, "{\"format\":\"csv\"}");
            List<String[]> rows = Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
            Files.delete(file);
            return rows;
        } catch (IOException e) {
            throw new AssertionError(ref, e);
        }
    }

    /** A file of codes: asked for here, approved by another administrator, written by a job, fetched by a link that works once. */
    Path export(String ref, String body) {
        String request = post("/api/v1/batches/" + ref + "/exports", body).getString("approval");
        JsonObject done = job(approve(request));
        assertThat(done.getString("state")).as(done.toString()).isEqualTo("DONE");
        return fetch(link(done.getString("id")));
    }

    /** What one administrator asks for and another one approves, until the chain has it. */
    void postApproved(String path, String body) {
        String request = post(path, body).getString("approval");
        String submission = outcomeOf(request).substring("submission:".length());
        assertThat(outcome(submission).getString("state")).isEqualTo("FINAL");
    }

    /** Another administrator approves; the job that follows. */
    String approve(String request) {
        return outcomeOf(request).substring("job:".length());
    }

    private String outcomeOf(String request) {
        HttpResponse<String> decided = Client.of(url, "brand-admin-2")
                .tell("/api/v1/approvals/" + request + "/decisions", "{\"approve\":true}");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        return ((JsonObject) read(decided.body())).getString("outcome");
    }

    String link(String job) {
        HttpResponse<String> answer = tell("/api/v1/exports/" + job + "/links", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ((JsonObject) read(answer.body())).getString("href");
    }

    Path fetch(String href) {
        try {
            HttpResponse<Path> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(url + href))
                            .timeout(Duration.ofSeconds(120))
                            .header("Authorization", "Bearer " + key)
                            .build(),
                    BodyHandlers.ofFile(Files.createTempFile("codes", "")));
            assertThat(answer.statusCode()).as(href).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(href, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What the security log of the own organisation says was taken out, newest first. */
    List<String> exported() {
        return get("/api/v1/people/security-log").asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(event -> event.getString("kind").equals("EXPORT"))
                .map(event -> event.getString("subject"))
                .toList();
    }

    /** A POST of JSON, whatever is answered. */
    HttpResponse<String> tell(String path, String body) {
        try {
            return send("POST", path, "application/json", body);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A POST with an Idempotency-Key. */
    HttpResponse<String> sendOnce(String path, String body, String idempotencyKey)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    void awaitFinal(JsonObject accepted) {
        for (JsonValue id : accepted.getJsonArray("submissions")) {
            JsonObject outcome = outcome(id.toString());
            assertThat(outcome.getString("state")).as(outcome.toString()).isEqualTo("FINAL");
        }
    }

    /** The submission once it is final or refused. */
    JsonObject outcome(String submission) {
        JsonObject[] last = {JsonObject.EMPTY_JSON_OBJECT};
        Deadline.await(FINAL_WITHIN, () -> {
            last[0] = (JsonObject) get("/api/v1/submissions/" + submission);
            return !last[0].getString("state").equals("WAITING");
        });
        return last[0];
    }

    JsonStructure get(String path) {
        return read(text(path));
    }

    String text(String path) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .timeout(Duration.ofSeconds(60))
                            .header("Authorization", "Bearer " + key)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonStructure read(String json) {
        return Json.createReader(new StringReader(json)).read();
    }
}
