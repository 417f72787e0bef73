package com.jitrace.app.gate;

import com.jitrace.app.account.CurrentUser;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Every exception of a REST resource as problem+json. */
@Provider
public class RestProblems implements ExceptionMapper<Throwable> {
    private final CurrentUser currentUser;

    @Inject
    public RestProblems(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException chosen) {
            Response response = chosen.getResponse();
            if (response.getStatus() < 400 || response.hasEntity()) {
                return response;
            }
            Response.ResponseBuilder answer = answer(Problem.of(response.getStatus()));
            response.getHeaders().forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
            return answer.build();
        }
        Refusal refusal = Trouble.explain(thrown, currentUser.who().isPresent());
        Response.ResponseBuilder answer = answer(refusal.problem());
        refusal.headers().forEach(answer::header);
        return answer.build();
    }

    /** For resources that refuse: the same form as everywhere. */
    public static Response response(Problem problem) {
        return answer(problem).build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
    }
}
