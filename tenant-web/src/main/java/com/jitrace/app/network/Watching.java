package com.jitrace.app.network;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.NetworkState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Operators watch the network as the node in this process sees it. */
@ApplicationScoped
@Allowed(Role.OPERATOR)
public class Watching {
    private final ChainGateway chain;

    @Inject
    Watching(ChainGateway chain) {
        this.chain = chain;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Watching() {
        this(null);
    }

    public NetworkState now() {
        return chain.network();
    }
}
