package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.receiving.DecidedScans;
import com.jitrace.app.receiving.OverridingDecisions;
import com.jitrace.app.receiving.PuttingAside;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
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

/** One decision of a gate, and what may follow it. */
@Path("scans/{scan}")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
public class ScansResource {
    @Inject
    private DecidedScans decided;

    @Inject
    private PuttingAside aside;

    @Inject
    private OverridingDecisions overriding;

    @GET
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR})
    public JsonObject find(@PathParam("scan") String scan) {
        return decided.find(scan)
                .map(ScanJson::of)
                .orElseThrow(Requests::notFound)
                .build();
    }

    /** An accepted part is put aside after all: {@code {"words"}} say why. */
    @POST
    @Path("quarantines")
    public JsonObject putAside(@PathParam("scan") String scan, JsonObject request) {
        PuttingAside.Aside outcome = aside.putAside(scan, Requests.text(request, "words"));
        if (outcome instanceof PuttingAside.Done done) {
            return ScanJson.of(done.scan()).build();
        }
        throw refused(scan, ((PuttingAside.NotDone) outcome).code());
    }

    /** Asks that a refused part is let in: {@code {"words"}} say why, and an administrator who did not scan it decides. */
    @POST
    @Path("overrides")
    public Response override(@PathParam("scan") String scan, JsonObject request) {
        OverridingDecisions.Asking asking = overriding.ask(scan, Requests.text(request, "words"));
        if (asking instanceof OverridingDecisions.Asked asked) {
            return Response.accepted(Json.createObjectBuilder()
                            .add("approval", asked.approvalId())
                            .build())
                    .location(URI.create("/api/v1/approvals/" + asked.approvalId()))
                    .build();
        }
        throw refused(scan, ((OverridingDecisions.NotAsked) asking).code());
    }

    private static jakarta.ws.rs.WebApplicationException refused(String scan, String code) {
        if (code.equals("receiving.no-scan")) {
            return Requests.notFound();
        }
        return new jakarta.ws.rs.WebApplicationException(
                Answers.refused("NOT_DONE", "Nothing was changed", List.of(Answers.Fault.of(scan, code))));
    }
}
