package com.jitrace.chain.simulation;

/** What happened in one run, or in many. One thread. */
final class Counts {
    long runs;
    long blocks;
    long skipped;
    long batches;
    long acknowledged;
    long powerCuts;
    long kills;
    long stops;
    long errors;
    long corruptions;
    long doubts;
    long clockJumps;

    synchronized void add(Counts more) {
        runs += more.runs;
        blocks += more.blocks;
        skipped += more.skipped;
        batches += more.batches;
        acknowledged += more.acknowledged;
        powerCuts += more.powerCuts;
        kills += more.kills;
        stops += more.stops;
        errors += more.errors;
        corruptions += more.corruptions;
        doubts += more.doubts;
        clockJumps += more.clockJumps;
    }

    @Override
    public String toString() {
        return runs + " runs: " + blocks + " blocks, " + skipped + " ordered bodies skipped, " + batches
                + " batches sent, " + acknowledged + " acknowledged as final; " + powerCuts + " power cuts, " + kills
                + " kills, " + stops + " graceful stops, " + errors + " disk errors, " + corruptions
                + " corruptions, of which and of the errors " + doubts + " ended in doubt; " + clockJumps
                + " clock jumps";
    }
}
