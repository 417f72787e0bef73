package com.jitrace.chain.adapter.ratis;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.SetConfigurationRequest;

/**
 * The Raft group follows the validator set, one node at a time: whoever is in the set orders, whoever left it goes on listening while it is there.
 * Raft brings a newcomer up to date before it counts it. Until the group has followed, blocks are ordered by the old one, which harms nothing:
 * certificates are counted by the set alone.
 */
final class Membership {
    private static final System.Logger LOG = System.getLogger(Membership.class.getName());

    /** Between the end of one step and the next, or the next try. */
    static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Raft may leave a request unanswered for ever; one that came true shows in its configuration. */
    static final long ANSWER_NANOS_MAX = TimeUnit.SECONDS.toNanos(20);

    /**
     * What the group shall be next.
     *
     * @param voters who orders
     * @param listeners who is only told
     */
    record Step(Set<String> voters, Set<String> listeners) {
        Step {
            voters = new TreeSet<>(voters);
            listeners = new TreeSet<>(listeners);
        }
    }

    private final String self;
    private final LongSupplier nanos;
    private Map<String, String> addresses;
    private Optional<CompletableFuture<RaftClientReply>> asked = Optional.empty();
    private long askedAt;
    private long notBefore;

    /** @param addresses host:port, by name */
    Membership(String self, Map<String, String> addresses, LongSupplier nanos) {
        this.self = self;
        this.addresses = new TreeMap<>(addresses);
        this.nanos = nanos;
        this.notBefore = nanos.getAsLong();
    }

    synchronized void addresses(Map<String, String> now) {
        addresses = new TreeMap<>(now);
    }

    /** As far as it is known where they are. */
    synchronized List<RaftPeer> peers(Collection<String> names, RaftPeerRole role) {
        return new TreeSet<>(names)
                .stream()
                        .filter(addresses::containsKey)
                        .map(name -> RaftPeer.newBuilder()
                                .setId(name)
                                .setAddress(addresses.get(name))
                                .setStartupRole(role)
                                .build())
                        .toList();
    }

    SetConfigurationRequest.Arguments arguments(Step step) {
        return SetConfigurationRequest.Arguments.newBuilder()
                .setServersInNewConf(peers(step.voters(), RaftPeerRole.FOLLOWER))
                .setListenersInNewConf(peers(step.listeners(), RaftPeerRole.LISTENER))
                .build();
    }

    static Set<String> names(Collection<RaftPeer> peers) {
        return peers.stream().map(p -> p.getId().toString()).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What to ask Raft for, if its group is not what it should be and nothing is under way.
     *
     * @param voters who orders now
     * @param listeners who is only told now
     * @param names the validator set
     * @param heard who said something lately
     */
    synchronized Optional<Step> due(
            Set<String> voters, Set<String> listeners, Set<String> names, Collection<String> heard) {
        long now = nanos.getAsLong();
        if (asked.isPresent() && now - askedAt < ANSWER_NANOS_MAX || now - notBefore < 0) {
            return Optional.empty();
        }
        if (asked.isPresent()) {
            LOG.log(Level.WARNING, "{0}: Raft did not answer whether who orders was changed", self);
            asked = Optional.empty();
        }
        Optional<Step> step = next(voters, listeners, names, heard);
        step.ifPresent(s -> {
            LOG.log(Level.INFO, "{0}: {1} shall order, {2} listen", self, s.voters(), s.listeners());
            notBefore = now + AGAIN_NANOS;
        });
        return step;
    }

    /**
     * First out with whoever is no validator, because a node that is gone for ever counts until then; then in with those that are there. A listener
     * that is not there is not told any more: it gets what it missed as certified blocks.
     */
    private Optional<Step> next(
            Set<String> voters, Set<String> listeners, Set<String> names, Collection<String> heard) {
        Set<String> order = new TreeSet<>(voters);
        Set<String> listen = new TreeSet<>(listeners);
        listen.retainAll(heard);
        Optional<String> leaving =
                voters.stream().filter(v -> !names.contains(v)).findFirst();
        Optional<String> coming = names.stream()
                .filter(n -> !voters.contains(n) && heard.contains(n) && addresses.containsKey(n))
                .sorted()
                .findFirst();
        if (leaving.isPresent()) {
            order.remove(leaving.get());
            leaving.filter(heard::contains).ifPresent(listen::add);
        } else {
            coming.ifPresent(order::add);
        }
        listen.removeAll(order);
        listen.retainAll(addresses.keySet());
        Step step = new Step(order, listen);
        return step.equals(new Step(voters, listeners)) ? Optional.empty() : Optional.of(step);
    }

    /** Takes the answer when it comes; what failed is asked for again. */
    void under(CompletableFuture<RaftClientReply> answer) {
        synchronized (this) {
            asked = Optional.of(answer);
            askedAt = nanos.getAsLong();
        }
        answer.whenComplete((reply, failure) -> {
            synchronized (this) {
                if (asked.filter(a -> a == answer).isPresent()) {
                    asked = Optional.empty();
                    notBefore = nanos.getAsLong() + AGAIN_NANOS;
                }
            }
            if (failure != null || !reply.isSuccess()) {
                LOG.log(
                        Level.WARNING,
                        "{0}: who orders could not be changed now: {1}",
                        self,
                        String.valueOf(failure != null ? failure.getMessage() : reply.getException()));
            }
        });
    }
}
