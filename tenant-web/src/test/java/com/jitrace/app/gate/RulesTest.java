package com.jitrace.app.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final HostRule LOCAL = new HostRule(URI.create("http://127.0.0.1:8080"));
    private static final HostRule PUBLIC = new HostRule(URI.create("https://id.example.com"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"})
    void aLoopbackServerAnswersUnderItsThreeNames(String host) {
        assertThat(LOCAL.refuse(get("/").host(host).asked())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:8080", "127.0.0.1", "127.0.0.1:8081", "127.0.0.1:8080.evil.example"})
    void anotherHostIsMisdirected(String host) {
        assertThat(LOCAL.refuse(get("/").host(host).asked()))
                .hasValueSatisfying(r -> assertThat(r.problem().status()).isEqualTo(421));
    }

    @Test
    void aPinnedHostMayBeWrittenInCapitalsAndWithItsUsualPortButIsNotLoopback() {
        assertThat(PUBLIC.refuse(get("/").host("ID.EXAMPLE.COM").asked())).isEmpty();
        assertThat(PUBLIC.refuse(get("/").host("id.example.com:443").asked())).isEmpty();
        assertThat(PUBLIC.refuse(get("/").host("127.0.0.1").asked())).isPresent();
        assertThat(PUBLIC.refuse(get("/").host("").asked()))
                .hasValueSatisfying(r -> assertThat(r.problem().status()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/01/09506000134352/21/ABC,",
        "HEAD,/,",
        "POST,/console/products.xhtml,",
        "DELETE,/api/v1/products,",
        "TRACE,/,405",
        "FOO,/api/v1/products,405",
        "POST,/01/09506000134352/21/ABC,405",
        "PUT,/console/products.xhtml,405",
        "POST,/static/public.css,405",
    })
    void aMethodOutsideTheListIs405(String method, String path, Integer status) {
        Optional<Refusal> refusal = new MethodRule().refuse(new Facts(method, path).asked());
        assertThat(refusal.map(r -> r.problem().status())).isEqualTo(Optional.ofNullable(status));
        refusal.ifPresent(r -> assertThat(r.headers()).containsKey("Allow"));
    }

    @ParameterizedTest
    @CsvSource({
        "/console/products.xhtml,",
        "/01/09506000134352/21/ABC,",
        "/jakarta.faces.resource/components.css.xhtml,",
        "/packs/wine/panel.xhtml,404",
        "/packs/wine/panel.XHTML,404",
        "/packs/wine/panel.xhtml/,404",
        "/console/fragments/row.xhtml,404",
        "/WEB-INF/web.xml,404",
        "/web-inf/web.xml,404",
        "/META-INF/MANIFEST.MF,404",
        "/fragments/menu,404",
        "/console/products.xhtml;jsessionid=1,400",
        "/console/%5c..,400",
        "//console/products.xhtml,400",
        "/01/%00,400",
    })
    void fragmentsAreNotThereAndAmbiguousPathsAreRefused(String path, Integer status) {
        assertThat(new PathRule().refuse(get(path).asked()).map(r -> r.problem().status()))
                .isEqualTo(Optional.ofNullable(status));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/sales,application/json,1048576,",
        "/api/v1/sales,application/json,1048577,413",
        "/epcis/capture,application/json,4194305,413",
        "/console/products.xhtml,multipart/form-data;boundary=x,10485760,",
        "/console/products.xhtml,multipart/form-data;boundary=x,52428800,413",
        "/console/products.xhtml,application/x-www-form-urlencoded,1048577,413",
        "/console/product.xhtml,multipart/form-data;boundary=x,52428800,",
        "/console/product.xhtml,multipart/form-data;boundary=x,53477377,413",
        "/api/v1/media,video/mp4,52428800,",
        "/api/v1/media,video/mp4,52428801,413",
        "/verify,text/plain,52428800,413",
    })
    void aBodyOverItsLimitIs413BeforeAByteIsRead(String path, String type, long length, Integer status) {
        Facts facts = new Facts("POST", path).type(type).length(length);
        assertThat(new BodyRule().refuse(facts.asked()).map(r -> r.problem().status()))
                .isEqualTo(Optional.ofNullable(status));
    }

    @Test
    void aFormWithoutALengthIsRefused() {
        Facts form = new Facts("POST", "/console/products.xhtml")
                .type("application/x-www-form-urlencoded")
                .chunked();
        assertThat(new BodyRule().refuse(form.asked()).map(r -> r.problem().status()))
                .contains(411);
        assertThat(new BodyRule().refuse(form.type("application/json").asked())).isEmpty();
    }

    @Test
    void aChangeFromAForeignSiteIsRefusedWithOrWithoutASession() {
        Facts post = new Facts("POST", "/console/products.xhtml");
        OriginRule rule = new OriginRule(LOCAL);
        assertThat(rule.refuse(post.origin("http://evil.example").asked())).isPresent();
        assertThat(rule.refuse(post.origin("null").asked())).isPresent();
        assertThat(rule.refuse(post.origin("http://127.0.0.1:8080").asked())).isEmpty();
        assertThat(rule.refuse(
                        post.origin("http://127.0.0.1:8080").site("cross-site").asked()))
                .isPresent();
        assertThat(rule.refuse(
                        new Facts("POST", "/console/products.xhtml").session().asked()))
                .isPresent();
        assertThat(rule.refuse(new Facts("POST", "/console/products.xhtml")
                        .session()
                        .site("same-origin")
                        .asked()))
                .isEmpty();
    }

    @Test
    void aRestCallWithASessionNeedsTheHeaderThatNoFormCanSend() {
        OriginRule rule = new OriginRule(LOCAL);
        Facts call = new Facts("POST", "/api/v1/sales").session().origin("http://127.0.0.1:8080");
        assertThat(rule.refuse(call.asked())).isPresent();
        assertThat(rule.refuse(call.fromProgram().asked())).isEmpty();
        assertThat(rule.refuse(new Facts("POST", "/api/v1/sales").apiKey().asked()))
                .isEmpty();
        assertThat(rule.refuse(new Facts("GET", "/api/v1/sales").session().asked()))
                .isEmpty();
    }

    @Test
    void everyPathGetsTheHeadersAndOnlyTlsGetsHsts() {
        for (String path : new String[] {"/", "/console/home.xhtml", "/api/v1/sales", "/static/public.css", "/m/"}) {
            Map<String, String> headers = new AnswerHeaders(false).forPath(path, "n0nce");
            assertThat(headers)
                    .containsKeys(
                            "Content-Security-Policy",
                            "X-Content-Type-Options",
                            "X-Frame-Options",
                            "Referrer-Policy",
                            "Permissions-Policy",
                            "Cross-Origin-Opener-Policy",
                            "Cross-Origin-Resource-Policy")
                    .doesNotContainKey("Strict-Transport-Security");
            assertThat(headers.get("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(headers.get("Content-Security-Policy")).matches(".*; script-src [^;]+");
        }
        assertThat(new AnswerHeaders(true).forPath("/", "n")).containsKey("Strict-Transport-Security");
    }

    @Test
    void onlyTheConsoleAllowsInlineStylesAndNoPageAllowsInlineScript() {
        assertThat(AnswerHeaders.policy("/01/09506000134352/21/A", "abc"))
                .doesNotContain("unsafe")
                .contains("style-src 'self' 'nonce-abc'");
        assertThat(AnswerHeaders.policy("/console/home.xhtml", "abc")).endsWith("script-src 'self' 'nonce-abc'");
    }

    @Test
    void theBaseAddressComesFromTheSettingElseFromThePort() {
        assertThat(WebSettings.from(name -> null, name -> null).baseUrl()).hasToString("http://127.0.0.1:8080");
        assertThat(WebSettings.from(name -> null, Map.of("JITRACE_PORT", "9000")::get)
                        .baseUrl())
                .hasToString("http://127.0.0.1:9000");
        assertThat(WebSettings.from(Map.of("jitrace.base.url", "https://id.example.com")::get, name -> null)
                        .tls())
                .isTrue();
        assertThatThrownBy(() -> WebSettings.from(name -> null, Map.of("JITRACE_BASE_URL", "ftp://x")::get))
                .hasMessageContaining("ftp://x");
    }

    @Test
    void aProblemIsJsonWhateverItsWords() {
        assertThat(new Problem(400, "BAD", "a \"b\"\\", "line\nbreak").toJson())
                .isEqualTo("{\"type\":\"urn:jitrace:problem:bad\",\"title\":\"a \\\"b\\\"\\\\\",\"status\":400,"
                        + "\"detail\":\"line\\u000abreak\",\"code\":\"BAD\"}");
        assertThatThrownBy(() -> new Problem(200, "FINE", "", "")).hasMessageContaining("200");
    }

    private static Facts get(String path) {
        return new Facts("GET", path);
    }

    /** A request, described piece by piece. */
    private static final class Facts {
        private final String method;
        private final String path;
        private String host = "127.0.0.1:8080";
        private long length = -1;
        private boolean chunked;
        private String type = "";
        private Optional<String> origin = Optional.empty();
        private Optional<String> site = Optional.empty();
        private boolean session;
        private boolean apiKey;
        private boolean program;

        Facts(String method, String path) {
            this.method = method;
            this.path = path;
        }

        Facts host(String value) {
            host = value;
            return this;
        }

        Facts length(long value) {
            length = value;
            return this;
        }

        Facts chunked() {
            chunked = true;
            return this;
        }

        Facts type(String value) {
            type = value;
            return this;
        }

        Facts origin(String value) {
            origin = Optional.of(value);
            return this;
        }

        Facts site(String value) {
            site = Optional.of(value);
            return this;
        }

        Facts session() {
            session = true;
            return this;
        }

        Facts apiKey() {
            apiKey = true;
            return this;
        }

        Facts fromProgram() {
            program = true;
            return this;
        }

        Asked asked() {
            return new Asked(method, path, path, host, length, chunked, type, origin, site, session, apiKey, program);
        }
    }
}
