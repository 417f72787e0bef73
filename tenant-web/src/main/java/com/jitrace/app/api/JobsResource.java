package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.gate.RestProblems;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.jobs.Jobs;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Long work of the signed-in organisation. */
@Path("jobs")
@Produces("application/json")
@RequestScoped
@Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
public class JobsResource {
    @Inject
    private Jobs jobs;

    /** The newest jobs, newest first. */
    @GET
    @Allowed({
        Role.OPERATOR,
        Role.BRAND_ADMIN,
        Role.BRAND_USER,
        Role.DISTRIBUTOR,
        Role.SUPPLIER,
        Role.CLERK,
        Role.AUDITOR
    })
    public JsonArray newest() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        jobs.newest().forEach(job -> rows.add(json(job)));
        return rows.build();
    }

    /** State WAITING, RUNNING, DONE, FAILED or CANCELLED with the progress and what it left. */
    @GET
    @Path("{id}")
    @Allowed({
        Role.OPERATOR,
        Role.BRAND_ADMIN,
        Role.BRAND_USER,
        Role.DISTRIBUTOR,
        Role.SUPPLIER,
        Role.CLERK,
        Role.AUDITOR
    })
    public JsonObject one(@PathParam("id") String id) {
        return jobs.find(id).map(job -> json(job).build()).orElseThrow(Requests::notFound);
    }

    @POST
    @Path("{id}/cancellations")
    @Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
    public Response cancel(@PathParam("id") String id) {
        Jobs.Cancelling outcome = jobs.cancel(id);
        if (outcome instanceof Jobs.Cancelled || outcome instanceof Jobs.Stopping) {
            return Response.accepted(one(id))
                    .location(URI.create("/api/v1/jobs/" + id))
                    .build();
        } else if (outcome instanceof Jobs.Over) {
            return RestProblems.response(
                    new Problem(409, "JOB_OVER", "Too late", "The job was over before it could be cancelled."));
        } else if (outcome instanceof Jobs.NotYours) {
            return RestProblems.response(new Problem(
                    403, "NOT_YOUR_JOB", "Not your job", "Whoever started it or an administrator cancels it."));
        }
        throw Requests.notFound();
    }

    /** The file that a job left, until it is deleted. */
    @GET
    @Path("{id}/result")
    @Produces("*/*")
    public Response result(@PathParam("id") String id) {
        return jobs.result(id).map(Files::stream).orElseThrow(Requests::notFound);
    }

    static JsonObjectBuilder json(Job job) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", job.id())
                .add("kind", job.kind())
                .add("subject", job.subject())
                .add("state", job.state().name())
                .add("cancelAsked", job.isCancelAsked())
                .add("done", job.done())
                .add("total", job.total())
                .add("reason", job.reason())
                .add(
                        "detail",
                        job.reason().isEmpty() ? "" : Texts.in(Language.ENGLISH).say(job.reason(), job.argument()))
                .add("outcome", job.outcome())
                .add("startedBy", job.createdByName())
                .add("createdAt", job.createdAt())
                .add("startedAt", job.startedAt())
                .add("endedAt", job.endedAt());
        job.result().ifPresent(result -> json.add("result", json(job, result)));
        return json;
    }

    private static JsonObjectBuilder json(Job job, Job.Result result) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("name", result.name())
                .add("rows", result.rows())
                .add("bytes", result.bytes())
                .add("sha256", result.sha256())
                .add("until", result.until());
        return result.secret() ? json : json.add("href", "/api/v1/jobs/" + job.id() + "/result");
    }
}
