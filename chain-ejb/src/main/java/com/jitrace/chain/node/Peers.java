package com.jitrace.chain.node;

import java.util.List;

/** The other nodes, as far as they can be reached just now. What is sent may be lost, late, repeated or out of order. */
public interface Peers extends AutoCloseable {
    /** Takes what the others say; any thread. */
    @FunctionalInterface
    interface Listener {
        void heard(String from, PeerMessage message);
    }

    /** Starts listening. */
    void start(Listener listener);

    /** Their names in the validator set, or whatever they are called who are not in it. */
    List<String> names();

    /** Returns at once. */
    void send(String to, PeerMessage message);

    @Override
    void close();

    /** A node that has nobody to talk to. */
    static Peers none() {
        return new Peers() {
            @Override
            public void start(Listener listener) {
                // nobody will say anything
            }

            @Override
            public List<String> names() {
                return List.of();
            }

            @Override
            public void send(String to, PeerMessage message) {
                throw new IllegalArgumentException("no peer " + to);
            }

            @Override
            public void close() {
                // nothing to give back
            }
        };
    }
}
