package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.part.ImportingRecords;
import com.jitrace.app.part.ReadingRecords;
import com.jitrace.app.part.RecordFault;
import com.jitrace.app.part.RegisteringParts;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
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
import java.util.HexFormat;
import java.util.List;

/** Records of parts: what the maker measured on each, committed on the chain when the part is commissioned. */
@Path("partrecords")
@Produces("application/json")
@RequestScoped
@Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER})
public class PartRecordsResource {
    private static final int CREATED = 201;
    private static final int FAULTS_MAX = 1_000;
    private static final int INDEX_DIGITS_MAX = 9;

    @Inject
    private RegisteringParts registering;

    @Inject
    private ReadingRecords reading;

    @Inject
    private ImportingRecords importing;

    /**
     * Registers a part: {@code {"code","serial","values":[{"name","value","unit"}],"certificate":"sha256","region","city"}}; of a lot also
     * {@code "pieces"}, in the order of the list of codes. With {@code "withDeviations":true} also what deviates from the specification.
     */
    @POST
    @Consumes("application/json")
    public Response register(JsonObject request) {
        RegisteringParts.Outcome outcome = registering.register(
                new RegisteringParts.Made(
                        Requests.text(request, "code"),
                        request.containsKey("pieces") ? Requests.whole(request, "pieces") : 1,
                        Requests.optionalText(request, "serial").orElse(""),
                        Requests.optionalText(request, "certificate").orElse(""),
                        PartJson.measured(request)),
                Requests.where(request),
                request.getBoolean("withDeviations", false));
        if (outcome instanceof RegisteringParts.Registered registered) {
            return Response.accepted(Json.createObjectBuilder()
                            .add("submissions", Json.createArrayBuilder().add(registered.submission()))
                            .add("subject", registered.subject())
                            .add("commitment", registered.commitment())
                            .add("deviations", faults(registered.deviations()))
                            .build())
                    .location(URI.create("/api/v1/submissions/" + registered.submission()))
                    .build();
        }
        return Answers.refused(
                "NOT_REGISTERED",
                "Nothing was registered",
                ((RegisteringParts.NotRegistered) outcome)
                        .faults().stream()
                                .map(fault -> Answers.Fault.of(fault.where(), fault.textKey(), fault.expected()))
                                .toList());
    }

    /** The records of an item that this organisation wrote or got with a shipment, newest first; none is an empty list. */
    @GET
    @Path("{ref}/{index}")
    @Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR})
    public JsonArray records(@PathParam("ref") String ref, @PathParam("index") String index) {
        boolean item = ref.matches("[0-9A-Z]{5}") && index.matches("[0-9]{1," + INDEX_DIGITS_MAX + "}");
        if (!item) {
            throw Requests.notFound();
        }
        JsonArrayBuilder rows = Json.createArrayBuilder();
        reading.of(ref, Integer.parseInt(index)).forEach(row -> rows.add(json(row)));
        return rows.build();
    }

    private static JsonObjectBuilder json(ReadingRecords.Row row) {
        JsonArrayBuilder values = Json.createArrayBuilder();
        row.read()
                .record()
                .measured()
                .values()
                .forEach((name, value) -> values.add(Json.createObjectBuilder()
                        .add("name", name)
                        .add("value", value.text())
                        .add("unit", value.unit())));
        JsonArrayBuilder sealed = Json.createArrayBuilder();
        row.read()
                .sealed()
                .forEach((name, commitment) ->
                        sealed.add(Json.createObjectBuilder().add("name", name).add("commitment", commitment)));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("subject", row.stored().subject())
                .add("product", row.stored().productId())
                .add("party", row.stored().authorParty())
                .add("serial", row.stored().serial())
                .add("certificate", row.read().record().certificate())
                .add("specification", row.read().record().specification())
                .add("values", values)
                .add("sealed", sealed)
                .add("commitment", row.stored().commitment())
                .add("salt", HexFormat.of().formatHex(row.opening().salt()))
                .add("content", row.stored().content().toString())
                .add("own", row.own())
                .add("writtenAt", row.stored().writtenAt());
        row.comparison().ifPresent(comparison -> {
            JsonArrayBuilder deviations = Json.createArrayBuilder();
            comparison
                    .deviations()
                    .forEach(one -> deviations.add(Json.createObjectBuilder()
                            .add("name", one.name())
                            .add("code", one.kind().name())
                            .add("expected", one.expected())
                            .add("found", one.found())));
            json.add("deviations", deviations);
        });
        return json;
    }

    /** The dry run of a file: CSV or a workbook (XLSX) with the columns code, serial, certificate and one per characteristic. */
    @POST
    @Path("imports")
    @Consumes({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    public Response read(byte[] file) {
        ImportingRecords.Outcome outcome = importing.read(file);
        return outcome instanceof ImportingRecords.DryRun run
                ? Response.status(CREATED)
                        .location(URI.create("/api/v1/partrecords/imports/" + run.id()))
                        .entity(json(run))
                        .build()
                : answer(outcome);
    }

    @GET
    @Path("imports/{id}")
    public Response look(@PathParam("id") String id) {
        return answer(importing.look(id));
    }

    /** Gives the file to a job: {@code {"leaveOut":true,"withDeviations":true,"region","city"}}, all of it optional. */
    @POST
    @Path("imports/{id}/commits")
    @Consumes("application/json")
    public Response commit(@PathParam("id") String id, JsonObject request) {
        return answer(importing.commit(
                id,
                new ImportingRecords.Wish(
                        request.getBoolean("leaveOut", false),
                        request.getBoolean("withDeviations", false),
                        Requests.where(request))));
    }

    private static Response answer(ImportingRecords.Outcome outcome) {
        if (outcome instanceof ImportingRecords.DryRun run) {
            return Response.ok(json(run)).build();
        } else if (outcome instanceof ImportingRecords.Receipt receipt) {
            JsonArrayBuilder submissions = Json.createArrayBuilder();
            receipt.submissions().forEach(submissions::add);
            return Response.accepted(Json.createObjectBuilder()
                            .add("id", receipt.id())
                            .add("sha256", receipt.fileHash())
                            .add("job", receipt.job())
                            .add("done", receipt.done())
                            .add("submissions", submissions)
                            .build())
                    .location(URI.create("/api/v1/jobs/" + receipt.job()))
                    .build();
        }
        String code = ((ImportingRecords.NotTaken) outcome).code();
        if (code.equals("movements.unknown")) {
            throw Requests.notFound();
        }
        return Answers.refused("NOT_IMPORTED", "Nothing was imported", List.of(Answers.Fault.of("", code)));
    }

    private static JsonObject json(ImportingRecords.DryRun run) {
        return Json.createObjectBuilder()
                .add("id", run.id())
                .add("product", run.product())
                .add("sha256", run.fileHash())
                .add("rows", run.rows())
                .add("good", run.good())
                .add("faultCount", run.faults().size())
                .add("faults", faults(run.faults()))
                .build();
    }

    private static JsonArrayBuilder faults(List<RecordFault> faults) {
        Texts texts = Texts.in(Language.ENGLISH);
        JsonArrayBuilder rows = Json.createArrayBuilder();
        faults.stream()
                .limit(FAULTS_MAX)
                .forEach(fault -> rows.add(Json.createObjectBuilder()
                        .add("row", fault.row())
                        .add("subject", fault.subject())
                        .add("value", fault.value())
                        .add("code", fault.kind().name())
                        .add("expected", fault.expected())
                        .add("problem", texts.say(fault.textKey(), fault.expected()))));
        return rows;
    }
}
