package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.jitrace.acceptance.Running;
import com.jitrace.launcher.Platform;
import com.jitrace.launcher.process.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The running product with its demo data: started for the test, or one that runs already ({@code -Djitrace.test.url}), to
 * write tests against.
 */
final class DemoSite implements AutoCloseable {
    private static final Duration SEEDED_WITHIN = Duration.ofSeconds(180);
    private final HttpClient http = HttpClient.newHttpClient();
    private final @Nullable Platform platform;
    private final String url;
    private final JsonObject demo;

    private DemoSite(@Nullable Platform platform, String url) {
        this.platform = platform;
        this.url = url;
        assertThat(Deadline.await(SEEDED_WITHIN, () -> readDemo().isPresent()))
                .as("demo data is there")
                .isTrue();
        this.demo = readDemo().orElseThrow();
    }

    static DemoSite open(String name) throws IOException {
        return open(name, Map.of());
    }

    /** With these settings more (environment names). */
    static DemoSite open(String name, Map<String, String> more) throws IOException {
        Optional<String> running =
                Optional.ofNullable(System.getProperty("jitrace.test.url")).filter(given -> !given.isBlank());
        if (running.isPresent()) {
            return new DemoSite(null, running.get());
        }
        Path home = Running.newHome(name);
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        Files.copy(winePack(), plugins.resolve("wine-pack.jar"));
        Map<String, String> settings = new HashMap<>(more);
        settings.put("JITRACE_DEMO", "true");
        Platform platform = Running.start(home, settings);
        return new DemoSite(platform, platform.url());
    }

    private static Path winePack() {
        String inside =
                String.valueOf(DemoSite.class.getClassLoader().getResource("com/jitrace/pack/wine/WinePack.class"));
        return Path.of(URI.create(inside.substring("jar:".length(), inside.indexOf("!/"))));
    }

    private Optional<JsonObject> readDemo() {
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + "/demo")));
            JsonObject read = answer.statusCode() == 200
                    ? JsonParser.parseString(answer.body()).getAsJsonObject()
                    : new JsonObject();
            boolean done =
                    read.has("apiKeys") && !read.getAsJsonArray("apiKeys").isEmpty();
            return done ? Optional.of(read) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The product that this test started; only then are its folder and database within reach. */
    Platform started() {
        if (platform == null) {
            throw new AssertionError("this test needs a product of its own: leave jitrace.test.url away");
        }
        return platform;
    }

    String url() {
        return url;
    }

    String user(String role) {
        return field("signIns", role, "user");
    }

    String password(String role) {
        return field("signIns", role, "password");
    }

    String apiKey(String role) {
        return field("apiKeys", role, "key");
    }

    /** The address of a demo item in this state. */
    String item(String state) {
        for (var item : demo.getAsJsonArray("items")) {
            if (item.getAsJsonObject().get("state").getAsString().equals(state)) {
                String link = item.getAsJsonObject().get("url").getAsString();
                return url + link.replaceFirst("https?://[^/]+", "");
            }
        }
        throw new AssertionError("no demo item is " + state);
    }

    private String field(String list, String role, String name) {
        for (var entry : demo.getAsJsonArray(list)) {
            if (entry.getAsJsonObject().get("role").getAsString().equals(role)) {
                return entry.getAsJsonObject().get(name).getAsString();
            }
        }
        throw new AssertionError("the demo has no " + role + " in " + list);
    }

    @Override
    public void close() {
        if (platform != null) {
            platform.close();
        }
    }
}
