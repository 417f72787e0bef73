package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.labelling.CodeBatch;
import com.jitrace.app.labelling.GivingCodeList;
import com.jitrace.app.labelling.OrderingCodes;
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

/** Batches of codes of the signed-in brand. */
@Path("batches")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class BatchesResource {
    @Inject
    private OrderingCodes ordering;

    @Inject
    private GivingCodeList lists;

    @GET
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        ordering.orders().forEach(batch -> rows.add(json(batch)));
        return rows.build();
    }

    /** Orders codes: {@code {"product":"…","count":1000}}. */
    @POST
    @Consumes("application/json")
    public Response order(JsonObject request) {
        OrderingCodes.Order order = ordering.order(Requests.text(request, "product"), Requests.whole(request, "count"));
        if (order instanceof OrderingCodes.Ordered ordered) {
            return Response.accepted(Json.createObjectBuilder()
                            .add("batch", ordered.ref())
                            .add("submissions", Json.createArrayBuilder().add(ordered.outboxId()))
                            .build())
                    .location(URI.create("/api/v1/batches/" + ordered.ref()))
                    .build();
        }
        OrderingCodes.NotOrdered not = (OrderingCodes.NotOrdered) order;
        return Answers.refused(
                "NOT_ORDERED", "No codes were ordered", List.of(Answers.Fault.of("", not.code(), not.argument())));
    }

    @GET
    @Path("{ref}")
    public JsonObject one(@PathParam("ref") String ref) {
        return ordering.orders().stream()
                .filter(batch -> batch.ref().equals(ref))
                .findFirst()
                .map(batch -> json(batch).build())
                .orElseThrow(Requests::notFound);
    }

    /** The list a printer needs; there only once the chain has the batch. */
    @GET
    @Path("{ref}/codes.csv")
    @Produces("text/csv")
    public Response codes(@PathParam("ref") String ref) {
        GivingCodeList.CodeList list = lists.csv(ref).orElseThrow(Requests::notFound);
        return Response.ok(list.content())
                .header("Content-Disposition", "attachment; filename=\"" + list.fileName() + "\"")
                .header("Cache-Control", "no-store")
                .header("Digest", "sha-256=" + list.sha256())
                .build();
    }

    private static JsonObjectBuilder json(CodeBatch batch) {
        return Json.createObjectBuilder()
                .add("ref", batch.ref())
                .add("product", batch.productId())
                .add("gtin", batch.gtin().value())
                .add("count", batch.count())
                .add("licence", batch.licenceId())
                .add("root", batch.root())
                .add("orderedAt", batch.orderedAt())
                .add("submission", batch.outboxId());
    }
}
