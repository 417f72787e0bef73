package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.part.PartFiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;

/** Drawings and certificates of parts. */
@Path("partfiles")
@Produces({"application/json", "application/pdf"})
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER})
public class PartFilesResource {
    @Inject
    private PartFiles files;

    /** Takes the body as a PDF document of up to 10 MB in; answers the SHA-256 under which a specification or a record names it. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response take(InputStream upload) {
        return MediaResource.answer(files.take(upload));
    }

    /** A file that belongs to a part of this organisation: its own, or one that came with a shipment. */
    @GET
    @Path("{sha256}")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER, Role.CLERK, Role.AUDITOR})
    public Response find(@PathParam("sha256") String hash) {
        return answer(files.find(hash).orElseThrow(Requests::notFound));
    }

    /** A drawing or document of a part number that was allotted to the signed-in supplier as {@code party}. */
    @GET
    @Path("{party}/{product}/{sha256}")
    @Allowed(Role.SUPPLIER)
    public Response drawing(
            @PathParam("party") String party, @PathParam("product") String product, @PathParam("sha256") String hash) {
        return answer(files.findDrawing(party, product, hash).orElseThrow(Requests::notFound));
    }

    private static Response answer(PartFiles.Shown shown) {
        StreamingOutput body = out -> shown.content().write(0, shown.file().bytes() - 1, out);
        return Response.ok(body, shown.file().kind().mediaType())
                .header("Content-Length", shown.file().bytes())
                .header("Content-Disposition", "attachment; filename=\"" + shown.fileName() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
