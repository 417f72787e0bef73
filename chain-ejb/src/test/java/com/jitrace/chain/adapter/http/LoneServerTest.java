package com.jitrace.chain.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the read interface says over HTTP beside its bytes: types, caching, methods, errors. */
@Timeout(120)
class LoneServerTest {
    @TempDir
    static Path home;

    private static ChainNode opened;
    private static LoneServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void aNodeWithOneBlock() throws Exception {
        opened = ChainNode.open(Settings.at(home));
        assertThat(opened.node().awaitBlockAfter(0, 60_000)).isTrue();
        server = new LoneServer(new ReadInterface(opened.node()), 0);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        opened.close();
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void everyAnswerHasItsTypeAndItsLifetime() throws Exception {
        Map<String, List<String>> expected = new TreeMap<>(Map.of(
                "/chain/genesis", List.of("application/json", "no-cache"),
                "/chain/validators", List.of("application/json", "no-cache"),
                "/chain/checkpoint", List.of("text/plain; charset=utf-8", "no-store"),
                "/chain/tile/0/000.p/1", List.of("application/octet-stream", "immutable"),
                "/chain/tile/entries/000.p/1", List.of("application/octet-stream", "immutable"),
                "/chain/entries/0", List.of("application/json", "immutable"),
                "/chain/proof/0", List.of("text/plain; charset=utf-8", "no-cache"),
                "/chain/blocks/1", List.of("application/json", "immutable"),
                "/chain/blocks?from=1", List.of("application/json", "no-cache"),
                "/chain/state/operators", List.of("application/json", "no-cache")));
        for (var path : expected.entrySet()) {
            HttpResponse<byte[]> got = send("GET", path.getKey());
            assertThat(got.statusCode()).as(path.getKey()).isEqualTo(200);
            assertThat(header(got, "Content-Type"))
                    .as(path.getKey())
                    .isEqualTo(path.getValue().get(0));
            assertThat(header(got, "Cache-Control"))
                    .as(path.getKey())
                    .contains(path.getValue().get(1));
            assertThat(header(got, "Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @Test
    void theNetworkOfOneIsToldAsItIs() throws Exception {
        HttpResponse<byte[]> got = send("GET", "/chain/network");
        assertThat(header(got, "Cache-Control")).isEqualTo("no-store");
        JsonObject network = JsonObject.parse(got.body());
        assertThat(network.text("chainId")).isEqualTo(opened.node().genesis().chainId());
        assertThat(network.get("quorum"))
                .contains(JsonObject.EMPTY.with("f", 0).with("n", 1).with("q", 1));
        assertThat(network.get("validating")).contains(new Json.Flag(true));
        assertThat(network.get("evidence")).contains(new Json.Array(List.of()));
        assertThat(network.get("standstill")).isEmpty();
        assertThat(network.get("doubt")).isEmpty();
        JsonObject only = (JsonObject)
                ((Json.Array) network.get("validators").orElseThrow()).values().get(0);
        assertThat(only.text("name")).isEqualTo(network.text("self"));
        String vkey = opened.node().genesis().validators().get(0).text();
        assertThat(vkey).contains("+" + only.text("keyHash") + "+");
        assertThat(only.get("heard")).contains(new Json.Flag(true));
        assertThat(network.whole("height")).isPositive();
        assertThat(network.whole("ageMillis")).isBetween(0L, 120_000L);
        assertThat(network.whole("checkpointAgeMillis")).isBetween(0L, 120_000L);
        JsonObject finality = (JsonObject) network.get("finality").orElseThrow();
        assertThat(finality.whole("medianMillis")).isBetween(0L, 60_000L);
        JsonObject disk = (JsonObject) network.get("disk").orElseThrow();
        assertThat(disk.whole("totalBytes")).isEqualTo(Files.getFileStore(home).getTotalSpace());
        assertThat(disk.whole("freeBytes")).isBetween(1L, disk.whole("totalBytes"));
        assertThat(new String(got.body(), StandardCharsets.UTF_8)).doesNotContain(home.toString());
    }

    @Test
    void aHeadHasTheLengthAndNoBody() throws Exception {
        int length = send("GET", "/chain/entries/0").body().length;
        HttpResponse<byte[]> head = send("HEAD", "/chain/entries/0");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(length));
    }

    @Test
    void whoHasItAlreadyIsToldSo() throws Exception {
        String tag = header(send("GET", "/chain/genesis"), "ETag");
        HttpResponse<byte[]> again = send("GET", "/chain/genesis", "If-None-Match", "\"other\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(send("GET", "/chain/genesis", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        HttpResponse<byte[]> put = send("PUT", "/chain/genesis");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(header(put, "Allow")).isEqualTo("GET, HEAD");
        assertThat(header(put, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aMisformedQuestionIsNotAnAbsence() throws Exception {
        for (String path : List.of(
                "/chain/blocks",
                "/chain/blocks?from=-1",
                "/chain/blocks?from=01",
                "/chain/state/item/7F3KQ/x",
                "/chain/state/item/7F3KQ/01",
                "/chain/state/item/7F3K/1",
                "/chain/state/item/7F3KQ")) {
            assertThat(send("GET", path).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(send("GET", "/chain/state/item/7F3KQ/1").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/chain/state/party.nobody").statusCode()).isEqualTo(200);
    }
}
