package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.labelling.CancellingCodes;
import com.jitrace.app.labelling.CodeBatch;
import com.jitrace.app.labelling.ExportingCodes;
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
    private ExportingCodes exporting;

    @Inject
    private CancellingCodes cancelling;

    @GET
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        ordering.all().forEach(batch -> rows.add(json(batch)));
        return rows.build();
    }

    /** Orders codes: {@code {"product":"…","count":1000}}; a job computes and sends it, then "submission" is its row. */
    @POST
    @Consumes("application/json")
    public Response order(JsonObject request) {
        OrderingCodes.Order order = ordering.order(Requests.text(request, "product"), Requests.whole(request, "count"));
        if (order instanceof OrderingCodes.Ordered ordered) {
            return Response.accepted(Json.createObjectBuilder()
                            .add("batch", ordered.ref())
                            .add("job", ordered.job())
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
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonObject one(@PathParam("ref") String ref) {
        return ordering.find(ref).map(batch -> json(batch).build()).orElseThrow(Requests::notFound);
    }

    /** Asks for the codes, to be decided by somebody else: {@code {"format":"csv"|"svg","first":0,"last":99}}, all without a range. */
    @POST
    @Path("{ref}/exports")
    @Consumes("application/json")
    public Response export(@PathParam("ref") String ref, JsonObject request) {
        String format = Requests.text(request, "format");
        ExportingCodes.Asking asking = request.containsKey("first")
                ? exporting.ask(ref, format, Requests.whole(request, "first"), Requests.whole(request, "last"))
                : exporting.askForAll(ref, format);
        if (asking instanceof ExportingCodes.Asked asked) {
            return Response.accepted(Json.createObjectBuilder()
                            .add("approval", asked.request().id())
                            .build())
                    .location(URI.create("/api/v1/approvals/" + asked.request().id()))
                    .build();
        }
        ExportingCodes.NotAsked not = (ExportingCodes.NotAsked) asking;
        return refused("NOT_ASKED", "Nothing was asked for", ref, not.code(), not.argument());
    }

    /** Cancels codes that were never released, for good: {@code {"first":0,"last":99}}. */
    @POST
    @Path("{ref}/cancellations")
    @Consumes("application/json")
    @Allowed(Role.BRAND_ADMIN)
    public Response cancel(@PathParam("ref") String ref, JsonObject request) {
        CancellingCodes.Cancellation outcome =
                cancelling.cancel(ref, Requests.whole(request, "first"), Requests.whole(request, "last"));
        if (outcome instanceof CancellingCodes.Waiting waiting) {
            return Answers.waiting(waiting.outboxId());
        }
        CancellingCodes.NotCancelled not = (CancellingCodes.NotCancelled) outcome;
        return refused("NOT_CANCELLED", "No code was cancelled", ref, not.code(), not.argument());
    }

    /** What names no batch of this brand is not found, whoever's it may be. */
    private static Response refused(String code, String title, String ref, String key, String argument) {
        if (key.equals("capture.unknown-batch")) {
            throw Requests.notFound();
        }
        return Answers.refused(code, title, List.of(Answers.Fault.of(ref, key, argument)));
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
                .add("state", batch.state().name())
                .add("job", batch.jobId())
                .add("submission", batch.outboxId());
    }
}
