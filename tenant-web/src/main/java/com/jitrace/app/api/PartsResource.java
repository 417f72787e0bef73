package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.part.Specifying;
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

/** Part numbers of the signed-in manufacturer: products that suppliers make to a specification. */
@Path("parts")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class PartsResource {
    @Inject
    private Specifying specifying;

    @GET
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        specifying.all().forEach(row -> rows.add(json(row)));
        return rows.build();
    }

    @GET
    @Path("{product}")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonObject one(@PathParam("product") String product) {
        return specifying.find(product).map(row -> json(row).build()).orElseThrow(Requests::notFound);
    }

    /**
     * Makes a product a part number, or writes its next specification: {@code {"tracing":"PIECE"|"LOT"|"NONE","characteristics":[{"name",
     * "nominal","lower","upper","unit"}|{"name","words"}, each with "required" (else true) and "confidential" (else false)],"attachments":
     * [{"kind":"DRAWING"|"DOCUMENT","title","sha256"}]}}; decimals are texts.
     */
    @POST
    @Path("{product}")
    @Consumes("application/json")
    public JsonObject specify(@PathParam("product") String product, JsonObject request) {
        Specifying.Outcome outcome =
                specifying.specify(product, PartJson.tracing(request), PartJson.specification(request));
        if (outcome instanceof Specifying.Specified specified) {
            return Json.createObjectBuilder()
                    .add("version", specified.version())
                    .add("hash", specified.hash())
                    .build();
        }
        throw Requests.notFound();
    }

    private static JsonObjectBuilder json(Specifying.Row row) {
        return Json.createObjectBuilder()
                .add("product", row.product().id())
                .add("name", row.product().name())
                .add("gtin", row.product().gtin())
                .add("tracing", row.number().tracing().name())
                .add("version", row.specification().version())
                .add("writtenBy", row.specification().writtenBy())
                .add("writtenAt", row.specification().writtenAt())
                .add("specification", PartJson.json(row.specification().specification()));
    }
}
