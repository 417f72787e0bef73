package com.jitrace.app.api;

import com.jitrace.app.capture.Recorded;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** The forms of answer that several resources give. */
final class Answers {
    /** One thing that is wrong, as a program sees it. */
    record Fault(String subject, String code, String detail) {
        static Fault of(String subject, String code, Object... arguments) {
            return new Fault(subject, code, Texts.in(Language.ENGLISH).say(code, arguments));
        }
    }

    private static final int UNPROCESSABLE = 422;

    private Answers() {}

    /** 202: written down, on its way to the chain; its state is at the Location. */
    static Response waiting(long submission) {
        return Response.accepted(Json.createObjectBuilder()
                        .add("submissions", Json.createArrayBuilder().add(submission))
                        .build())
                .location(URI.create("/api/v1/submissions/" + submission))
                .build();
    }

    static Response recorded(Recorded recorded) {
        if (recorded instanceof Recorded.Waiting waiting) {
            JsonArrayBuilder submissions = Json.createArrayBuilder();
            waiting.outboxIds().forEach(submissions::add);
            return Response.accepted(Json.createObjectBuilder()
                            .add("submissions", submissions)
                            .add("items", waiting.items())
                            .build())
                    .location(URI.create(
                            "/api/v1/submissions/" + waiting.outboxIds().get(0)))
                    .build();
        }
        List<Fault> faults = ((Recorded.NotRecorded) recorded)
                .troubles().stream().map(t -> Fault.of(t.subject(), t.code())).toList();
        return refused("NOT_RECORDED", "Nothing was recorded", faults);
    }

    /** 422 with every fault; the sentences are English, the codes are for programs. */
    static Response refused(String code, String title, List<Fault> faults) {
        JsonArrayBuilder errors = Json.createArrayBuilder();
        for (Fault fault : faults) {
            errors.add(Json.createObjectBuilder()
                    .add("subject", fault.subject())
                    .add("code", fault.code())
                    .add("detail", fault.detail()));
        }
        String detail = faults.isEmpty() ? title : faults.get(0).detail();
        JsonObject body = Json.createObjectBuilder()
                .add("type", "urn:jitrace:problem:" + code.toLowerCase(java.util.Locale.ROOT))
                .add("title", title)
                .add("status", UNPROCESSABLE)
                .add("detail", detail)
                .add("code", code)
                .add("errors", errors)
                .build();
        return Response.status(UNPROCESSABLE)
                .type(Problem.MEDIA_TYPE)
                .entity(body.toString())
                .build();
    }
}
