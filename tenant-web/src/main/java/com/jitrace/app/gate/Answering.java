package com.jitrace.app.gate;

import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes a problem: as problem+json for programs, as a small plain page for people. Never fails for its own reasons. */
final class Answering {
    private Answering() {}

    static void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(refusal.problem().status());
        refusal.headers().forEach((name, value) -> {
            if (!isOfTheConnection(name, request)) {
                response.setHeader(name, value);
            }
        });
        boolean page = wantsPage(request);
        byte[] body =
                (page ? page(request, refusal.problem()) : refusal.problem().toJson()).getBytes(StandardCharsets.UTF_8);
        response.setContentType(page ? "text/html;charset=UTF-8" : Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** In HTTP/2 a connection is none of an answer's business: clients take such a header for a broken answer (RFC 9113 §8.2.2). */
    private static boolean isOfTheConnection(String header, HttpServletRequest request) {
        return header.equals("Connection")
                && Optional.ofNullable(request.getProtocol()).orElse("").startsWith("HTTP/2");
    }

    static boolean wantsPage(HttpServletRequest request) {
        String path = Asked.from(request).path();
        String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return !Asked.isForProgram(path) && accept.contains("text/html");
    }

    static String page(HttpServletRequest request, Problem problem) {
        Texts texts = Texts.in(Language.choose(
                Optional.ofNullable(request.getParameter("lang")),
                Optional.ofNullable(request.getHeader("Accept-Language"))));
        String key = texts.has("error." + problem.status() + ".title") ? "error." + problem.status() : "error.other";
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/>
                <title>%s · JiTrace</title><link rel="stylesheet" href="/static/public.css"/></head>
                <body><main class="page"><h1>%s</h1><p>%s</p><p><a href="/">%s</a></p></main></body></html>
                """.formatted(
                        texts.language().tag(),
                        texts.say(key + ".title"),
                        texts.say(key + ".title"),
                        texts.say(key + ".text"),
                        texts.say("error.home"));
    }
}
