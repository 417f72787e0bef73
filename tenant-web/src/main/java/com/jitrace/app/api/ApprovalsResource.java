package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.approval.ApprovalRequest;
import com.jitrace.app.approval.TwoPersons;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Requests under the two-person rule: those that the signed-in person asked or may decide. */
@Path("approvals")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class ApprovalsResource {
    @Inject
    private TwoPersons twoPersons;

    @GET
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        twoPersons.all().forEach(request -> rows.add(json(request)));
        return rows.build();
    }

    @GET
    @Path("{id}")
    public JsonObject one(@PathParam("id") String id) {
        return twoPersons.find(id).map(request -> json(request).build()).orElseThrow(Requests::notFound);
    }

    /** {@code {"approve":true|false}}; what is approved is done at once, or has become a job or a submission: see "outcome". */
    @POST
    @Path("{id}/decisions")
    @Consumes("application/json")
    public Response decide(@PathParam("id") String id, JsonObject decision) {
        JsonValue approve = decision.get("approve");
        if (approve != JsonValue.TRUE && approve != JsonValue.FALSE) {
            throw Requests.refuse("FIELD_FORM", "The field \"approve\" must be true or false.");
        }
        return answer(twoPersons.decide(id, approve == JsonValue.TRUE));
    }

    private static Response answer(TwoPersons.Decision decision) {
        if (decision instanceof TwoPersons.Decided decided) {
            return Response.ok(json(decided.request()).build()).build();
        } else if (decision instanceof TwoPersons.Hindered hindered) {
            return Answers.refused(
                    "HINDERED",
                    "It cannot be done now",
                    List.of(Answers.Fault.of("", hindered.code(), hindered.argument())));
        } else if (decision instanceof TwoPersons.OwnRequest) {
            return RestProblems.response(new Problem(
                    403, "OWN_REQUEST", "Your own request", "Somebody else must decide what you asked for."));
        } else if (decision instanceof TwoPersons.AlreadyDecided already) {
            return RestProblems.response(new Problem(
                    409,
                    "ALREADY_DECIDED",
                    "Decided before",
                    "The request is " + already.request().state() + " since before."));
        }
        throw Requests.notFound();
    }

    private static JsonObjectBuilder json(ApprovalRequest request) {
        return Json.createObjectBuilder()
                .add("id", request.id())
                .add("kind", request.kind())
                .add("subject", request.subject())
                .add("content", Requests.read(request.content().toString()))
                .add("state", request.state().name())
                .add("askedBy", request.askedByName())
                .add("askedAt", request.askedAt())
                .add("decidedBy", request.decidedByName())
                .add("decidedAt", request.decidedAt())
                .add("outcome", request.outcome());
    }
}
