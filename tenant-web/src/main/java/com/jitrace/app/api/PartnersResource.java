package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.licence.Authorising;
import com.jitrace.app.licence.InvitingPartners;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.licence.ShowingPartners;
import com.jitrace.chain.entry.Act;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Partners of the signed-in brand and what they may do. */
@Path("partners")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class PartnersResource {
    private static final int CREATED = 201;
    private static final long TIME_MAX = 9_007_199_254_740_991L;

    @Inject
    private Partners partners;

    @Inject
    private Authorising authorising;

    @Inject
    private InvitingPartners inviting;

    @Inject
    private ShowingPartners showing;

    @Inject
    private CurrentUser user;

    @GET
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        partners.all(user.required().organisation())
                .forEach(partner -> rows.add(Json.createObjectBuilder()
                        .add("party", partner.partyId())
                        .add("name", partner.name())));
        return rows.build();
    }

    /** {@code {"name","login"}} for an organisation that is not here yet, or {@code {"organisation":"its reference"}}. */
    @POST
    @Path("invitations")
    @Consumes("application/json")
    @Allowed(Role.BRAND_ADMIN)
    public Response invite(JsonObject request) {
        InvitingPartners.Outcome outcome = request.containsKey("organisation")
                ? inviting.inviteKnown(Requests.text(request, "organisation"))
                : inviting.inviteNew(Requests.text(request, "name"), Requests.text(request, "login"));
        if (outcome instanceof InvitingPartners.NotInvited not) {
            return Answers.refused("NOT_INVITED", "Nothing was done", List.of(Answers.Fault.of("partner", not.code())));
        }
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (outcome instanceof InvitingPartners.Invited invited) {
            body.add("token", invited.token());
        }
        return Response.status(CREATED).entity(body.build()).build();
    }

    /** Whom this partner sees as addressees: {@code {"parties":["…"]}}. */
    @POST
    @Path("{party}/addressees")
    @Consumes("application/json")
    @Allowed(Role.BRAND_ADMIN)
    public Response show(@PathParam("party") String party, JsonObject request) {
        if (!showing.show(party, Set.copyOf(Requests.texts(request, "parties")))) {
            throw Requests.notFound();
        }
        return Response.noContent().build();
    }

    @GET
    @Path("authorisations")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonArray authorisations() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        authorising
                .all()
                .forEach(auth -> rows.add(Json.createObjectBuilder()
                        .add("id", auth.id())
                        .add("to", auth.toParty())
                        .add("acts", Json.createArrayBuilder(auth.acts()))
                        .add("products", Json.createArrayBuilder(auth.products()))
                        .add("regions", Json.createArrayBuilder(auth.regions()))
                        .add("from", auth.from())
                        .add("until", auth.until())
                        .add("revoked", auth.revoked())));
        return rows.build();
    }

    /** {@code {"acts":["receive","sell"],"products":["*"],"regions":["DE"],"from":…,"until":…}}, times in milliseconds UTC. */
    @POST
    @Path("{party}/authorisations")
    @Consumes("application/json")
    @Allowed(Role.BRAND_ADMIN)
    public Response authorise(@PathParam("party") String party, JsonObject request) {
        boolean known = partners.all(user.required().organisation()).stream()
                .anyMatch(partner -> partner.partyId().equals(party));
        if (!known) {
            throw Requests.notFound();
        }
        Set<Act> acts = new HashSet<>();
        for (String act : Requests.texts(request, "acts")) {
            try {
                acts.add(Act.valueOf(act.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw Requests.refuse(
                        "ACT", "There is no act \"" + act + "\"; choose from receive, ship, sell, return.");
            }
        }
        return Answers.waiting(authorising.authorise(
                party,
                new Authorising.Scope(
                        acts,
                        Set.copyOf(Requests.texts(request, "products")),
                        Set.copyOf(Requests.texts(request, "regions")),
                        Requests.longWhole(request, "from", TIME_MAX),
                        Requests.longWhole(request, "until", TIME_MAX))));
    }

    @DELETE
    @Path("authorisations/{id}")
    @Allowed(Role.BRAND_ADMIN)
    public Response revoke(@PathParam("id") String id) {
        boolean known = authorising.all().stream().anyMatch(auth -> auth.id().equals(id));
        if (!known) {
            throw Requests.notFound();
        }
        return Answers.waiting(authorising.revoke(id));
    }
}
