package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.dossier.MakingPacks;
import com.jitrace.app.readmodel.PartUse;
import com.jitrace.app.trace.Node;
import com.jitrace.app.trace.Trace;
import com.jitrace.app.trace.TracingParts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in what. {@code of} is an item (its code, link or name like 7F3KQ/12), a batch (7F3KQ) or a lot (as printed, or its id). At most 200
 * stops and 10 levels; what this organisation was not told of is a stop with {@code "sealed":true}.
 */
@Path("trace")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK, Role.AUDITOR})
public class TraceResource {
    @Inject
    private TracingParts tracing;

    @Inject
    private MakingPacks packs;

    /** To the parts in it, their makers, lots and records. */
    @GET
    @Path("back")
    public JsonObject back(@QueryParam("of") @Nullable String of) {
        return json(tracing.readBack(named(of)).orElseThrow(Requests::notFound));
    }

    /** To everything that contains it. */
    @GET
    @Path("forward")
    public JsonObject forward(@QueryParam("of") @Nullable String of) {
        return json(tracing.readForward(named(of)).orElseThrow(Requests::notFound));
    }

    /** How far it spread, in numbers: every item that now contains some of it. */
    @GET
    @Path("reach")
    public JsonObject reach(@QueryParam("of") @Nullable String of) {
        return ReachJson.json(tracing.readReach(named(of)).orElseThrow(Requests::notFound))
                .build();
    }

    /** All of that for one item as a ZIP that {@code chain.jar verify} checks (docs/spec/pack.md). */
    @GET
    @Path("pack")
    @Produces({"application/zip", "application/json"})
    public Response pack(@QueryParam("of") @Nullable String of) {
        MakingPacks.Outcome outcome = packs.read(named(of));
        if (outcome instanceof MakingPacks.Made made) {
            return Response.ok(made.zip(), "application/zip")
                    .header("Content-Disposition", "attachment; filename=\"" + made.name() + "\"")
                    .header("Cache-Control", "no-store")
                    .build();
        }
        if (outcome instanceof MakingPacks.NotMade not) {
            return Answers.refused("NOT_PACKED", "No pack was made", List.of(Answers.Fault.of("of", not.code())));
        }
        throw Requests.notFound();
    }

    private static String named(@Nullable String of) {
        if (of == null || of.isBlank()) {
            throw Requests.refuse("FIELD_MISSING", "The parameter \"of\" is missing.");
        }
        return of;
    }

    private static JsonObject json(Trace trace) {
        JsonArrayBuilder nodes = Json.createArrayBuilder();
        trace.nodes().forEach(node -> nodes.add(json(node)));
        return Json.createObjectBuilder()
                .add("of", trace.title())
                .add("nodes", nodes)
                .add("more", trace.more())
                .add("deeper", trace.deeper())
                .build();
    }

    private static JsonObjectBuilder json(Node node) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", node.id())
                .add("before", node.before())
                .add("depth", node.depth())
                .add("count", node.content().count())
                .add("sealed", node.content() instanceof Node.Sealed)
                .add("together", node.together());
        if (node.content() instanceof Node.Items items) {
            json.add("items", items.items().name())
                    .add("product", items.product())
                    .add("status", items.state().status())
                    .add("custodian", items.state().custodian())
                    .add("addressee", items.state().addressee())
                    .add("place", items.state().place())
                    .add("maker", items.maker())
                    .add("lot", items.lot())
                    .add("records", items.records());
        } else if (node.content() instanceof Node.Pieces pieces) {
            json.add("lot", pieces.lot()).add("product", pieces.product());
        }
        boolean sealed = node.content() instanceof Node.Sealed;
        return deed(deed(json, "in", node.in(), sealed), "out", node.out(), sealed);
    }

    /** Of a sealed stop only the entry is said, which proves it. */
    private static JsonObjectBuilder deed(JsonObjectBuilder json, String name, PartUse.Deed deed, boolean sealed) {
        if (deed.leaf() == 0) {
            return json;
        }
        JsonObjectBuilder told =
                Json.createObjectBuilder().add("entry", deed.leaf()).add("time", deed.time());
        return json.add(name, sealed ? told : told.add("by", deed.author()).add("place", deed.region()));
    }
}
