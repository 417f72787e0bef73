package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.receiving.HoldingParts;
import com.jitrace.app.receiving.PartHold;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** Parts that must not be used until somebody says otherwise. */
@Path("holds")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
public class HoldsResource {
    @Inject
    private HoldingParts holding;

    @GET
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR})
    public JsonArray all() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        holding.inForce()
                .forEach(hold -> all.add(Json.createObjectBuilder()
                        .add("id", hold.id())
                        .add("scope", hold.target().scope())
                        .add("target", hold.target().target())
                        .add("first", hold.target().first())
                        .add("last", hold.target().last())
                        .add("reason", hold.reason())
                        .add("by", hold.placedByName())
                        .add("at", hold.placedAt())));
        return all.build();
    }

    /** {@code {"lot":id,"reason"}} or {@code {"batch","first","last","reason"}}. */
    @POST
    public JsonObject hold(JsonObject request) {
        PartHold.Target target = request.containsKey("lot")
                ? PartHold.Target.ofLot(Requests.text(request, "lot"))
                : PartHold.Target.ofItems(
                        Requests.text(request, "batch"),
                        Requests.whole(request, "first"),
                        Requests.whole(request, "last"));
        return Json.createObjectBuilder()
                .add(
                        "hold",
                        holding.hold(target, Requests.text(request, "reason"))
                                .orElseThrow(() -> Requests.refuse(
                                        "HOLD",
                                        "A hold names a lot, or items of a batch, and has a reason of 1 to "
                                                + HoldingParts.REASON_CHARACTERS_MAX + " characters.")))
                .build();
    }

    /** Lets the parts go: an administrator who did not hold them back. */
    @POST
    @Path("{id}/lifts")
    public Response lift(@PathParam("id") String id) {
        if (!holding.lift(id)) {
            throw Requests.notFound();
        }
        return Response.noContent().build();
    }
}
