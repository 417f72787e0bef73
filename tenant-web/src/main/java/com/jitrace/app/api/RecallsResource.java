package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.recall.Effect;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.recall.Recalling;
import com.jitrace.app.recall.RecallingContents;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Scope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Recalls of the signed-in brand. Every request names its goods as {@code "product"}, as {@code "batch"}, or as {@code
 * "batch","first","last"}. A recall and its end are asked for here and decided by another administrator (/api/v1/approvals).
 */
@Path("recalls")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Allowed(Role.BRAND_ADMIN)
public class RecallsResource {
    @Inject
    private Recalling recalling;

    @Inject
    private RecallingContents contents;

    /** What a recall would reach now; nothing is written. */
    @POST
    @Path("simulations")
    public JsonObject simulate(JsonObject request) {
        return recalling
                .simulate(scope(request))
                .map(effect -> json(effect).build())
                .orElseThrow(Requests::notFound);
    }

    /** The goods with {@code "reason"} and {@code "remedy"}, in words for consumers. */
    @POST
    public Response recall(JsonObject request) {
        Notice notice = notice(Requests.text(request, "reason"), Requests.text(request, "remedy"));
        return answer(recalling.ask(scope(request), notice));
    }

    /** Everything that contains {@code "of"} (an item, a lot or a batch), with {@code "reason"} and {@code "remedy"}. */
    @POST
    @Path("contents")
    public Response contents(JsonObject request) {
        Notice notice = notice(Requests.text(request, "reason"), Requests.text(request, "remedy"));
        RecallingContents.Asking asking = contents.ask(Requests.text(request, "of"), notice);
        if (asking instanceof RecallingContents.Asked asked) {
            return Response.accepted(Json.createObjectBuilder()
                            .add("approvals", Json.createArrayBuilder(asked.approvalIds()))
                            .add("items", asked.items())
                            .build())
                    .build();
        }
        String code = ((RecallingContents.NotAsked) asking).code();
        if (code.equals("recall.too-much")) {
            return Answers.refused("TOO_MUCH", "Nothing was asked", List.of(Answers.Fault.of("", code)));
        }
        throw Requests.notFound();
    }

    /** Asks for the end of a recall of exactly these goods. */
    @POST
    @Path("lifts")
    public Response lift(JsonObject request) {
        return answer(recalling.askToLift(scope(request)));
    }

    private static Response answer(Recalling.Asking asking) {
        if (asking instanceof Recalling.Asked asked) {
            return Response.accepted(Json.createObjectBuilder()
                            .add("approval", asked.approvalId())
                            .add("reach", json(asked.effect()))
                            .build())
                    .location(URI.create("/api/v1/approvals/" + asked.approvalId()))
                    .build();
        }
        throw Requests.notFound();
    }

    private static JsonObjectBuilder json(Effect effect) {
        return Json.createObjectBuilder()
                .add("items", effect.items())
                .add("sold", counts(effect.sold()))
                .add("held", counts(effect.held()))
                .add("onTheWay", effect.onTheWay())
                .add("notReleased", effect.notReleased())
                .add("builtIn", effect.builtIn())
                .add("cancelled", effect.cancelled());
    }

    private static JsonObjectBuilder counts(Map<String, Long> counts) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        counts.forEach(json::add);
        return json;
    }

    private static Scope scope(JsonObject request) {
        try {
            if (!request.containsKey("batch")) {
                return new Scope.OfProduct(Requests.text(request, "product"));
            }
            String batch = Requests.text(request, "batch");
            return request.containsKey("first")
                    ? new Scope.OfItems(List.of(new BatchItems(
                            batch, Ranges.of(Requests.whole(request, "first"), Requests.whole(request, "last")))))
                    : new Scope.OfBatch(batch);
        } catch (Malformed e) {
            // neither the form of an id nor of a batch: there can be no such goods
            throw Requests.notFound();
        }
    }

    private static Notice notice(String reason, String remedy) {
        try {
            return new Notice(reason, remedy);
        } catch (IllegalArgumentException e) {
            throw Requests.refuse("NOTICE", "Reason and remedy have 1 to 300 characters each.");
        }
    }
}
