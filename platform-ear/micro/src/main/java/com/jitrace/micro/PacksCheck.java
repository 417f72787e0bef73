package com.jitrace.micro;

import com.jitrace.spi.IndustryPack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Names the packs whose beans exist, id and version; always up. The container drops a pack it cannot load without a word. */
@Readiness
@ApplicationScoped
public class PacksCheck implements HealthCheck {
    private final Instance<IndustryPack> packs;

    @Inject
    PacksCheck(@Any Instance<IndustryPack> packs) {
        this.packs = packs;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PacksCheck() {
        this.packs = null;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("packs").up();
        for (IndustryPack pack : packs) {
            response.withData(pack.id(), pack.version());
        }
        return response.build();
    }
}
