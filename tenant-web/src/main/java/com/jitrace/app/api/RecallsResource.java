package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.recall.Recalling;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** Recalls of the signed-in brand. */
@Path("recalls")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Allowed(Role.BRAND_ADMIN)
public class RecallsResource {
    @Inject
    private Recalling recalling;

    /** {@code {"batch":"7F3KQ"|"product":"…","reason":"…","remedy":"…"}}. */
    @POST
    public Response recall(JsonObject request) {
        Notice notice = notice(Requests.text(request, "reason"), Requests.text(request, "remedy"));
        return (request.containsKey("batch")
                        ? recalling.batch(Requests.text(request, "batch"), notice)
                        : recalling.product(Requests.text(request, "product"), notice))
                .map(Answers::waiting)
                .orElseThrow(Requests::notFound);
    }

    /** Ends the recall of a batch: {@code {"batch":"7F3KQ"}}. */
    @POST
    @Path("lifts")
    public Response lift(JsonObject request) {
        return recalling
                .liftBatch(Requests.text(request, "batch"))
                .map(Answers::waiting)
                .orElseThrow(Requests::notFound);
    }

    private static Notice notice(String reason, String remedy) {
        try {
            return new Notice(reason, remedy);
        } catch (IllegalArgumentException e) {
            throw Requests.refuse("NOTICE", "Reason and remedy have 1 to 300 characters each.");
        }
    }
}
