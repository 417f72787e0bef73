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
import java.time.Duration;

/** A program of one demo person: speaks REST with that person's API key. */
final class Client {
    private static final Duration FINAL_WITHIN = Duration.ofSeconds(60);
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

    /** An order of codes that becomes final. */
    JsonObject postFinalOrder(String product, int count) {
        return postFinal("/api/v1/batches", "{\"product\":\"" + product + "\",\"count\":" + count + "}");
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
