package com.jitrace.app.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.chain.merkle.Hash;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private final MemoryIdempotencyStore store = new MemoryIdempotencyStore();
    private final CurrentUser anne = new CurrentUser() {};
    private final Idempotency filter = new Idempotency(FakeWeb.only(IdempotencyStore.class, store), anne);
    private final AtomicInteger worked = new AtomicInteger();
    private final FilterChain work = (request, response) -> {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setStatus(201);
        answer.setHeader("Location", "/api/v1/sales/" + worked.incrementAndGet());
        answer.getOutputStream().write(("did " + body).getBytes(StandardCharsets.UTF_8));
    };

    IdempotencyTest() {
        anne.actAs(new SignedIn("a".repeat(32), "b".repeat(32), "Anne", "A brand", Set.of(Role.BRAND_USER)));
    }

    @Test
    void aRepeatedPostGetsStatusLocationAndBodyAgainWithoutTheWork() throws Exception {
        FakeWeb.Answer first = post("key-1", "one");
        FakeWeb.Answer again = post("key-1", "one");
        assertThat(worked).hasValue(1);
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isEqualTo("/api/v1/sales/1");
        assertThat(again.body()).isEqualTo(first.body()).isEqualTo("did one");
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() throws Exception {
        post("key-1", "one");
        FakeWeb.Answer other = post("key-1", "two");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("IDEMPOTENCY_CONFLICT");
        assertThat(worked).hasValue(1);
    }

    /** A video's body: its last byte counts, it reaches the work whole, and nothing of it stays on the disk. */
    @Test
    void aLongBodyIsComparedAndPassedOnWholeWithoutBeingHeldInMemory() throws Exception {
        FilterChain hashing = (request, response) -> {
            worked.incrementAndGet();
            ((HttpServletResponse) response).setStatus(201);
            byte[] body = request.getInputStream().readAllBytes();
            response.getOutputStream().write(("did " + Hash.over(body).hex()).getBytes(StandardCharsets.UTF_8));
        };
        String video = "v".repeat(RepeatableRequest.MEMORY_BYTES_MAX);
        for (String end : new String[] {"", "w", "w".repeat(100_000)}) {
            String key = "key-" + end.length();
            String did = "201 did "
                    + Hash.over((video + end).getBytes(StandardCharsets.UTF_8)).hex();
            for (int time = 0; time < 2; time++) {
                FakeWeb.Answer answer = post(key, video + end, hashing);
                assertThat(answer.status() + " " + answer.body()).isEqualTo(did);
            }
            assertThat(post(key, video + end + "x", hashing).status()).isEqualTo(409);
        }
        assertThat(worked).hasValue(3);
        assertThat(spooled()).isZero();
    }

    private static long spooled() throws IOException {
        Path here = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(here)) {
            return files.filter(file -> file.getFileName().toString().matches("body.*\\.part"))
                    .count();
        }
    }

    @Test
    void withoutAKeyEveryPostIsWork() throws Exception {
        post("", "one");
        post("", "one");
        assertThat(worked).hasValue(2);
    }

    @Test
    void anUnusableKeyIsRefused() throws Exception {
        assertThat(post("k".repeat(101), "one").status()).isEqualTo(400);
        assertThat(post("with space", "one").status()).isEqualTo(400);
    }

    @Test
    void workThatBrokeMayBeTriedAgainWithTheSameKey() throws Exception {
        FilterChain broken = (request, response) -> {
            throw new ServletException("broken");
        };
        assertThatThrownBy(() -> post("key-1", "one", broken)).hasMessage("broken");
        FilterChain busy = (request, response) -> ((HttpServletResponse) response).setStatus(503);
        assertThat(post("key-1", "one", busy).status()).isEqualTo(503);
        assertThat(post("key-1", "one").status()).isEqualTo(201);
    }

    private FakeWeb.Answer post(String key, String body) throws IOException, ServletException {
        return post(key, body, work);
    }

    private FakeWeb.Answer post(String key, String body, FilterChain chain) throws IOException, ServletException {
        FakeWeb.Answer answer = new FakeWeb.Answer();
        Map<String, String> headers = key.isEmpty() ? Map.of() : Map.of("Idempotency-Key", key);
        filter.doFilter(FakeWeb.request("POST", "/api/v1/sales", headers, body), answer.response(), chain);
        return answer;
    }
}
