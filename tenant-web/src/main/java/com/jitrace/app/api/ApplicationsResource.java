package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import com.jitrace.app.gate.Strangers;
import com.jitrace.app.licence.Admission;
import com.jitrace.app.licence.Application;
import com.jitrace.app.licence.Applying;
import com.jitrace.app.licence.BrandWish;
import com.jitrace.app.licence.JudgingApplications;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Brands ask to come in; operators judge. */
@Path("applications")
@Produces("application/json")
@RequestScoped
public class ApplicationsResource {
    private static final long NUMBER_MAX = 9_007_199_254_740_991L;
    private static final int TOO_MANY = 429;
    private static final int CREATED = 201;

    @Inject
    private Applying applying;

    @Inject
    private JudgingApplications judging;

    @Inject
    private Strangers strangers;

    @Inject
    private HttpServletRequest http;

    /** Anybody: {@code {"legalName","displayName","domain","prefixes":"9506000","contact","login","codes"}}; a few per address and quarter of an hour. */
    @POST
    @Consumes("application/json")
    public Response apply(JsonObject request) {
        long wait = strangers.apply(http.getRemoteAddr());
        if (wait > 0) {
            throw new WebApplicationException(RestProblems.response(new Problem(
                    TOO_MANY, "TOO_MANY", "Too many applications", "Wait " + wait + " seconds, then try again.")));
        }
        Applying.Outcome outcome = applying.apply(new BrandWish(
                Requests.text(request, "legalName"),
                Requests.text(request, "displayName"),
                Requests.text(request, "domain"),
                Requests.text(request, "prefixes"),
                Requests.text(request, "contact"),
                Requests.text(request, "login"),
                Requests.longWhole(request, "codes", NUMBER_MAX)));
        if (outcome instanceof Applying.NotApplied not) {
            return Answers.refused(
                    "NOT_APPLIED",
                    "Nothing was taken",
                    not.codes().stream()
                            .map(code -> Answers.Fault.of("application", code))
                            .toList());
        }
        Applying.Applied applied = (Applying.Applied) outcome;
        return Response.status(CREATED)
                .entity(Json.createObjectBuilder()
                        .add("reference", applied.reference())
                        .add("token", applied.token())
                        .build())
                .build();
    }

    @GET
    @Allowed(Role.OPERATOR)
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        judging.all().forEach(application -> rows.add(json(application)));
        return rows.build();
    }

    /** Looks for the proof of the domain now. */
    @POST
    @Path("{id}/checks")
    @Allowed(Role.OPERATOR)
    public JsonObject check(@PathParam("id") String id) {
        return json(judging.check(id).orElseThrow(Requests::notFound)).build();
    }

    /** {@code {"codes":10000,"until":…,"licenceSeen":true}}. */
    @POST
    @Path("{id}/proposals")
    @Consumes("application/json")
    @Allowed(Role.OPERATOR)
    public Response propose(@PathParam("id") String id, JsonObject request) {
        long codes = Requests.longWhole(request, "codes", BrandWish.CODES_MAX);
        if (codes == 0) {
            throw Requests.refuse("FIELD_FORM", "A licence is for at least one code.");
        }
        return ProposalsResource.answer(judging.propose(
                id,
                new Admission.Grant(codes, Requests.longWhole(request, "until", NUMBER_MAX)),
                request.getBoolean("licenceSeen", false)));
    }

    @POST
    @Path("{id}/declines")
    @Allowed(Role.OPERATOR)
    public Response decline(@PathParam("id") String id) {
        if (!judging.decline(id)) {
            throw Requests.notFound();
        }
        return Response.noContent().build();
    }

    private static JsonObjectBuilder json(Application application) {
        return Json.createObjectBuilder()
                .add("id", application.id())
                .add("reference", application.reference())
                .add("legalName", application.legalName())
                .add("displayName", application.displayName())
                .add("domain", application.domain())
                .add("prefixes", application.prefixes())
                .add("codes", application.codes())
                .add("state", application.state().name())
                .add("provedBy", application.provedBy())
                .add("provedAt", application.provedAt());
    }
}
