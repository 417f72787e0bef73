package com.jitrace.chain.wiring;

import com.jitrace.chain.adapter.peer.SocketPeers;
import com.jitrace.chain.adapter.ratis.RatisOrdering;
import com.jitrace.chain.tls.MutualTls;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the description of the network again and again: a node that comes later, or moves, is found without a restart. */
final class Neighbours implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Neighbours.class.getName());
    private static final long READ_MILLIS = 1_000;

    private final Path folder;
    private final Optional<MutualTls> tls;
    private final SocketPeers peers;
    private final RatisOrdering ordering;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "jitrace-neighbours");
        thread.setDaemon(true);
        return thread;
    });
    private Network known;
    private boolean unreadable;

    Neighbours(Path folder, Network known, Optional<MutualTls> tls, SocketPeers peers, RatisOrdering ordering) {
        this.folder = folder;
        this.known = known;
        this.tls = tls;
        this.peers = peers;
        this.ordering = ordering;
    }

    void watch() {
        reader.scheduleWithFixedDelay(this::read, READ_MILLIS, READ_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void read() {
        try {
            Network now = Network.read(folder);
            unreadable = false;
            if (!now.equals(known) && now.self().equals(known.self())) {
                LOG.log(
                        Level.INFO,
                        "the nodes of the network are now {0}",
                        now.orderPorts().keySet());
                tls.ifPresent(t -> t.known(now.certificates()));
                peers.others(now.others());
                ordering.addresses(now.orderAddresses());
                known = now;
            }
        } catch (IOException | RuntimeException e) {
            if (!unreadable) {
                LOG.log(Level.WARNING, "the nodes stay as they are: {0}", String.valueOf(e.getMessage()));
            }
            unreadable = true;
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
