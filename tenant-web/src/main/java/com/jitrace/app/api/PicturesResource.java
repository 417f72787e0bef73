package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import com.jitrace.app.media.Pictures;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Pictures of the signed-in brand's products. */
@Path("pictures")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class PicturesResource {
    private static final int UNSUPPORTED = 415;

    @Inject
    private Pictures pictures;

    /** Takes the body as a picture in, a JPEG, PNG or WebP of up to 8 MB by its bytes, whatever the request calls it; answers the SHA-256 under which a sheet names it. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response take(byte[] upload) {
        if (pictures.take(upload) instanceof Pictures.Taken taken) {
            return Response.status(Response.Status.CREATED)
                    .entity(Json.createObjectBuilder()
                            .add("picture", taken.hash())
                            .build())
                    .build();
        }
        return RestProblems.response(new Problem(
                UNSUPPORTED,
                "PICTURE",
                "Not a picture that is taken here",
                "Send a whole JPEG, PNG or WebP picture of at most " + (Pictures.UPLOAD_BYTES_MAX >> 20)
                        + " MB and 30 megapixels."));
    }
}
