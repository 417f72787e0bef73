package com.jitrace.app.gate;

import com.jitrace.app.account.NotAllowed;
import com.jitrace.app.network.StandsStill;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an exception as an answer: bad input never becomes a 500, and what is a 500 carries a reference, not a trace. */
final class Trouble {
    private static final Logger LOG = System.getLogger(Trouble.class.getName());

    /** Frameworks throw these, by simple name, when the *request* was bad; their classes are not ours to import. */
    private static final Set<String> BAD_INPUT = Set.of(
            "CspException",
            "ProtectedViewException",
            "ConverterException",
            "JsonException",
            "JsonParsingException",
            "JsonbException",
            "ConstraintViolationException",
            "MalformedURLException",
            "URISyntaxException",
            "BadRequestException",
            "ParamException",
            "QueryParamException",
            "PathParamException");

    private static final int CAUSES_MAX = 20;

    private Trouble() {}

    static Refusal explain(Throwable thrown, boolean signedIn) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof NotAllowed) {
                return notAllowed(signedIn);
            }
            if (cause instanceof StandsStill still) {
                return standsStill(still);
            }
            if (cause instanceof LimitedBody.TooLarge large) {
                return BodyRule.tooLarge(large.bytesMax());
            }
            String name = cause.getClass().getSimpleName();
            if (name.equals("ViewExpiredException")) {
                return Refusal.of(new Problem(
                        409, "PAGE_EXPIRED", "This page is too old", "Open the page again and repeat the last step."));
            }
            if (name.equals("IllegalStateException")
                    && String.valueOf(cause.getMessage()).contains("size")
                    && String.valueOf(cause.getMessage()).contains("exceed")) {
                return BodyRule.tooLarge(BodyRule.UPLOAD_BYTES_MAX);
            }
            if (BAD_INPUT.contains(name)) {
                return Refusal.of(Problem.of(400));
            }
            cause = cause.getCause();
        }
        return broken(thrown);
    }

    static Refusal notAllowed(boolean signedIn) {
        return signedIn
                ? Refusal.of(Problem.of(403))
                : new Refusal(Problem.of(401), Map.of("WWW-Authenticate", "Bearer"));
    }

    private static Refusal standsStill(StandsStill still) {
        return new Refusal(
                new Problem(
                        503,
                        "STANDSTILL",
                        "The network stands still",
                        "Nothing was recorded: " + still.why().sentence()
                                + ". What was accepted before waits and is kept; reading goes on. Try again later."),
                Map.of("Retry-After", String.valueOf(StandsStill.RETRY_AFTER_SECONDS)));
    }

    private static Refusal broken(Throwable thrown) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.ERROR, "request failed, reference " + reference, thrown);
        return Refusal.of(new Problem(
                500,
                "BROKEN",
                "Something broke on our side",
                "Nothing is wrong with your request. Reference: " + reference + "."));
    }
}
