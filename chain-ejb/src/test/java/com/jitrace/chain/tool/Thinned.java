package com.jitrace.chain.tool;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody between a reader and a node, who leaves only so many signature lines on checkpoints and proofs. */
final class Thinned implements AutoCloseable {
    private static final String LINE = "— ";

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int node;
    private final int lines;

    Thinned(int node, int lines) throws IOException {
        this.node = node;
        this.lines = lines;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node + exchange.getRequestURI()))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = answer.body();
            if (exchange.getRequestURI().getPath().equals("/chain/checkpoint")) {
                body = thin(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            }
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String thin(String note) {
        List<String> signed = note.lines().filter(l -> l.startsWith(LINE)).toList();
        List<String> dropped = signed.subList(lines, signed.size());
        return note.lines().filter(l -> !dropped.contains(l)).collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
