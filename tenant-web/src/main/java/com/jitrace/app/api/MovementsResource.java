package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.capture.Comparison;
import com.jitrace.app.capture.CorrectingRecords;
import com.jitrace.app.capture.MovingItems;
import com.jitrace.app.capture.PackingItems;
import com.jitrace.app.capture.ReceivingGoods;
import com.jitrace.app.capture.Recorded;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/**
 * What happens to items. Every request names its items as {@code "codes":[…]} or {@code "batch","first","last"}, and where it happened as
 * {@code "region"} (ISO 3166-2) and {@code "city"}.
 */
@Path("")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
public class MovementsResource {
    @Inject
    private MovingItems moving;

    @Inject
    private PackingItems packing;

    @Inject
    private CorrectingRecords correcting;

    @Inject
    private ReceivingGoods receiving;

    @POST
    @Path("releases")
    public Response release(JsonObject request) {
        Optional<String> lot = Requests.optionalText(request, "lot");
        return Answers.recorded(
                lot.isPresent()
                        ? moving.releaseLot(Requests.selection(request), lot.get(), Requests.where(request))
                        : moving.release(Requests.selection(request), Requests.where(request)));
    }

    /** {@code "to"} is the party id of the addressee (GET /partners). */
    @POST
    @Path("shipments")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER})
    public Response ship(JsonObject request) {
        return Answers.recorded(
                moving.ship(Requests.selection(request), Requests.text(request, "to"), Requests.where(request)));
    }

    /** With {@code "count":true} the codes are a count of the delivery: what was expected is received, differences are kept. */
    @POST
    @Path("receipts")
    public Response receive(JsonObject request) {
        if (request.containsKey("count")) {
            return Answers.recorded(receiving.receive(
                    Requests.texts(request, "codes"), Requests.where(request), request.getBoolean("observe", false)));
        }
        return Answers.recorded(moving.receive(Requests.selection(request), Requests.where(request)));
    }

    /** The place is required: the page shows the city and region of a sale. */
    @POST
    @Path("sales")
    public Response sell(JsonObject request) {
        return Answers.recorded(moving.sell(
                Requests.selection(request),
                Requests.where(request)
                        .orElseThrow(() -> Requests.refuse("PLACE", "A sale needs \"region\", for example DE-HH."))));
    }

    /** What was scanned against what was to come; nothing is recorded. */
    @POST
    @Path("receipts/comparisons")
    public JsonObject compare(JsonObject request) {
        Comparison comparison = receiving.compare(Requests.texts(request, "codes"));
        JsonArrayBuilder differences = Json.createArrayBuilder();
        comparison
                .differences()
                .forEach(difference -> differences.add(Json.createObjectBuilder()
                        .add("kind", difference.kind().name())
                        .add("subject", difference.subject())
                        .add("items", difference.items())));
        return Json.createObjectBuilder()
                .add("there", comparison.there().size())
                .add("differences", differences)
                .build();
    }

    @POST
    @Path("returns")
    public Response takeBack(JsonObject request) {
        return Answers.recorded(moving.takeBack(Requests.selection(request), Requests.where(request)));
    }

    /** {@code "unit"} in "into" names a unit that is there already; without it a new one is made, with "sscc" on its label. */
    @POST
    @Path("packings")
    public Response pack(JsonObject request) {
        return packed(packing.pack(
                Requests.selection(request),
                Requests.optionalText(request, "into"),
                Requests.optionalText(request, "sscc"),
                Requests.where(request)));
    }

    /** {@code "from"} names the unit that the items or the inner unit are directly in. */
    @POST
    @Path("unpackings")
    public Response unpack(JsonObject request) {
        return packed(
                packing.unpack(Requests.selection(request), Requests.text(request, "from"), Requests.where(request)));
    }

    /** {@code "submission"} is what is taken back. */
    @POST
    @Path("corrections")
    public Response correct(JsonObject request) {
        return Answers.recorded(
                correcting.correct(Requests.longWhole(request, "submission", Long.MAX_VALUE), Requests.where(request)));
    }

    private static Response packed(PackingItems.Packed outcome) {
        if (outcome instanceof PackingItems.Waiting waiting) {
            return Response.accepted(Json.createObjectBuilder()
                            .add("unit", waiting.unit())
                            .add("items", waiting.items())
                            .add("submissions", Json.createArrayBuilder().add(waiting.outboxId()))
                            .build())
                    .location(URI.create("/api/v1/submissions/" + waiting.outboxId()))
                    .build();
        }
        return Answers.recorded(new Recorded.NotRecorded(((PackingItems.NotPacked) outcome).troubles()));
    }
}
