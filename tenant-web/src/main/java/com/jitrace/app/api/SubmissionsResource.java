package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.outbox.OutboxRow;
import com.jitrace.app.projection.Projector;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** What the signed-in organisation sent to the chain, and its read model. */
@Path("")
@Produces("application/json")
@RequestScoped
@Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
public class SubmissionsResource {
    private static final int NEWEST = 100;

    @Inject
    private Outbox outbox;

    @Inject
    private ReadModel model;

    @Inject
    private Projector projector;

    @Inject
    private Databases databases;

    @Inject
    private CurrentUser user;

    /** The newest submissions, newest first. */
    @GET
    @Path("submissions")
    @Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.AUDITOR})
    public JsonArray newest() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        outbox.newest(user.required().organisation(), NEWEST).forEach(row -> rows.add(json(row)));
        return rows.build();
    }

    /** State WAITING, FINAL with its height, or REFUSED with the chain's coded reason. */
    @GET
    @Path("submissions/{id}")
    @Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.AUDITOR})
    public JsonObject one(@PathParam("id") String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw Requests.notFound();
        }
        return outbox.find(user.required().organisation(), Long.parseLong(id))
                .map(row -> json(row).build())
                .orElseThrow(Requests::notFound);
    }

    /** How far the read model has followed the chain, and the digest of its rows. */
    @GET
    @Path("readmodel")
    public JsonObject readModel() {
        return describe(user.required().organisation()).build();
    }

    /** Drops the organisation's read model and projects it again from the first block. */
    @POST
    @Path("readmodel/rebuild")
    @Allowed({Role.OPERATOR, Role.BRAND_ADMIN})
    public JsonObject rebuild() {
        OrganisationId organisation = user.required().organisation();
        projector.rebuild(organisation);
        return describe(organisation).build();
    }

    private JsonObjectBuilder describe(OrganisationId organisation) {
        long height =
                databases.of(organisation, session -> model.cursor(session).height());
        return Json.createObjectBuilder().add("height", height).add("digest", model.digest(organisation));
    }

    private static JsonObjectBuilder json(OutboxRow row) {
        String state = row.state() == OutboxRow.State.SUBMITTED
                ? OutboxRow.State.WAITING.name()
                : row.state().name();
        return Json.createObjectBuilder()
                .add("id", row.id())
                .add("subject", row.subject())
                .add("state", state)
                .add("reason", row.reason())
                .add("detail", row.detail())
                .add("height", row.height())
                .add("createdAt", row.createdAt());
    }
}
