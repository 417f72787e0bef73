package com.jitrace.app.api;

import com.jitrace.app.evidence.FixingAnswers;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import com.jitrace.app.gate.Strangers;
import com.jitrace.app.report.ProblemReport;
import com.jitrace.app.report.ReportKind;
import com.jitrace.app.report.ReportWords;
import com.jitrace.app.report.Reporting;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** A reader's report of a problem, by a program: public, no login, without photos. */
@Path("items/{gtin}/{serial}/reports")
@Produces("application/json")
@RequestScoped
public class ReportingResource {
    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;

    @Inject
    private Reporting reporting;

    @Inject
    private FixingAnswers fixing;

    @Inject
    private Strangers strangers;

    @Inject
    private HttpServletRequest http;

    /** {@code {"kind","details","shop","region","city","language"}}; answers the reference, the address of the status page and of its paper. */
    @POST
    @Consumes("application/json")
    public Response report(@PathParam("gtin") String gtin, @PathParam("serial") String serial, JsonObject request) {
        if (!gtin.matches("[0-9]{14}")) {
            throw Requests.refuse("GTIN", "A GTIN in this address has 14 digits.");
        }
        ReportKind kind = ReportKind.named(Requests.text(request, "kind"))
                .orElseThrow(() -> Requests.refuse("KIND", "The kind is one of " + List.of(ReportKind.values()) + "."));
        String region = Requests.optionalText(request, "region").orElse("");
        if (!region.isBlank() && Regions.read(region).isEmpty()) {
            throw Requests.refuse(
                    "REGION", "The region must be an ISO 3166-2 code like DE-HH, or the name of one region.");
        }
        long wait = strangers.report(http.getRemoteAddr());
        if (wait > 0) {
            throw new WebApplicationException(RestProblems.response(new Problem(
                    TOO_MANY, "TOO_MANY", "Too many reports", "Wait " + wait + " seconds, then try again.")));
        }
        FixingAnswers.Fixed fixed = fixing.fix(Optional.of(gtin), serial, Regions.read(region), language(request));
        Reporting.Outcome outcome = reporting.report(
                new ProblemReport.Subject(gtin, serial, fixed.seen()),
                new ReportWords(
                        kind,
                        Requests.optionalText(request, "details").orElse(""),
                        Requests.optionalText(request, "shop").orElse(""),
                        Regions.read(region).orElse(""),
                        Requests.optionalText(request, "city").orElse("")),
                List.of(),
                fixed.answered());
        if (outcome instanceof Reporting.NotReported not) {
            return Answers.refused(
                    "NOT_REPORTED",
                    "Nothing was kept",
                    not.codes().stream()
                            .map(code -> Answers.Fault.of("report", code))
                            .toList());
        }
        Reporting.Reported kept = (Reporting.Reported) outcome;
        String status = "/report/01/" + gtin + "/21/" + serial + "/" + kept.token();
        return Response.status(CREATED)
                .entity(Json.createObjectBuilder()
                        .add("reference", kept.reference())
                        .add("status", status)
                        .add("evidence", status + "/evidence.pdf")
                        .build())
                .build();
    }

    /** In which the reader reads. */
    private static Language language(JsonObject request) {
        return Requests.optionalText(request, "language")
                .flatMap(Language::named)
                .orElse(Language.ENGLISH);
    }
}
