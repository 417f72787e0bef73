package com.jitrace.chain.simulation;

import com.jitrace.chain.ledger.World;
import java.time.Instant;
import java.time.InstantSource;

/** Moves when it is told to, in both directions. */
final class SimulatedClock implements InstantSource {
    private long now = World.START;

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    @Override
    public long millis() {
        return now;
    }

    void advance(long millis) {
        now += millis;
    }

    void notBefore(long time) {
        now = Math.max(now, time);
    }
}
