package com.jitrace.app.page.consumer;

import com.jitrace.app.words.Texts;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sentences of the panel for checking a proof: they come when it is opened, so that the page itself stays small. */
@WebServlet("/proof/words")
public class ProofWordsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** The steps of the verifier, by its own names. */
    static final List<String> STEPS = List.of(
            "code", "brand", "state", "absent", "journey", "entries", "places", "sheet", "shown", "block", "signed",
            "genesis");

    private static final List<String> RESULTS = List.of("ok", "no", "none", "failed");

    /** What files.js can find. */
    static final List<String> FILES = List.of("same", "unproven", "changed", "failed");

    /** What proof.js finds besides. */
    private static final String PICTURES = "pictures";

    private static final Map<String, String> MARKS = Map.of("ok", "FITS", "no", "DIFFERS", "none", "NOT_CHECKED");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = words(Texts.in(ItemServlet.chosen(request))).toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader("Vary", "Accept-Language");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static JsonObject words(Texts text) {
        JsonObjectBuilder words = Json.createObjectBuilder().add("check.working", text.say("check.working"));
        FILES.forEach(found -> words.add("check.file." + found, text.say("check.file." + found)));
        MARKS.forEach((result, mark) -> words.add("mark." + result, text.say("mark." + mark)));
        for (String result : RESULTS) {
            words.add("check.all." + result, text.say("check.all." + result));
            for (String step :
                    Stream.concat(STEPS.stream(), Stream.of(PICTURES)).toList()) {
                String key = "check." + step + "." + result;
                if (text.has(key)) {
                    words.add(key, text.say(key));
                }
            }
        }
        return words.build();
    }
}
