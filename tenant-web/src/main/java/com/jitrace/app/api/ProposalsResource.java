package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.licence.Proposal;
import com.jitrace.app.licence.Proposals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** What operators decide together. */
@Path("proposals")
@Produces("application/json")
@RequestScoped
@Allowed(Role.OPERATOR)
public class ProposalsResource {
    @Inject
    private Proposals proposals;

    @GET
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        proposals.all().forEach(view -> rows.add(json(view)));
        return rows.build();
    }

    /** One proposal with what is signed. */
    @GET
    @Path("{id}")
    public JsonObject one(@PathParam("id") String id) {
        Proposals.View view = proposals.find(id).orElseThrow(Requests::notFound);
        return json(view)
                .add("toSign", proposals.toSign(id).orElseThrow(Requests::notFound))
                .build();
    }

    /** Signs with the key kept for this account: {@code {}}; or takes signatures made elsewhere: {@code {"operator":"op1","signatures":["…"]}}. */
    @POST
    @Path("{id}/approvals")
    @Consumes("application/json")
    public Response approve(@PathParam("id") String id, JsonObject request) {
        return answer(
                request.containsKey("signatures")
                        ? proposals.approveOffline(
                                id,
                                Requests.text(request, "operator"),
                                String.join("\n", Requests.texts(request, "signatures")))
                        : proposals.approve(id));
    }

    @POST
    @Path("{id}/declines")
    public Response decline(@PathParam("id") String id) {
        return answer(proposals.decline(id));
    }

    /** 202 with how the proposal stands; once sent, its submission is named too. */
    static Response answer(Proposals.Outcome outcome) {
        if (outcome instanceof Proposals.NotTaken not) {
            if (not.code().endsWith(".unknown")) {
                throw Requests.notFound();
            }
            return Answers.refused("NOT_TAKEN", "Nothing changed", List.of(Answers.Fault.of("proposal", not.code())));
        }
        Proposals.Stands stands = (Proposals.Stands) outcome;
        JsonObjectBuilder body = json(stands.proposal());
        stands.invitation().ifPresent(token -> body.add("invitation", token));
        return Response.accepted(body.build())
                .location(URI.create("/api/v1/proposals/" + stands.proposal().id()))
                .build();
    }

    private static JsonObjectBuilder json(Proposals.View view) {
        JsonArrayBuilder submissions = Json.createArrayBuilder();
        if (view.state() == Proposal.State.SENT) {
            submissions.add(view.outboxId());
        }
        return Json.createObjectBuilder()
                .add("proposal", view.id())
                .add("kind", view.kind().name())
                .add("about", view.about())
                .add("state", view.state().name())
                .add("signedBy", Json.createArrayBuilder(view.signedBy()))
                .add("needed", view.needed())
                .add("until", view.expiresAt())
                .add("submissions", submissions);
    }
}
