package com.jitrace.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardedAnswerTest {
    private static final String NONCE = "abcdefghijklmnopqrstuvwx";
    private final FakeWeb.Answer sent = new FakeWeb.Answer();

    @Test
    void theHeadersAreThereFromTheStartAndAfterAReset() {
        GuardedAnswer answer = guarded("/console/home.xhtml");
        assertThat(sent.header("X-Frame-Options")).isEqualTo("DENY");
        answer.reset();
        assertThat(sent.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(sent.header("Content-Security-Policy")).contains("nonce-first");
    }

    @Test
    void nobodyWeakensThemOrTellsWhatTheServerIs() {
        GuardedAnswer answer = guarded("/");
        answer.setHeader("X-Frame-Options", "SAMEORIGIN");
        answer.addHeader("x-powered-by", "Something");
        answer.addHeader("Content-Security-Policy", "script-src 'self' 'nonce-" + NONCE + "';");
        answer.setHeader("Cache-Control", "max-age=60");
        assertThat(sent.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(sent.header("X-Powered-By")).isNull();
        assertThat(sent.header("Content-Security-Policy"))
                .contains("nonce-first")
                .doesNotContain(NONCE);
        assertThat(sent.header("Cache-Control")).isEqualTo("max-age=60");
    }

    @Test
    void theConsoleTakesTheNonceOfItsComponentsIntoItsOwnPolicyForGood() {
        GuardedAnswer answer = guarded("/console/home.xhtml");
        answer.addHeader("Content-Security-Policy", "script-src 'self' 'nonce-" + NONCE + "';");
        answer.reset();
        assertThat(sent.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .endsWith("'nonce-" + NONCE + "'");
    }

    private GuardedAnswer guarded(String path) {
        return new GuardedAnswer(sent.response(), path, new AnswerHeaders(false).forPath(path, "first"));
    }
}
