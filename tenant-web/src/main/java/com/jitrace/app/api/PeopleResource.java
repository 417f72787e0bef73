package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.KeyWish;
import com.jitrace.app.account.OwnAccount;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.Scope;
import com.jitrace.app.account.SecurityLog;
import com.jitrace.app.account.Team;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The people of the own organisation, the own API keys, the security log. */
@Path("people")
@Produces("application/json")
@RequestScoped
@Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
public class PeopleResource {
    private static final int CREATED = 201;

    @Inject
    private Team team;

    @Inject
    private OwnAccount own;

    @Inject
    private SecurityLog log;

    @GET
    public JsonArray members() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        team.members()
                .forEach(member -> rows.add(Json.createObjectBuilder()
                        .add("id", member.id())
                        .add("login", member.login())
                        .add("name", member.name())
                        .add("roles", names(member.roles()))
                        .add("disabled", member.disabled())));
        return rows.build();
    }

    /** {@code {"login","name","roles":["BRAND_USER"]}}; the answer's token makes the link, and is shown this once. */
    @POST
    @Path("invitations")
    @Consumes("application/json")
    public Response invite(JsonObject request) {
        return answer(team.invite(Requests.text(request, "login"), Requests.text(request, "name"), roles(request)));
    }

    /** {@code {"roles":["BRAND_USER"]}}. */
    @POST
    @Path("{id}/roles")
    @Consumes("application/json")
    public Response changeRoles(@PathParam("id") String id, JsonObject request) {
        return answer(team.changeRoles(id, roles(request)));
    }

    @POST
    @Path("{id}/disablings")
    public Response disable(@PathParam("id") String id) {
        return answer(team.disable(id));
    }

    @POST
    @Path("{id}/enablings")
    public Response enable(@PathParam("id") String id) {
        return answer(team.enable(id));
    }

    @GET
    @Path("keys")
    @Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
    public JsonArray keys() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        own.keys()
                .forEach(key -> rows.add(Json.createObjectBuilder()
                        .add("id", key.id())
                        .add("label", key.label())
                        .add("scopes", names(key.scopes()))
                        .add("until", key.expiresAt())
                        .add("revoked", key.revoked())));
        return rows.build();
    }

    /** {@code {"label","scopes":["CAPTURE"],"days":90}}; the answer's key is shown this once. */
    @POST
    @Path("keys")
    @Consumes("application/json")
    @Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
    public Response createKey(JsonObject request) {
        Set<Scope> scopes = new HashSet<>();
        try {
            Requests.texts(request, "scopes").forEach(name -> scopes.add(Scope.valueOf(name)));
            KeyWish wish = new KeyWish(
                    Requests.text(request, "label"),
                    scopes,
                    Duration.ofDays(Requests.longWhole(request, "days", KeyWish.VALID_MAX.toDays())));
            return own.createKey(wish)
                    .map(key -> Response.status(CREATED)
                            .entity(Json.createObjectBuilder().add("key", key).build())
                            .build())
                    .orElseThrow(() -> Requests.refuse("TOO_MANY_KEYS", "Revoke a key you do not use first."));
        } catch (IllegalArgumentException bad) {
            throw Requests.refuse(
                    "KEY_FORM",
                    "A key has a label, scopes out of " + List.of(Scope.values()) + " and up to "
                            + KeyWish.VALID_MAX.toDays() + " days.");
        }
    }

    @DELETE
    @Path("keys/{id}")
    @Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
    public Response revokeKey(@PathParam("id") String id) {
        if (!own.revokeKey(id)) {
            throw Requests.notFound();
        }
        return Response.noContent().build();
    }

    @GET
    @Path("security-log")
    @Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.AUDITOR, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
    public JsonArray log() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        log.newest()
                .forEach(event -> rows.add(Json.createObjectBuilder()
                        .add("kind", event.kind().name())
                        .add("who", event.who())
                        .add("subject", event.subject())
                        .add("at", event.at())));
        return rows.build();
    }

    private static Set<Role> roles(JsonObject request) {
        Set<Role> roles = new HashSet<>();
        try {
            Requests.texts(request, "roles").forEach(name -> roles.add(Role.valueOf(name)));
        } catch (IllegalArgumentException bad) {
            throw Requests.refuse("ROLE", "The roles are " + List.of(Role.values()) + ".");
        }
        return roles;
    }

    private static Response answer(Team.Change change) {
        if (change instanceof Team.NotDone not) {
            if (not.code().equals("team.unknown")) {
                throw Requests.notFound();
            }
            return Answers.refused("NOT_DONE", "Nothing changed", List.of(Answers.Fault.of("account", not.code())));
        }
        return change instanceof Team.Invited invited
                ? Response.status(CREATED)
                        .entity(Json.createObjectBuilder()
                                .add("token", invited.token())
                                .build())
                        .build()
                : Response.noContent().build();
    }

    private static JsonArrayBuilder names(Set<? extends Enum<?>> values) {
        JsonArrayBuilder names = Json.createArrayBuilder();
        values.stream().map(Enum::name).sorted().forEach(names::add);
        return names;
    }
}
