package com.jitrace.app.gate;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a repeated POST with the same {@code Idempotency-Key} its first answer again instead of doing the work twice. */
public class Idempotency implements Filter {
    /** Ends of the addresses whose answers carry a secret that is shown once. */
    private static final List<String> SECRET_ANSWERS = List.of("/people/keys", "/invitations", "/approvals");

    static final String HEADER = "Idempotency-Key";
    private final Instance<IdempotencyStore> stores;
    private final CurrentUser currentUser;

    @Inject
    public Idempotency(Instance<IdempotencyStore> stores, CurrentUser currentUser) {
        this.stores = stores;
        this.currentUser = currentUser;
    }

    @Override
    public void doFilter(ServletRequest rawRequest, ServletResponse rawResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) rawRequest;
        HttpServletResponse response = (HttpServletResponse) rawResponse;
        String key = request.getHeader(HEADER);
        if (!request.getMethod().equals("POST") || key == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> who = currentUser.who();
        if (who.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (!key.matches("[\\x21-\\x7e]{1," + IdempotencyStore.KEY_LENGTH_MAX + "}")) {
            refuse(
                    request,
                    response,
                    new Problem(
                            400,
                            "IDEMPOTENCY_KEY",
                            "Idempotency-Key not usable",
                            "Send 1 to 100 visible ASCII characters."));
            return;
        }
        if (stores.isUnsatisfied()) {
            refuse(request, response, Problem.of(503));
            return;
        }
        try (RepeatableRequest repeatable = new RepeatableRequest(request)) {
            once(repeatable, response, chain, who.get(), key);
        }
    }

    private void once(
            RepeatableRequest request, HttpServletResponse response, FilterChain chain, SignedIn who, String key)
            throws IOException, ServletException {
        IdempotencyStore.Reservation reservation = stores.get().reserve(who, key, hash(request));
        if (reservation instanceof IdempotencyStore.Replay replay) {
            replay(response, replay.answer());
        } else if (reservation instanceof IdempotencyStore.Conflict) {
            refuse(
                    request,
                    response,
                    new Problem(
                            409,
                            "IDEMPOTENCY_CONFLICT",
                            "Key already used",
                            "This Idempotency-Key was sent with another request."));
        } else if (reservation instanceof IdempotencyStore.InProgress) {
            Problem problem = new Problem(
                    409,
                    "IDEMPOTENCY_IN_PROGRESS",
                    "Still working",
                    "The first request with this key has no answer yet.");
            Answering.answer(request, response, new Refusal(problem, Map.of("Retry-After", "1")));
        } else {
            work(request, response, chain, who, key);
        }
    }

    private void work(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, SignedIn who, String key)
            throws IOException, ServletException {
        RememberedResponse remembered = new RememberedResponse(response);
        boolean answered = false;
        try {
            chain.doFilter(request, remembered);
            answered = remembered.getStatus() < 500;
            if (answered) {
                stores.get().complete(who, key, withoutSecret(request.getRequestURI(), remembered.answer()));
            }
        } finally {
            if (!answered) {
                stores.get().release(who, key);
            }
        }
        remembered.send();
    }

    /** A key or a link is shown once: a repeated request is told that it was done, and not the secret again. */
    private static IdempotencyStore.Answer withoutSecret(String path, IdempotencyStore.Answer answer) {
        return SECRET_ANSWERS.stream().anyMatch(path::endsWith)
                ? new IdempotencyStore.Answer(answer.status(), answer.location(), Optional.empty(), new byte[0])
                : answer;
    }

    private static void replay(HttpServletResponse response, IdempotencyStore.Answer answer) throws IOException {
        response.setStatus(answer.status());
        answer.location().ifPresent(location -> response.setHeader("Location", location));
        answer.contentType().ifPresent(response::setContentType);
        response.setHeader("Idempotency-Replayed", "true");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        Answering.answer(request, response, Refusal.of(problem));
    }

    private static String hash(RepeatableRequest request) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            String head = String.join(
                    "\n",
                    request.getMethod(),
                    request.getRequestURI(),
                    Optional.ofNullable(request.getQueryString()).orElse(""),
                    Optional.ofNullable(request.getContentType()).orElse(""),
                    "");
            sha256.update(head.getBytes(StandardCharsets.UTF_8));
            request.digest(sha256);
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
