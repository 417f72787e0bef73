package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.quality.Finding;
import com.jitrace.app.quality.GivingNotices;
import com.jitrace.app.quality.HandlingNotices;
import com.jitrace.app.quality.QualityNotice;
import com.jitrace.app.quality.ReadingNotices;
import com.jitrace.app.quality.Severity;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.trace.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Notices that goods are at fault: a supplier gives them, its manufacturers are told, hold the goods, ask for a recall, close them. */
@Path("quality-notices")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER})
public class QualityNoticesResource {
    @Inject
    private GivingNotices giving;

    @Inject
    private ReadingNotices reading;

    @Inject
    private HandlingNotices handling;

    /** Newest first. */
    @GET
    @Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonArray all() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        reading.all().forEach(notice -> all.add(json(notice)));
        return all.build();
    }

    /**
     * {@code {"of":"7F3KQ/0-99","words":"…","remedy":"…","severity":"CRITICAL|MAJOR|MINOR"}}: of is an item (code, link or name), items, a
     * batch of codes, or a lot as printed or as in its records.
     */
    @POST
    public Response give(JsonObject request) {
        GivingNotices.Outcome outcome = giving.give(Requests.text(request, "of"), finding(request));
        if (outcome instanceof GivingNotices.Given given) {
            return Response.created(URI.create("/api/v1/quality-notices/" + given.id()))
                    .entity(Json.createObjectBuilder()
                            .add("id", given.id())
                            .add("items", given.items())
                            .build())
                    .build();
        }
        GivingNotices.NotGiven not = (GivingNotices.NotGiven) outcome;
        if (not.code().equals("quality.unknown")) {
            throw Requests.notFound();
        }
        return Answers.refused(
                "NOT_GIVEN", "No notice was given", List.of(Answers.Fault.of("of", not.code(), not.argument())));
    }

    /** One notice with its items, its steps, and for a supplier which manufacturers were told ({@code "at":0} = not yet). */
    @GET
    @Path("{id}")
    @Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonObject one(@PathParam("id") String id) {
        ReadingNotices.View view = reading.find(id).orElseThrow(Requests::notFound);
        JsonArrayBuilder items = Json.createArrayBuilder(
                view.goods().items().stream().map(Origin.Stretch::name).toList());
        JsonArrayBuilder steps = Json.createArrayBuilder();
        view.steps()
                .forEach(step -> steps.add(Json.createObjectBuilder()
                        .add("state", step.state().name())
                        .add("by", step.byName())
                        .add("at", step.doneAt())
                        .add("words", step.words())
                        .add("made", Json.createArrayBuilder(step.outcome()))));
        JsonArrayBuilder told = Json.createArrayBuilder();
        view.told()
                .forEach(one -> told.add(Json.createObjectBuilder()
                        .add("manufacturer", one.manufacturer())
                        .add("at", one.toldAt())));
        JsonObjectBuilder json = json(view.notice())
                .add("lot", view.goods().lot())
                .add("items", items)
                .add("steps", steps)
                .add("told", told);
        if (view.notice().state() != QualityNotice.State.GIVEN) {
            json.add("reach", ReachJson.json(reading.reach(view)));
        }
        return json.build();
    }

    /** Holds its goods. */
    @POST
    @Path("{id}/holds")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Response hold(@PathParam("id") String id) {
        return answer(handling.hold(id), "holds");
    }

    /** Asks for the recall of everything that contains its goods: {@code {"reason":"…","remedy":"…"}}, in words for consumers. */
    @POST
    @Path("{id}/recalls")
    @Allowed(Role.BRAND_ADMIN)
    public Response recall(@PathParam("id") String id, JsonObject request) {
        Notice words;
        try {
            words = new Notice(Requests.text(request, "reason"), Requests.text(request, "remedy"));
        } catch (IllegalArgumentException e) {
            throw Requests.refuse("NOTICE", "Reason and remedy have 1 to 300 characters each.");
        }
        return answer(handling.askRecall(id, words), "approvals");
    }

    /** Closes it: {@code {"words":"…"}}. */
    @POST
    @Path("{id}/closings")
    @Allowed(Role.BRAND_ADMIN)
    public Response close(@PathParam("id") String id, JsonObject request) {
        return answer(handling.close(id, Requests.text(request, "words")), "made");
    }

    private static Response answer(HandlingNotices.Outcome outcome, String made) {
        if (outcome instanceof HandlingNotices.Done done) {
            return Response.ok(Json.createObjectBuilder()
                            .add("state", done.state().name())
                            .add(made, Json.createArrayBuilder(done.made()))
                            .build())
                    .build();
        }
        if (outcome instanceof HandlingNotices.NotDone not) {
            return Answers.refused("NOT_DONE", "Nothing was done", List.of(Answers.Fault.of("", not.code())));
        }
        throw Requests.notFound();
    }

    private static JsonObjectBuilder json(QualityNotice notice) {
        return Json.createObjectBuilder()
                .add("id", notice.id())
                .add("state", notice.state().name())
                .add("held", notice.isHeld())
                .add("of", notice.about())
                .add("from", notice.fromParty())
                .add("words", notice.finding().words())
                .add("remedy", notice.finding().remedy())
                .add("severity", notice.finding().severity().name())
                .add("by", notice.writtenByName())
                .add("writtenAt", notice.writtenAt())
                .add("enteredAt", notice.enteredAt());
    }

    private static Finding finding(JsonObject request) {
        String severity = Requests.text(request, "severity");
        try {
            return new Finding(
                    Requests.text(request, "words"), Requests.text(request, "remedy"), Severity.valueOf(severity));
        } catch (IllegalArgumentException e) {
            throw Requests.refuse(
                    "FINDING",
                    "A notice has words of 1 to " + Finding.WORDS_CHARACTERS_MAX + " characters, a remedy of 1 to "
                            + Finding.REMEDY_CHARACTERS_MAX + ", and the severity CRITICAL, MAJOR or MINOR.");
        }
    }
}
