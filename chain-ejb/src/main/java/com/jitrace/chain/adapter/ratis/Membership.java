package com.jitrace.chain.adapter.ratis;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.server.RaftConfiguration;

/**
 * The Raft group follows the validator set: whoever is in it orders, whoever left it goes on listening. Raft brings a newcomer up to date before
 * it counts it. Until the group has followed, blocks are ordered by the old one, which harms nothing: certificates are counted by the set alone.
 */
final class Membership {
    private static final System.Logger LOG = System.getLogger(Membership.class.getName());
    private static final long AGAIN_NANOS = 2_000_000_000L;

    private final String self;
    private Map<String, Integer> ports;
    private boolean underWay;
    private long triedAt = System.nanoTime() - AGAIN_NANOS;

    Membership(String self, Map<String, Integer> ports) {
        this.self = self;
        this.ports = new TreeMap<>(ports);
    }

    synchronized void ports(Map<String, Integer> now) {
        ports = new TreeMap<>(now);
    }

    /** As far as it is known where they are. */
    synchronized List<RaftPeer> peers(Collection<String> names) {
        return peers(names, RaftPeerRole.FOLLOWER);
    }

    private List<RaftPeer> peers(Collection<String> names, RaftPeerRole role) {
        return new TreeSet<>(names)
                .stream()
                        .filter(ports::containsKey)
                        .map(name -> RaftPeer.newBuilder()
                                .setId(name)
                                .setAddress("127.0.0.1:" + ports.get(name))
                                .setStartupRole(role)
                                .build())
                        .toList();
    }

    /**
     * What to ask Raft for, if its group is not these and nothing is under way.
     *
     * @param heard Raft waits for everyone whose part changes; one that left and is gone for ever is not asked to listen
     */
    synchronized Optional<SetConfigurationRequest.Arguments> due(
            RaftConfiguration now, Set<String> names, List<String> heard) {
        if (underWay || System.nanoTime() - triedAt < AGAIN_NANOS) {
            return Optional.empty();
        }
        Set<String> voters = names(now.getCurrentPeers());
        Set<String> listeners = names(now.getCurrentPeers(RaftPeerRole.LISTENER));
        List<RaftPeer> order = peers(names);
        List<String> past = new ArrayList<>(voters);
        past.addAll(listeners);
        past.retainAll(heard);
        past.removeAll(names);
        List<RaftPeer> listen = peers(past, RaftPeerRole.LISTENER);
        if (names(order).equals(voters) && names(listen).equals(listeners)) {
            return Optional.empty();
        }
        triedAt = System.nanoTime();
        underWay = true;
        LOG.log(Level.INFO, "{0}: {1} shall order, {2} listen", self, names(order), names(listen));
        return Optional.of(SetConfigurationRequest.Arguments.newBuilder()
                .setServersInNewConf(order)
                .setListenersInNewConf(listen)
                .build());
    }

    private static Set<String> names(Collection<RaftPeer> peers) {
        return peers.stream().map(p -> p.getId().toString()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Takes the answer when it comes; what failed is asked for again. */
    void under(CompletableFuture<RaftClientReply> answer) {
        answer.whenComplete((reply, failure) -> {
            synchronized (this) {
                underWay = false;
                triedAt = System.nanoTime();
            }
            if (failure != null || !reply.isSuccess()) {
                LOG.log(
                        Level.WARNING,
                        "who orders could not be changed now: {0}",
                        String.valueOf(failure != null ? failure.getMessage() : reply.getException()));
            }
        });
    }
}
