package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.part.Delegating;
import com.jitrace.chain.entry.Act;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the signed-in supplier may do for manufacturers, and what it passed on to sub-suppliers. */
@Path("delegations")
@Produces("application/json")
@RequestScoped
@Allowed(Role.SUPPLIER)
public class DelegationsResource {
    private static final long TIME_MAX = 9_007_199_254_740_991L;

    @Inject
    private Delegating delegating;

    @GET
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        delegating
                .all()
                .forEach(auth -> rows.add(Json.createObjectBuilder()
                        .add("id", auth.id())
                        .add("by", auth.byParty())
                        .add("to", auth.toParty())
                        .add("acts", Json.createArrayBuilder(auth.acts()))
                        .add("products", Json.createArrayBuilder(auth.products()))
                        .add("regions", Json.createArrayBuilder(auth.regions()))
                        .add("from", auth.from())
                        .add("until", auth.until())
                        .add("revoked", auth.revoked())));
        return rows.build();
    }

    /** {@code {"authorisation","to":"party","acts":["commission","ship"],"products":["…"],"regions":["*"],"from":…,"until":…}}. */
    @POST
    @Consumes("application/json")
    public Response delegate(JsonObject request) {
        Set<Act> acts = new HashSet<>();
        for (String act : Requests.texts(request, "acts")) {
            try {
                acts.add(Act.valueOf(act.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw Requests.refuse("ACT", "There is no act \"" + act + "\".");
            }
        }
        Delegating.Outcome outcome = delegating.delegate(
                Requests.text(request, "authorisation"),
                Requests.text(request, "to"),
                new Delegating.Scope(
                        acts,
                        scope(request, "products", "\\*|[0-9a-f]{32}"),
                        scope(request, "regions", "\\*|[A-Z]{2}(-[A-Z0-9]{1,3})?"),
                        Requests.longWhole(request, "from", TIME_MAX),
                        Requests.longWhole(request, "until", TIME_MAX)));
        if (outcome instanceof Delegating.Delegated delegated) {
            return Response.accepted(Json.createObjectBuilder()
                            .add("submissions", Json.createArrayBuilder().add(delegated.submission()))
                            .add("authorisation", delegated.authorisation())
                            .build())
                    .location(URI.create("/api/v1/submissions/" + delegated.submission()))
                    .build();
        }
        String code = ((Delegating.NotDelegated) outcome).code();
        if (code.equals("part.unknown")) {
            throw Requests.notFound();
        }
        return Answers.refused("NOT_DELEGATED", "Nothing was passed on", List.of(Answers.Fault.of("", code)));
    }

    private static Set<String> scope(JsonObject request, String field, String form) {
        Set<String> values = Set.copyOf(Requests.texts(request, field));
        boolean readable = !values.isEmpty()
                && values.stream().allMatch(value -> value.matches(form))
                && (values.size() == 1 || !values.contains("*"));
        if (!readable) {
            throw Requests.refuse(
                    "SCOPE_FORM", "The field \"" + field + "\" has a form that no authorisation can have.");
        }
        return values;
    }
}
