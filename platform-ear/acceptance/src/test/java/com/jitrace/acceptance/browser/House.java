package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.jitrace.launcher.process.Deadline;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** One organisation as a program sees it with one of its API keys, and the ids of what it owns. */
final class House {
    /** What an id names. */
    enum Kind {
        PRODUCT,
        BATCH,
        JOB,
        APPROVAL,
        IMPORT,
        ACCOUNT,
        KEY,
        AUTHORISATION,
        PARTY,
        UNIT,
        CODE,
        PICTURE,
        FILE,
        REPORT,
        GATE,
        SCAN,
        HOLD,
        NOTICE
    }

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final DemoSite site;
    private final String key;
    final Map<Kind, String> ids = new EnumMap<>(Kind.class);

    House(DemoSite site, String key) {
        this.site = site;
        this.key = key;
    }

    HttpResponse<String> call(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.url() + path))
                .header("Content-Type", contentType)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return site.send(request);
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path, e);
        }
    }

    JsonElement get(String path) {
        HttpResponse<String> answer = call("GET", path, "application/json", "");
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JsonParser.parseString(answer.body());
    }

    JsonObject post(String path, String body) {
        return post(path, "application/json", body);
    }

    JsonObject post(String path, String contentType, String body) {
        HttpResponse<String> answer = call("POST", path, contentType, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 204);
        return answer.body().isEmpty()
                ? new JsonObject()
                : JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    /** A POST of a file, whatever is answered. */
    HttpResponse<String> upload(String path, String contentType, byte[] content) {
        try {
            return site.send(HttpRequest.newBuilder(URI.create(site.url() + path))
                    .header("Content-Type", contentType)
                    .header("Authorization", "Bearer " + key)
                    .POST(BodyPublishers.ofByteArray(content)));
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path, e);
        }
    }

    /** Takes a document or video in; its hash. */
    String file(byte[] content) {
        HttpResponse<String> answer = upload("/api/v1/media", "application/octet-stream", content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .get("sha256")
                .getAsString();
    }

    /** Takes a small picture of this colour in; its hash. */
    String picture(int colour) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, colour);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
            HttpResponse<String> answer = upload("/api/v1/pictures", "image/png", png.toByteArray());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return JsonParser.parseString(answer.body())
                    .getAsJsonObject()
                    .get("picture")
                    .getAsString();
        } catch (IOException e) {
            throw new AssertionError("the picture was not taken", e);
        }
    }

    /** Until nothing of this organisation is on its way to the chain. */
    void settle() {
        settle(WITHIN);
    }

    /** The same for work that takes longer. */
    void settle(Duration within) {
        assertThat(Deadline.await(
                        within,
                        // jobs first: what a job sends is a submission before the job is over
                        () -> !get("/api/v1/jobs").toString().matches(".*\"state\":\"(WAITING|RUNNING)\".*")
                                && !get("/api/v1/submissions").toString().contains("\"WAITING\"")))
                .isTrue();
    }

    /** Writes down the first id that a list has under this name. */
    House first(Kind kind, String list, String field) {
        JsonArray rows = get(list).getAsJsonArray();
        assertThat(rows).as(list).isNotEmpty();
        ids.put(kind, rows.get(0).getAsJsonObject().get(field).getAsString());
        return this;
    }

    House has(Kind kind, String id) {
        ids.put(kind, id);
        return this;
    }

    String id(Kind kind) {
        String id = ids.get(kind);
        if (id == null) {
            throw new AssertionError("this organisation has no " + kind);
        }
        return id;
    }
}
