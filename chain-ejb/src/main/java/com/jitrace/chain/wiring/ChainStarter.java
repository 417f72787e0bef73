package com.jitrace.chain.wiring;

import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.gateway.ChainGateway;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Starts the node with the application, gives it to whoever injects {@link ChainGateway}, and closes it in the end. */
@Singleton
@Startup
@Lock(LockType.READ)
public class ChainStarter {
    private static final System.Logger LOG = System.getLogger(ChainStarter.class.getName());

    private Optional<ChainNode> opened = Optional.empty();

    @PostConstruct
    void start() {
        Settings settings = Settings.read(System.getProperties(), System.getenv());
        try {
            ChainNode node = ChainNode.open(settings);
            opened = Optional.of(node);
            LOG.log(Level.INFO, "chain {0} in {1}", node.node().genesis().chainId(), settings.chainFolder());
        } catch (IOException e) {
            throw new UncheckedIOException("the chain in " + settings.chainFolder(), e);
        }
    }

    @PreDestroy
    void stop() {
        opened.ifPresent(node -> {
            try {
                node.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "closing the chain", e);
            }
        });
    }

    /** For the servlet that mounts the public read interface. */
    @Produces
    @jakarta.inject.Singleton
    public ReadInterface reads() {
        return new ReadInterface(opened.orElseThrow().node());
    }

    @Produces
    @ApplicationScoped
    public ChainGateway gateway() {
        return opened.orElseThrow().node();
    }
}
