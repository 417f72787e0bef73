package com.jitrace.app.api;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.gate.Guesses;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import com.jitrace.app.suspicion.Visit;
import com.jitrace.app.verification.Answer;
import com.jitrace.app.verification.Proving;
import com.jitrace.app.verification.State;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.VerdictJson;
import com.jitrace.app.verification.Verifying;
import com.jitrace.app.words.Cities;
import com.jitrace.app.words.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verdict on a code for programs: public, no login. */
@Path("items/{gtin}/{serial}")
@Produces("application/json")
@RequestScoped
public class ItemsResource {
    /** Stands for "no GTIN": the address of /c/… as a program asks for it. */
    private static final String NO_GTIN = "0".repeat(14);

    private static final String WORK = "X-JiTrace-Work";
    private static final int TOO_MANY = 429;

    private static final String REGION = "[A-Z]{2}-[A-Z0-9]{1,3}";

    @Inject
    private Verifying verifying;

    @Inject
    private Proving proving;

    @Inject
    private Guesses guesses;

    @Inject
    private CurrentUser user;

    @Inject
    private HttpServletRequest http;

    @GET
    public JsonObject verdict(
            @PathParam("gtin") String gtin,
            @PathParam("serial") String serial,
            @QueryParam("region") @Nullable String region,
            @QueryParam("lang") @Nullable String language) {
        return answer(gtin, serial, Optional.ofNullable(region), Optional.ofNullable(language));
    }

    /** The same with the place check: {@code {"region":"DE-HH"}} or {@code {"city":"Hamburg"}}; coordinates are not taken. */
    @POST
    @Path("checks")
    @Consumes("application/json")
    public JsonObject check(@PathParam("gtin") String gtin, @PathParam("serial") String serial, JsonObject request) {
        String region =
                Requests.optionalText(request, "region").orElseGet(() -> region(Requests.text(request, "city")));
        return answer(gtin, serial, Optional.of(region), Optional.empty());
    }

    /** The region of a city, if there is one city of that name or all are in one region. */
    private static String region(String city) {
        List<String> regions = Cities.named(city).stream()
                .map(Cities.City::region)
                .filter(region -> !region.isEmpty())
                .distinct()
                .toList();
        if (regions.size() != 1) {
            throw Requests.refuse(
                    "CITY",
                    regions.isEmpty()
                            ? "No city of this name is known; send \"region\" instead."
                            : "Cities of this name are in " + String.join(", ", regions)
                                    + "; send \"region\" instead.");
        }
        return regions.get(0);
    }

    /** Codes that nobody issued: ten in ten minutes are free, then the header {@value #WORK} carries a solution of the challenge that stands in the refusal's. */
    private void payForAGuess(String code) {
        String from = http.getRemoteAddr();
        Guesses.Price price = guesses.ask(
                from, code, Optional.ofNullable(http.getHeader(WORK)).orElse(""));
        if (price == Guesses.Price.FREE) {
            return;
        }
        Response refused = RestProblems.response(new Problem(
                TOO_MANY,
                "GUESSES",
                "Too many unknown codes",
                price == Guesses.Price.NONE
                        ? "Wait ten minutes."
                        : "Find a counter so that SHA-256(challenge \".\" counter) begins with " + Guesses.WORK_BITS
                                + " zero bits and send challenge.counter in the header " + WORK + "."));
        throw new WebApplicationException(
                price == Guesses.Price.NONE
                        ? refused
                        : Response.fromResponse(refused)
                                .header(WORK, guesses.challenge(from))
                                .build());
    }

    private JsonObject answer(String gtin, String serial, Optional<String> region, Optional<String> language) {
        if (!gtin.matches("[0-9]{14}")) {
            throw Requests.refuse("GTIN", "A GTIN in this address has 14 digits.");
        }
        if (region.isPresent() && !region.get().matches(REGION)) {
            throw Requests.refuse("REGION", "The region must be an ISO 3166-2 code like DE-HH.");
        }
        Answer answer = verifying.checkToProve(
                Optional.of(gtin).filter(given -> !given.equals(NO_GTIN)),
                serial,
                region,
                Visit.of(http.getMethod(), http.getRemoteAddr(), http::getHeader));
        Verdict verdict = answer.verdict();
        if (verdict.state() == State.UNKNOWN && user.who().isEmpty()) {
            payForAGuess(serial);
        }
        return VerdictJson.of(
                verdict,
                proving.prove(answer),
                language.flatMap(Language::named).orElse(Language.ENGLISH));
    }
}
