package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.capture.ImportingMovements;
import com.jitrace.app.capture.RowFault;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of movements as CSV: POST it for a dry run, mend what is wrong, commit it once. */
@Path("imports")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
public class ImportsResource {
    private static final int CREATED = 201;

    @Inject
    private ImportingMovements importing;

    /** The dry run: {@code ?act=ship|receive|sell|return|release}; columns are found by the header. */
    @POST
    @Consumes("text/csv")
    public Response read(@QueryParam("act") @Nullable String act, byte[] file) {
        ImportingMovements.Outcome outcome =
                importing.read(Optional.ofNullable(act).orElse(""), file);
        return outcome instanceof ImportingMovements.DryRun run
                ? Response.status(CREATED)
                        .location(URI.create("/api/v1/imports/" + run.id()))
                        .entity(json(run))
                        .build()
                : answer(outcome);
    }

    @GET
    @Path("{id}")
    public Response look(@PathParam("id") String id) {
        return answer(importing.look(id));
    }

    /** Which column (from 0) is which field: {@code {"code":0,"region":2}}. */
    @POST
    @Path("{id}/columns")
    @Consumes("application/json")
    public Response map(@PathParam("id") String id, JsonObject request) {
        Map<String, Integer> chosen = new HashMap<>();
        for (Map.Entry<String, JsonValue> one : request.entrySet()) {
            if (!(one.getValue() instanceof JsonNumber)) {
                throw Requests.refuse("FIELD_FORM", "A column is a whole number from 0.");
            }
            chosen.put(one.getKey(), Requests.whole(request, one.getKey()));
        }
        return answer(importing.map(id, chosen));
    }

    /** Mends one cell: {@code {"row":7,"field":"region","value":"DE-HH"}}. */
    @POST
    @Path("{id}/cells")
    @Consumes("application/json")
    public Response mend(@PathParam("id") String id, JsonObject request) {
        return answer(importing.mend(
                id, Requests.whole(request, "row"), Requests.text(request, "field"), Requests.text(request, "value")));
    }

    @GET
    @Path("{id}/bad-rows.csv")
    @Produces("text/csv")
    public String badRows(@PathParam("id") String id) {
        Texts texts = Texts.in(Language.ENGLISH);
        return importing.badRows(id, fault -> texts.say(fault.textKey())).orElseThrow(Requests::notFound);
    }

    /** {@code {"leaveOut":true}} leaves out the rows with a fault. */
    @POST
    @Path("{id}/commits")
    @Consumes("application/json")
    public Response commit(@PathParam("id") String id, JsonObject request) {
        return answer(importing.commit(id, request.getBoolean("leaveOut", false)));
    }

    private static Response answer(ImportingMovements.Outcome outcome) {
        if (outcome instanceof ImportingMovements.DryRun run) {
            return Response.ok(json(run)).build();
        } else if (outcome instanceof ImportingMovements.Receipt receipt) {
            JsonArrayBuilder submissions = Json.createArrayBuilder();
            receipt.submissions().forEach(submissions::add);
            return Response.accepted(Json.createObjectBuilder()
                            .add("id", receipt.id())
                            .add("act", receipt.act())
                            .add("sha256", receipt.fileHash())
                            .add("items", receipt.items())
                            .add("again", receipt.again())
                            .add("submissions", submissions)
                            .build())
                    .location(URI.create("/api/v1/imports/" + receipt.id()))
                    .build();
        }
        String code = ((ImportingMovements.NotTaken) outcome).code();
        if (code.equals("movements.unknown")) {
            throw Requests.notFound();
        }
        return Answers.refused("NOT_IMPORTED", "Nothing was imported", List.of(Answers.Fault.of("", code)));
    }

    private static JsonObject json(ImportingMovements.DryRun run) {
        Texts texts = Texts.in(Language.ENGLISH);
        JsonArrayBuilder faults = Json.createArrayBuilder();
        for (RowFault fault : run.faults()) {
            faults.add(Json.createObjectBuilder()
                    .add("row", fault.row())
                    .add("column", fault.column())
                    .add("value", fault.value())
                    .add("code", fault.problem().name())
                    .add("problem", texts.say(fault.textKey()))
                    .add("suggestion", fault.suggestion()));
        }
        JsonObjectBuilder columns = Json.createObjectBuilder();
        run.file().columns().forEach((field, at) -> columns.add(field.written(), at));
        return Json.createObjectBuilder()
                .add("id", run.id())
                .add("act", run.act())
                .add("sha256", run.fileHash())
                .add("rows", run.file().rows().size())
                .add("good", run.good())
                .add("columns", columns)
                .add("faults", faults)
                .build();
    }
}
