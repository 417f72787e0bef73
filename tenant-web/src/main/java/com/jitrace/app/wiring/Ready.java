package com.jitrace.app.wiring;

import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.Head;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether requests can be served: the database answers, the chain's node is not in doubt. Says which is not. */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {
    private final Organisations organisations;
    private final ChainGateway chain;

    @Inject
    Ready(Organisations organisations, ChainGateway chain) {
        this.organisations = organisations;
        this.chain = chain;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Ready() {
        this(null, null);
    }

    @Override
    public HealthCheckResponse call() {
        Head head = chain.head();
        String database = database();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("jitrace")
                .withData("database", database)
                .withData("chain", head.doubt().orElse("ok"))
                .withData("height", head.height());
        return answer.status(database.equals("ok") && head.doubt().isEmpty()).build();
    }

    private String database() {
        try {
            organisations.all();
            return "ok";
        } catch (RuntimeException e) {
            return "does not answer: " + e.getClass().getSimpleName();
        }
    }
}
