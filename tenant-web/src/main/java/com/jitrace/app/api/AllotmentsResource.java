package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.part.Allotting;
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
import java.util.List;

/** How many codes of a part number each supplier may draw from the signed-in manufacturer's quota. */
@Path("allotments")
@Produces("application/json")
@RequestScoped
@Allowed(Role.BRAND_ADMIN)
public class AllotmentsResource {
    @Inject
    private Allotting allotting;

    @GET
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        allotting
                .all()
                .forEach(row -> rows.add(Json.createObjectBuilder()
                        .add("party", row.party())
                        .add("supplier", row.supplier())
                        .add("product", row.product())
                        .add("part", row.part())
                        .add("granted", row.granted())
                        .add("drawn", row.drawn())));
        return rows.build();
    }

    /** {@code {"party":"the supplier's","product":"…","codes":1000}}: how many the supplier may draw in all. */
    @POST
    @Consumes("application/json")
    public Response grant(JsonObject request) {
        Allotting.Outcome outcome = allotting.grant(
                Requests.text(request, "party"),
                Requests.text(request, "product"),
                Requests.longWhole(request, "codes", Long.MAX_VALUE));
        if (outcome instanceof Allotting.Granted granted) {
            return Response.ok(Json.createObjectBuilder()
                            .add("granted", granted.granted())
                            .add("drawn", granted.drawn())
                            .build())
                    .build();
        }
        Allotting.NotGranted not = (Allotting.NotGranted) outcome;
        if (not.code().equals("part.unknown")) {
            throw Requests.notFound();
        }
        return Answers.refused(
                "NOT_GRANTED", "Nothing was granted", List.of(Answers.Fault.of("", not.code(), not.argument())));
    }
}
