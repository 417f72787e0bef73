package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.assembly.AsBuilt;
import com.jitrace.app.assembly.AssemblingItems;
import com.jitrace.app.assembly.Bill;
import com.jitrace.app.assembly.DesigningProducts;
import com.jitrace.app.capture.BuildingItems;
import com.jitrace.app.part.Tracing;
import com.jitrace.chain.entry.Stock;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is built into what. Every request about an item names it as {@code "item"} (its code), its parts as {@code "parts":[codes]} and counted
 * pieces as {@code "counted":[{"lot","quantity"}]}.
 */
@Path("assemblies")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER, Role.CLERK})
public class AssembliesResource {
    @Inject
    private AssemblingItems assembling;

    @Inject
    private DesigningProducts designing;

    /** Parts go in; with {@code "whole":false} more may follow, otherwise what is missing is a fault. */
    @POST
    public Response assemble(JsonObject request) {
        return Answers.recorded(
                assembling.assemble(scanned(request), request.getBoolean("whole", true), Requests.where(request)));
    }

    /** What was scanned against the bill of material; nothing is recorded. */
    @POST
    @Path("comparisons")
    public JsonObject compare(JsonObject request) {
        AsBuilt built = assembling.compare(scanned(request), request.getBoolean("whole", true));
        JsonArrayBuilder lines = Json.createArrayBuilder();
        built.lines()
                .forEach(line -> lines.add(json(line.designed())
                        .add("inside", line.inside())
                        .add("added", line.added())
                        .add("missing", line.missing())));
        JsonArrayBuilder troubles = Json.createArrayBuilder();
        built.troubles().stream()
                .map(trouble -> Answers.Fault.of(trouble.subject(), trouble.code()))
                .forEach(fault -> troubles.add(Json.createObjectBuilder()
                        .add("subject", fault.subject())
                        .add("code", fault.code())
                        .add("detail", fault.detail())));
        return Json.createObjectBuilder()
                .add("complete", built.complete())
                .add("lines", lines)
                .add("troubles", troubles)
                .build();
    }

    /** Parts come out again, into the hands that hold the item. */
    @POST
    @Path("removals")
    public Response takeOut(JsonObject request) {
        return Answers.recorded(assembling.takeOut(scanned(request), Requests.where(request)));
    }

    /** Items that no longer exist: {@code "codes":[…]}. This cannot be erased. */
    @POST
    @Path("scraps")
    public Response scrap(JsonObject request) {
        return Answers.recorded(assembling.scrap(Requests.texts(request, "codes"), Requests.where(request)));
    }

    /**
     * Counted pieces: {@code "flow"} is IN, OUT or OVER (then {@code "to"} is the party), {@code "quantity"}, and either {@code "product"} with
     * the {@code "label"} of the lot, or {@code "brand"} with the id of its {@code "lot"} on the chain.
     */
    @POST
    @Path("stock")
    public Response count(JsonObject request) {
        BuildingItems.Flow flow = new BuildingItems.Flow(
                way(Requests.text(request, "flow")),
                Requests.longWhole(request, "quantity", Long.MAX_VALUE),
                Requests.optionalText(request, "to"));
        return Answers.recorded(
                request.containsKey("lot")
                        ? assembling.count(
                                Requests.organisation(Requests.text(request, "brand")),
                                Requests.text(request, "lot"),
                                flow,
                                Requests.where(request))
                        : assembling.count(
                                Requests.text(request, "product"),
                                Requests.text(request, "label"),
                                flow,
                                Requests.where(request)));
    }

    /** Counted pieces in the own hands, by lot. */
    @GET
    @Path("stock")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER, Role.CLERK, Role.AUDITOR})
    public JsonArray stock() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (BuildingItems.Balance one : assembling.stock()) {
            all.add(Json.createObjectBuilder()
                    .add("lot", one.lot())
                    .add("label", one.label())
                    .add("product", one.productId())
                    .add("quantity", one.quantity()));
        }
        return all.build();
    }

    /** What a product is designed to be made of, the newest version. */
    @GET
    @Path("bills/{product}")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonObject bill(@PathParam("product") String product) {
        return designing.find(product).map(AssembliesResource::json).orElseThrow(Requests::notFound);
    }

    /** Saves a new version: {@code {"lines":[{"part","quantity","tracing","shown"}]}}; tracing is PIECE, LOT or NONE; shown is false if left out. */
    @POST
    @Path("bills/{product}")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Response design(@PathParam("product") String product, JsonObject request) {
        DesigningProducts.Saving saving = designing.save(product, lines(request));
        return saving instanceof DesigningProducts.Saved saved
                ? Response.status(Response.Status.CREATED)
                        .entity(json(saved.bill()))
                        .build()
                : Answers.refused(
                        "NOT_SAVED",
                        "Nothing was saved",
                        List.of(Answers.Fault.of(product, ((DesigningProducts.NotSaved) saving).code())));
    }

    private static Stock.Flow way(String name) {
        for (Stock.Flow way : Stock.Flow.values()) {
            if (way.name().equals(name.toUpperCase(Locale.ROOT))) {
                return way;
            }
        }
        throw Requests.refuse("FLOW", "The flow must be IN, OUT or OVER.");
    }

    private static List<Bill.Line> lines(JsonObject request) {
        List<Bill.Line> lines = new ArrayList<>();
        for (JsonObject line : objects(request, "lines")) {
            long quantity = Requests.longWhole(line, "quantity", Bill.QUANTITY_MAX);
            Optional<Tracing> tracing = Tracing.named(Requests.text(line, "tracing"));
            if (quantity == 0 || tracing.isEmpty()) {
                throw Requests.refuse("LINE", "A line has a quantity from 1 and the tracing PIECE, LOT or NONE.");
            }
            lines.add(new Bill.Line(
                    Requests.text(line, "part"), quantity, tracing.get(), line.getBoolean("shown", false)));
        }
        return lines;
    }

    private static AssemblingItems.Scanned scanned(JsonObject request) {
        List<BuildingItems.Amount> counted = new ArrayList<>();
        for (JsonObject some : objects(request, "counted")) {
            long quantity = Requests.longWhole(some, "quantity", Bill.QUANTITY_MAX);
            String lot = Requests.text(some, "lot");
            if (quantity == 0 || lot.isBlank()) {
                throw Requests.refuse("COUNTED", "Counted pieces have a lot and a quantity from 1.");
            }
            counted.add(new BuildingItems.Amount(lot, quantity));
        }
        return new AssemblingItems.Scanned(
                Requests.text(request, "item"),
                request.containsKey("parts") ? Requests.texts(request, "parts") : List.of(),
                counted);
    }

    private static List<JsonObject> objects(JsonObject request, String field) {
        JsonValue value = request.getOrDefault(field, JsonValue.EMPTY_JSON_ARRAY);
        if (!(value instanceof JsonArray array) || !array.stream().allMatch(JsonObject.class::isInstance)) {
            throw Requests.refuse("FIELD_FORM", "The field \"" + field + "\" must be a list of objects.");
        }
        return array.getValuesAs(JsonObject.class);
    }

    private static JsonObject json(Bill bill) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        bill.lines().forEach(line -> lines.add(json(line)));
        return Json.createObjectBuilder()
                .add("product", bill.product())
                .add("version", bill.version())
                .add("lines", lines)
                .build();
    }

    private static JsonObjectBuilder json(Bill.Line line) {
        return Json.createObjectBuilder()
                .add("part", line.part())
                .add("quantity", line.quantity())
                .add("tracing", line.tracing().name())
                .add("shown", line.shown());
    }
}
