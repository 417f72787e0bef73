package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("show-house-5")
class BaselineIT {
    private static final long FIFTY_MEGABYTES = 50L << 20;
    private static final List<String> NEEDED = List.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy");
    private static final List<String> TRACES =
            List.of("Exception", "\tat ", "com.jitrace", "org.glassfish", "jakarta.", "Payara", "SQLException");

    private static DemoSite site;

    @BeforeAll
    static void start() throws IOException {
        site = DemoSite.open("b");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void everyAnswerCarriesTheHeadersAndTellsNothingOfTheServer() throws IOException {
        Map<String, Integer> answers = new TreeMap<>();
        answers.put("/", 200);
        answers.put(site.item("SOLD").substring(site.url().length()), 200);
        answers.put("/verify?code=ABC", 303);
        answers.put("/static/public.css", 200);
        answers.put("/packs/wine/panel.css", 200);
        answers.put("/console/", 303);
        answers.put("/console/home.xhtml", 303);
        answers.put("/console/signin.xhtml", 200);
        answers.put("/jakarta.faces.resource/jquery/jquery.js.xhtml?ln=primefaces", 200);
        answers.put("/api/v1/products", 401);
        answers.put("/api/v1/nothing", 404);
        answers.put("/chain/validators", 200);
        answers.put("/nothing", 404);
        answers.put("/01/1/21/x", 400);
        answers.put("/packs/wine/panel.xhtml", 404);
        answers.put("/WEB-INF/web.xml", 404);
        answers.put("/WEB-INF/console/shell.xhtml", 404);
        answers.put("/console/signin.xhtml;x=1", 400);
        answers.put("/error", 404);
        answers.put("/verify?code=" + "x".repeat(600), 303);
        answers.put("/c/%3Cscript%3Ealert(1)%3C%2Fscript%3E", 200);
        for (var expected : answers.entrySet()) {
            String accept = expected.getKey().startsWith("/api/") ? "application/json" : "text/html";
            HttpResponse<String> answer = site.send(to(expected.getKey()).header("Accept", accept));
            assertThat(answer.statusCode()).as(expected.getKey()).isEqualTo(expected.getValue());
            assertGuarded(expected.getKey(), answer);
        }
    }

    @Test
    void fiftyMegabytesAre413WhetherTheirLengthIsDeclaredOrNot() throws IOException {
        for (String path : List.of("/api/v1/products", "/console/signin.xhtml")) {
            assertThat(declared(path)).as("declared at " + path).startsWith("HTTP/1.1 413");
        }
        String chunked = chunked("/api/v1/products", site.apiKey("brand-admin"));
        assertThat(chunked).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
    }

    @Test
    void anUnknownMethodIs405WithAllowAndAForeignHostIs421() throws IOException {
        for (String path : List.of("/", "/static/public.css", "/console/home.xhtml", "/api/v1/products")) {
            for (String method : List.of("PROPFIND", "FOO", "TRACE")) {
                String answer =
                        raw(method + " " + path + " HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n");
                assertThat(answer)
                        .as(method + " " + path)
                        .startsWith("HTTP/1.1 405")
                        .contains("Allow:");
                assertThat(TRACES).noneMatch(answer::contains);
            }
        }
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void badInputIsNeverOurFault() throws IOException {
        String key = site.apiKey("brand-admin");
        List<String> bodies = List.of("", "{", "[]", "null", "\"x\"", "{\"product\":1}", "{\"count\":\"x\"}", "\u0000");
        for (String path : List.of(
                "/api/v1/batches", "/api/v1/releases", "/api/v1/shipments", "/api/v1/sales", "/api/v1/recalls")) {
            for (String body : bodies) {
                HttpResponse<String> answer = site.send(to(path).header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
                assertThat(answer.statusCode())
                        .as(path + " " + body + answer.body())
                        .isBetween(400, 422);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
                assertGuarded(path, answer);
            }
        }
        HttpResponse<String> forged = site.send(to("/console/signin.xhtml")
                .header("Origin", site.url())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("f=f&f:name=a&f:password=b&jakarta.faces.ViewState=1:2")));
        assertThat(forged.statusCode()).isBetween(400, 409);
        assertGuarded("forged view state", forged);
    }

    @Test
    void aForeignSiteCannotActAndAStolenHandleOpensNothing() throws IOException {
        HttpResponse<String> foreign = site.send(to("/console/signin.xhtml")
                .header("Origin", "http://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("f=f")));
        assertThat(foreign.statusCode()).isEqualTo(403);

        HttpResponse<String> fresh = site.send(to("/console/signin.xhtml"));
        List<String> cookies = fresh.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .hasSize(2)
                .allMatch(c -> c.contains("HttpOnly") && c.toLowerCase().contains("samesite=lax"));
        String handle = cookies.get(0).split(";")[0];
        HttpResponse<String> stolen = site.send(to("/console/home.xhtml").header("Cookie", handle));
        assertThat(stolen.statusCode()).isEqualTo(303);
        assertThat(String.join(" ", stolen.headers().allValues("Set-Cookie"))).contains("Max-Age=0");
    }

    @Test
    void aRepeatedPostWithItsKeyIsDoneOnce() throws IOException {
        String body = "{\"batch\":\"ZZZZZ\"}";
        HttpResponse<String> first = once("idem-1", body);
        HttpResponse<String> again = once("idem-1", body);
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(once("idem-1", "{\"batch\":\"YYYYY\"}").statusCode()).isEqualTo(409);
    }

    private static HttpResponse<String> once(String key, String body) throws IOException {
        return site.send(to("/api/v1/recalls/lifts")
                .header("Authorization", "Bearer " + site.apiKey("brand-admin"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static void assertGuarded(String what, HttpResponse<String> answer) {
        for (String header : NEEDED) {
            assertThat(answer.headers().firstValue(header))
                    .as(header + " of " + what)
                    .isPresent();
        }
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .hasSize(1)
                .allMatch(policy -> policy.contains("frame-ancestors 'none'"));
        assertThat(answer.headers().firstValue("Server"))
                .as("Server of " + what)
                .isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        if (!what.endsWith(".js.xhtml?ln=primefaces")) {
            assertThat(TRACES).as(what).noneMatch(trace -> answer.body().contains(trace) && !trace.equals("jakarta."));
        }
        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(site.url() + path));
    }

    private static String host() {
        return URI.create(site.url()).getAuthority();
    }

    /** Declares 50 MB and waits for the answer before sending them. */
    private static String declared(String path) throws IOException {
        return raw("POST " + path + " HTTP/1.1\r\nHost: " + host() + "\r\nOrigin: " + site.url()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + FIFTY_MEGABYTES
                + "\r\n\r\n");
    }

    private static String chunked(String path, String key) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(site.url()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: " + host() + "\r\nAuthorization: Bearer " + key
                            + "\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (long sent = 0;
                        sent < FIFTY_MEGABYTES && socket.getInputStream().available() == 0;
                        sent += 0x10000) {
                    out.write(chunk);
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closedByThem) {
                // the answer may come before the body has gone out
            }
            return read(socket.getInputStream());
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(site.url()).getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return read(socket.getInputStream());
        }
    }

    /** Reads up to the end of the head and what came with it: the connection may stay open. */
    private static String read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] some = new byte[4096];
        while (text.indexOf("\r\n\r\n") < 0 || text.indexOf("\"code\"") < 0) {
            int count = in.read(some);
            if (count < 0 || (text.length() > 0 && text.indexOf("\r\n\r\n") > 0 && in.available() == 0)) {
                break;
            }
            text.append(new String(some, 0, count, StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
