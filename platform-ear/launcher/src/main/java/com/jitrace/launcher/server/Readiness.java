package com.jitrace.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks the server from outside, as a visitor would. */
final class Readiness {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();
    private final String url;

    Readiness(String url) {
        this.url = url;
    }

    record Answer(int status, String body) {}

    /** True when this start's own application answers, not the bare server and not another one. */
    boolean deployed(String proof) {
        return get(WorkCopy.PROOF_PAGE)
                .filter(answer ->
                        answer.status() == 200 && answer.body().strip().equals(proof))
                .isPresent();
    }

    /** What the health checks say; empty while nobody answers. */
    Optional<Answer> health() {
        return get("/health/ready");
    }

    private Optional<Answer> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWERS_WITHIN)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return Optional.of(new Answer(response.statusCode(), response.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
