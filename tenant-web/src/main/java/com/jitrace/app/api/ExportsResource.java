package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import com.jitrace.app.labelling.FetchingCodeExports;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Exported codes of the signed-in brand. They are asked for at a batch, decided at /approvals, and fetched here, link by link. */
@Path("exports")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class ExportsResource {
    @Inject
    private FetchingCodeExports fetching;

    /** The jobs that wrote them, newest first. */
    @GET
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        fetching.exports().forEach(job -> rows.add(JobsResource.json(job)));
        return rows.build();
    }

    /** Who fetched what. */
    @GET
    @Path("downloads")
    public JsonArray downloads() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        fetching.downloads()
                .forEach(download -> rows.add(Json.createObjectBuilder()
                        .add("batch", download.ref())
                        .add("file", download.fileName())
                        .add("job", download.jobId())
                        .add("rows", download.rowsGiven())
                        .add("sha256", download.sha256())
                        .add("by", download.accountName())
                        .add("at", download.at())));
        return rows.build();
    }

    /** A link to the file of a done job; it works once and for half an hour. */
    @POST
    @Path("{job}/links")
    public Response link(@PathParam("job") String job) {
        FetchingCodeExports.Linking outcome = fetching.link(job);
        if (outcome instanceof FetchingCodeExports.Linked linked) {
            String href = "/api/v1/exports/links/" + linked.token();
            return Response.created(URI.create(href))
                    .entity(Json.createObjectBuilder()
                            .add("href", href)
                            .add("expiresAt", linked.expiresAt())
                            .build())
                    .build();
        } else if (outcome instanceof FetchingCodeExports.TooMany) {
            return RestProblems.response(new Problem(
                    409,
                    "TOO_MANY_LINKS",
                    "No more links",
                    "An export has " + FetchingCodeExports.LINKS_MAX + " links. Ask for the codes again."));
        }
        throw Requests.notFound();
    }

    /** The file; the link is used up by it. A link that does not work says nothing of why. */
    @GET
    @Path("links/{token}")
    @Produces("*/*")
    public Response fetch(@PathParam("token") String token, @Context Request request) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            // JAX-RS answers HEAD with this method, and a look must not use the link up.
            return RestProblems.response(Problem.of(405));
        }
        return fetching.fetch(token).map(Files::stream).orElseThrow(Requests::notFound);
    }
}
