package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.receiving.DecidedScans;
import com.jitrace.app.receiving.GateWish;
import com.jitrace.app.receiving.OpeningGates;
import com.jitrace.app.receiving.Sampling;
import com.jitrace.app.receiving.ScanWish;
import com.jitrace.app.receiving.ScanningParts;
import com.jitrace.app.receiving.TakingSnapshots;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.List;

/** Receiving gates and what is scanned there. */
@Path("gates")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
public class GatesResource {
    @Inject
    private OpeningGates gates;

    @Inject
    private ScanningParts scanning;

    @Inject
    private DecidedScans decided;

    @Inject
    private TakingSnapshots snapshots;

    @GET
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR})
    public JsonArray all() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        gates.all().forEach(view -> all.add(json(view)));
        return all.build();
    }

    private static JsonObjectBuilder json(OpeningGates.View view) {
        JsonArrayBuilder products = Json.createArrayBuilder();
        view.products().forEach(products::add);
        return Json.createObjectBuilder()
                .add("id", view.gate().id())
                .add("name", view.gate().name())
                .add("region", view.gate().region())
                .add("site", view.gate().site())
                .add("sampling", view.gate().sampling().plan().name())
                .add("n", view.gate().sampling().n())
                .add("decisions", view.gate().decisions())
                .add("products", products);
    }

    /** {@code {"name","region","site"?,"products":[id…],"sampling"?:"EVERY"|"FIRST","n"?}}. */
    @POST
    public Response open(JsonObject request) {
        GateWish wish = new GateWish(
                Requests.text(request, "name"),
                Requests.text(request, "region"),
                Requests.optionalText(request, "site").orElse(""),
                new HashSet<>(Requests.texts(request, "products")),
                sampling(request));
        OpeningGates.Opening opening = gates.open(wish);
        if (opening instanceof OpeningGates.Opened opened) {
            return Response.created(URI.create("/api/v1/gates/" + opened.gate()))
                    .entity(Json.createObjectBuilder()
                            .add("gate", opened.gate())
                            .build())
                    .build();
        }
        String code = ((OpeningGates.NotOpened) opening).code();
        return Answers.refused("GATE", "The gate was not opened", List.of(Answers.Fault.of(wish.name(), code)));
    }

    private static Sampling sampling(JsonObject request) {
        String plan = Requests.optionalText(request, "sampling").orElse("NONE");
        try {
            return plan.equals("NONE")
                    ? Sampling.NOTHING
                    : new Sampling(Sampling.Plan.valueOf(plan), Requests.whole(request, "n"));
        } catch (IllegalArgumentException e) {
            throw Requests.refuse(
                    "SAMPLING",
                    "\"sampling\" is NONE, EVERY or FIRST, and \"n\" a whole number from 1 to " + Sampling.N_MAX + ".");
        }
    }

    @POST
    @Path("{gate}/closings")
    public Response close(@PathParam("gate") String gate) {
        if (!gates.close(gate)) {
            throw Requests.notFound();
        }
        return Response.noContent().build();
    }

    /** One scan, or up to 100 as {@code "scans":[…]}; the answers stand in the same order. */
    @POST
    @Path("{gate}/scans")
    public JsonObject scan(@PathParam("gate") String gate, JsonObject request) {
        List<ScanWish> wishes = ScanJson.wishes(request);
        List<ScanningParts.Answer> answers = scanning.scan(gate, wishes);
        JsonArrayBuilder out = Json.createArrayBuilder();
        for (ScanningParts.Answer answer : answers) {
            out.add(ScanJson.of(answer));
        }
        return Json.createObjectBuilder().add("scans", out).build();
    }

    /** The newest decisions; with {@code ?before=<place>} older ones. */
    @GET
    @Path("{gate}/scans")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR})
    public JsonArray scans(
            @PathParam("gate") String gate,
            @QueryParam("before") @DefaultValue("9007199254740991") long before,
            @QueryParam("rows") @DefaultValue("50") int rows) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        decided.newest(gate, before, Math.max(1, rows))
                .orElseThrow(Requests::notFound)
                .forEach(view -> all.add(ScanJson.of(view)));
        return all.build();
    }

    /** What the gate may go on with for a minute without a network (docs/spec/gate.md). */
    @GET
    @Path("{gate}/snapshot")
    public JsonObject snapshot(@PathParam("gate") String gate) {
        TakingSnapshots.Snapshot taken = snapshots.take(gate).orElseThrow(Requests::notFound);
        return Json.createObjectBuilder()
                .add("content", taken.content())
                .add("key", taken.key())
                .add("signature", taken.signature())
                .build();
    }
}
