package com.jitrace.chain.adapter.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The read interface on the JDK's own server, on the loopback address only: for a node that runs alone. */
public final class LoneServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LoneServer.class.getName());
    private static final int BACKLOG_CONNECTIONS = 64;
    private static final int THREADS = 4;
    private static final String REQUEST_SECONDS_MAX = "10";
    private static final String ANSWER_SECONDS_MAX = "120";

    static {
        // without this every answer waits 40 ms for the reader's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // a reader that sends or takes byte by byte must not hold one of few threads for ever
        System.setProperty("sun.net.httpserver.maxReqTime", REQUEST_SECONDS_MAX);
        System.setProperty("sun.net.httpserver.maxRspTime", ANSWER_SECONDS_MAX);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** @param port 0 for any free one */
    public LoneServer(ReadInterface reads, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG_CONNECTIONS);
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(reads, exchange));
        server.start();
    }

    private static void serve(ReadInterface reads, HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                String query = exchange.getRequestURI().getQuery();
                String known = exchange.getRequestHeaders().getFirst("If-None-Match");
                answer = reads.answer(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        query == null ? "" : query,
                        known == null ? "" : known);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "answering " + exchange.getRequestURI(), e);
                answer = Answer.problem(500, "BROKEN", "This node is broken", "see its log");
            }
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Cache-Control", answer.cacheControl());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            boolean bodiless = head || answer.body().length == 0;
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(answer.body().length));
            }
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
