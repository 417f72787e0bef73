package com.jitrace.app.api;

import com.jitrace.app.account.Invitations;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import com.jitrace.app.gate.Strangers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Whoever has an invitation's link opens the account. */
@Path("invitations")
@Produces("application/json")
@RequestScoped
public class InvitationsResource {
    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;

    @Inject
    private Invitations invitations;

    @Inject
    private Strangers strangers;

    @Inject
    private HttpServletRequest http;

    /** {@code {"token","password"}}. */
    @POST
    @Path("acceptances")
    @Consumes("application/json")
    public Response accept(JsonObject request) {
        long wait = strangers.useLink(http.getRemoteAddr());
        if (wait > 0) {
            return RestProblems.response(
                    new Problem(TOO_MANY, "TOO_MANY", "Too many tries", "Wait " + wait + " seconds, then try again."));
        }
        Invitations.Acceptance outcome =
                invitations.accept(Requests.text(request, "token"), Requests.text(request, "password"));
        if (outcome instanceof Invitations.NotJoined not) {
            return Answers.refused(
                    "NOT_JOINED", "Nothing was opened", List.of(Answers.Fault.of("invitation", not.code())));
        }
        return Response.status(CREATED)
                .entity(Json.createObjectBuilder()
                        .add("login", ((Invitations.Joined) outcome).login())
                        .build())
                .build();
    }
}
