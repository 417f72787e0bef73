package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.licence.Admission;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** What the platform's operators propose: licences, partners. It happens when enough of them have signed. */
@Path("organisations")
@Produces("application/json")
@RequestScoped
@Allowed(Role.OPERATOR)
public class OperatorResource {
    private static final long NUMBER_MAX = 9_007_199_254_740_991L;

    @Inject
    private Organisations organisations;

    @Inject
    private Admission admission;

    @GET
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (Organisation organisation : organisations.all()) {
            rows.add(Json.createObjectBuilder()
                    .add("id", organisation.id().value())
                    .add("kind", organisation.kind().name())
                    .add("name", organisation.name())
                    .add("domain", organisation.domain()));
        }
        return rows.build();
    }

    /** Proposes one more licence for a brand: {@code {"codes":10000,"until":…}}, milliseconds UTC. */
    @POST
    @Path("{id}/licences")
    @Consumes("application/json")
    public Response grant(@PathParam("id") String id, JsonObject request) {
        Organisation brand = known(id, Organisation.Kind.BRAND);
        long codes = Requests.longWhole(request, "codes", NUMBER_MAX);
        long until = Requests.longWhole(request, "until", NUMBER_MAX);
        if (codes == 0) {
            throw Requests.refuse("FIELD_FORM", "A licence is for at least one code.");
        }
        return ProposalsResource.answer(admission.grantLicence(brand.id(), new Admission.Grant(codes, until)));
    }

    /** Proposes to let a partner act for a brand: {@code {"partner":"organisation id"}}. */
    @POST
    @Path("{id}/partners")
    @Consumes("application/json")
    public Response admit(@PathParam("id") String id, JsonObject request) {
        Organisation brand = known(id, Organisation.Kind.BRAND);
        Organisation partner = known(Requests.text(request, "partner"), Organisation.Kind.PARTNER);
        return admission
                .admitPartner(brand.id(), partner.id())
                .map(ProposalsResource::answer)
                .orElseThrow(() -> Requests.refuse("ADMITTED", "This partner is admitted for the brand already."));
    }

    private Organisation known(String id, Organisation.Kind kind) {
        return organisations
                .find(Requests.organisation(id))
                .filter(organisation -> organisation.kind() == kind)
                .orElseThrow(Requests::notFound);
    }
}
