package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.report.HandlingReports;
import com.jitrace.app.report.ProblemReport;
import com.jitrace.app.report.ReportStatus;
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
import java.util.Arrays;

/** What readers reported to the signed-in organisation. */
@Path("reports")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.OPERATOR, Role.AUDITOR})
public class ReportsResource {
    @Inject
    private HandlingReports handling;

    @GET
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        handling.all().forEach(report -> rows.add(json(report)));
        return rows.build();
    }

    @GET
    @Path("{id}")
    public JsonObject one(@PathParam("id") String id) {
        return json(handling.find(id).orElseThrow(Requests::notFound))
                .add("photos", Json.createArrayBuilder(handling.list(id)))
                .build();
    }

    /** {@code {"status":"OPEN"|"CLOSED","answer":"…"}}; a closed report forgets how to reach the reader. */
    @POST
    @Path("{id}/answers")
    @Consumes("application/json")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.OPERATOR})
    public Response answer(@PathParam("id") String id, JsonObject request) {
        String wanted = Requests.text(request, "status");
        ReportStatus status = Arrays.stream(ReportStatus.values())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Requests.refuse("STATUS", "The status is NEW, OPEN or CLOSED."));
        String answer = Requests.optionalText(request, "answer").orElse("");
        if (answer.length() > HandlingReports.ANSWER_CHARACTERS_MAX) {
            throw Requests.refuse(
                    "ANSWER", "An answer has at most " + HandlingReports.ANSWER_CHARACTERS_MAX + " characters.");
        }
        if (!handling.answer(id, status, answer)) {
            throw Requests.notFound();
        }
        return Response.noContent().build();
    }

    private static JsonObjectBuilder json(ProblemReport report) {
        return Json.createObjectBuilder()
                .add("id", report.id())
                .add("reference", report.reference())
                .add("gtin", report.subject().gtin())
                .add("serial", report.subject().serial())
                .add("seen", report.subject().seen())
                .add("kind", report.words().kind().name())
                .add("details", report.words().details())
                .add("shop", report.words().shop())
                .add("region", report.words().region())
                .add("city", report.words().city())
                .add("contact", report.contact())
                .add("status", report.status().name())
                .add("answer", report.answer())
                .add("time", report.reportedAt());
    }
}
