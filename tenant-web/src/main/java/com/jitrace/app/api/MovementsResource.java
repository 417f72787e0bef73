package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.capture.MovingItems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/**
 * What happens to items. Every request names its items as {@code "codes":[…]} or {@code "batch","first","last"}, and where it happened as
 * {@code "region"} (ISO 3166-2) and {@code "city"}.
 */
@Path("")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
public class MovementsResource {
    @Inject
    private MovingItems moving;

    @POST
    @Path("releases")
    public Response release(JsonObject request) {
        return Answers.recorded(moving.release(Requests.selection(request), Requests.where(request)));
    }

    /** {@code "to"} is the party id of the addressee (GET /partners). */
    @POST
    @Path("shipments")
    public Response ship(JsonObject request) {
        return Answers.recorded(
                moving.ship(Requests.selection(request), Requests.text(request, "to"), Requests.where(request)));
    }

    @POST
    @Path("receipts")
    public Response receive(JsonObject request) {
        return Answers.recorded(moving.receive(Requests.selection(request), Requests.where(request)));
    }

    /** The place is required: the page shows the city and region of a sale. */
    @POST
    @Path("sales")
    public Response sell(JsonObject request) {
        return Answers.recorded(moving.sell(
                Requests.selection(request),
                Requests.where(request)
                        .orElseThrow(() -> Requests.refuse("PLACE", "A sale needs \"region\", for example DE-HH."))));
    }
}
