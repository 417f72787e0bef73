package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.notice.Notices;
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

/** What the account that asks was told and has not marked as seen. */
@Path("notices")
@Produces("application/json")
@RequestScoped
@Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
public class NoticesResource {
    @Inject
    private Notices notices;

    @GET
    @Allowed({
        Role.OPERATOR,
        Role.BRAND_ADMIN,
        Role.BRAND_USER,
        Role.DISTRIBUTOR,
        Role.SUPPLIER,
        Role.CLERK,
        Role.AUDITOR
    })
    public JsonArray unseen() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        notices.unseen()
                .forEach(notice -> rows.add(Json.createObjectBuilder()
                        .add("id", notice.id())
                        .add("kind", notice.kind())
                        .add("argument", notice.argument())
                        .add("toldAt", notice.toldAt())));
        return rows.build();
    }

    /** Marks everything up to this one as seen: {@code {"upTo":17}}. */
    @POST
    @Path("seen")
    @Consumes("application/json")
    public Response seen(JsonObject request) {
        notices.seen(Requests.longWhole(request, "upTo", Long.MAX_VALUE));
        return Response.noContent().build();
    }
}
