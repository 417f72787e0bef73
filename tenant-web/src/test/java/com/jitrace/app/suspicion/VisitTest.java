package com.jitrace.app.suspicion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitTest {
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36";

    @Test
    void aPersonWithABrowserChecks() {
        for (String browser : List.of(
                PHONE,
                PHONE + " MicroMessenger/8.0.40",
                PHONE + " Instagram 300.0",
                "Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20) AppleWebKit/537.36")) {
            assertThat(visit("GET", Map.of("User-Agent", browser)).person())
                    .as(browser)
                    .isTrue();
        }
    }

    @Test
    void previewsPrefetchesHeadCrawlersAndProgramsDoNot() {
        for (String machine : List.of(
                "",
                "curl/8.5.0",
                "Java-http-client/17.0.9",
                "WhatsApp/2.23.20.0",
                "facebookexternalhit/1.1",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.example/bot.html)",
                "Mozilla/5.0 (compatible; bingbot/2.0)",
                "Mozilla/5.0 (Windows NT 10.0) SkypeUriPreview Preview/0.5",
                "Slackbot-LinkExpanding 1.0",
                "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/126.0")) {
            assertThat(visit("GET", Map.of("User-Agent", machine)).person())
                    .as(machine)
                    .isFalse();
        }
        assertThat(visit("HEAD", Map.of("User-Agent", PHONE)).person()).isFalse();
        assertThat(visit("GET", Map.of("User-Agent", PHONE, "Sec-Purpose", "prefetch;prerender"))
                        .person())
                .isFalse();
        assertThat(visit("GET", Map.of("User-Agent", PHONE, "X-Moz", "prefetch"))
                        .person())
                .isFalse();
        assertThat(visit("GET", Map.of("User-Agent", PHONE, "X-Purpose", "preview"))
                        .person())
                .isFalse();
    }

    @Test
    void aVisitDoesNotTellWhereItCameFrom() {
        assertThat(visit("GET", Map.of("User-Agent", PHONE)).toString()).isEqualTo("a visit");
    }

    private static Visit visit(String method, Map<String, String> headers) {
        return Visit.of(method, "192.0.2.1", headers::get);
    }
}
