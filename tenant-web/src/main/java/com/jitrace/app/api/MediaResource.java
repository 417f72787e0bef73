package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import com.jitrace.app.media.ProductFiles;
import com.jitrace.app.media.TakingFiles;
import com.jitrace.app.media.kind.Fault;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Documents and videos of the signed-in brand's products. */
@Path("media")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class MediaResource {
    private static final int BUSY_SECONDS = 10;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    @Inject
    private TakingFiles taking;

    @Inject
    private ProductFiles files;

    @Inject
    private CurrentUser user;

    /** What was taken in, newest first, and how much room there is. */
    @GET
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonObject all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        files.all(user.required().organisation())
                .forEach(file -> rows.add(Json.createObjectBuilder()
                        .add("sha256", file.hash())
                        .add("mediaType", file.kind().mediaType())
                        .add("bytes", file.bytes())
                        .add("addedAt", file.addedAt())
                        .add("public", file.isPublic())));
        return Json.createObjectBuilder()
                .add("bytes", files.bytes(user.required().organisation()))
                .add("bytesMax", TakingFiles.SPACE_BYTES_MAX)
                .add("files", rows)
                .build();
    }

    /**
     * Takes the body as a file in: a PDF document of up to 10 MB, an MP4 or WebM video of up to 50 MB, known by its bytes whatever the
     * request calls it. Answers the SHA-256 under which a sheet names it.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response take(InputStream upload) {
        return answer(taking.take(upload));
    }

    static Response answer(TakingFiles.Taking outcome) {
        if (outcome instanceof TakingFiles.Taken taken) {
            return Response.status(Response.Status.CREATED)
                    .entity(Json.createObjectBuilder()
                            .add("sha256", taken.hash())
                            .add("mediaType", taken.kind().mediaType())
                            .add("bytes", taken.bytes())
                            .build())
                    .build();
        }
        return refused((TakingFiles.NotTaken) outcome);
    }

    private static Response refused(TakingFiles.NotTaken why) {
        String code = why.reason().replaceFirst("^(part[.])?file[.-]", "");
        Response answer = RestProblems.response(new Problem(
                status(why.reason()),
                "FILE_" + code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'),
                "Not a file that is taken here",
                Texts.in(Language.ENGLISH).say(why.reason(), why.megabytesMax())));
        return why.reason().equals(TakingFiles.BUSY)
                ? Response.fromResponse(answer)
                        .header("Retry-After", BUSY_SECONDS)
                        .build()
                : answer;
    }

    private static int status(String reason) {
        if (reason.equals(Fault.UNKNOWN.key())) {
            return UNSUPPORTED;
        } else if (reason.equals(Fault.TOO_LARGE.key())) {
            return TOO_LARGE;
        }
        return reason.equals(TakingFiles.BUSY) ? UNAVAILABLE : UNPROCESSABLE;
    }
}
