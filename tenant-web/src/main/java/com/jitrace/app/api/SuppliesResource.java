package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.part.DrawingCodes;
import com.jitrace.app.part.Supplying;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** What the signed-in supplier may make for which manufacturer, and the codes it draws for that. */
@Path("supplies")
@Produces("application/json")
@RequestScoped
@Allowed(Role.SUPPLIER)
public class SuppliesResource {
    @Inject
    private Supplying supplying;

    @Inject
    private DrawingCodes drawing;

    /** {@code "party"} is the supplier's own party for the manufacturer, {@code "addressee"} the manufacturer's, to ship to. */
    @GET
    public JsonArray offers() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        supplying
                .offers()
                .forEach(offer -> rows.add(Json.createObjectBuilder()
                        .add("party", offer.party())
                        .add("manufacturer", offer.manufacturer())
                        .add("addressee", offer.addressee())
                        .add("product", offer.part().product())
                        .add("name", offer.part().name())
                        .add("gtin", offer.part().gtin())
                        .add("tracing", offer.part().tracing().name())
                        .add("version", offer.part().version())
                        .add("specification", PartJson.json(offer.part().specification()))
                        .add("granted", offer.granted())
                        .add("drawn", offer.drawn())
                        .add("authorised", offer.authorised())));
        return rows.build();
    }

    @GET
    @Path("draws")
    public JsonArray drawn() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        supplying
                .drawn()
                .forEach(draw -> rows.add(Json.createObjectBuilder()
                        .add("party", draw.party())
                        .add("ref", draw.ref())
                        .add("product", draw.product())
                        .add("name", draw.name())
                        .add("count", draw.count())
                        .add("state", draw.there() ? "THERE" : draw.givenUp() ? "GIVEN_UP" : "WAITING")
                        .add("fetched", draw.fetched())));
        return rows.build();
    }

    /** Draws codes: {@code {"party":"…","product":"…","count":100}}; they can be fetched once their state is THERE. */
    @POST
    @Path("draws")
    @Consumes("application/json")
    public Response draw(JsonObject request) {
        DrawingCodes.Outcome outcome = drawing.draw(
                Requests.text(request, "party"), Requests.text(request, "product"), Requests.whole(request, "count"));
        if (outcome instanceof DrawingCodes.Drawn drawn) {
            return Response.accepted(
                            Json.createObjectBuilder().add("ref", drawn.ref()).build())
                    .location(URI.create("/api/v1/supplies/draws"))
                    .build();
        }
        DrawingCodes.NotDrawn not = (DrawingCodes.NotDrawn) outcome;
        if (not.code().equals("part.unknown")) {
            throw Requests.notFound();
        }
        return Answers.refused(
                "NOT_DRAWN", "No codes were drawn", List.of(Answers.Fault.of("", not.code(), not.argument())));
    }

    /** The codes of a draw as CSV; each time is noted with the manufacturer, and there are five times. */
    @POST
    @Path("draws/{ref}/lists")
    @Produces({"text/csv", "application/json"})
    public Response list(@PathParam("ref") String ref) {
        DrawingCodes.Fetch fetch = drawing.fetch(ref);
        if (fetch instanceof DrawingCodes.Fetched fetched) {
            return Response.ok(fetched.csv(), "text/csv; charset=utf-8")
                    .header("Content-Disposition", "attachment; filename=\"" + fetched.ref() + ".csv\"")
                    .header("Cache-Control", "no-store")
                    .build();
        }
        if (fetch instanceof DrawingCodes.NotFetched not) {
            return Answers.refused(
                    "NOT_FETCHED", "No codes were given out", List.of(Answers.Fault.of(ref, not.code())));
        }
        throw Requests.notFound();
    }
}
