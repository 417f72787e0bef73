package com.jitrace.chain.simulation.council;

/** What happened in one life, or in many. */
final class Tally {
    long lives;
    long liars;
    long blocks;
    long ordered;
    long finals;
    long crashes;
    long doubts;
    long elections;
    long partitions;
    long lost;
    long splits;
    long settlements;
    long adopted;
    long changes;
    long wiped;
    long turnsToFinal;

    synchronized void add(Tally more) {
        lives += more.lives;
        liars += more.liars;
        blocks += more.blocks;
        ordered += more.ordered;
        finals += more.finals;
        crashes += more.crashes;
        doubts += more.doubts;
        elections += more.elections;
        partitions += more.partitions;
        lost += more.lost;
        splits += more.splits;
        settlements += more.settlements;
        adopted += more.adopted;
        changes += more.changes;
        wiped += more.wiped;
        turnsToFinal += more.turnsToFinal;
    }

    @Override
    public String toString() {
        return lives + " lives of 4 to 7 validators, " + liars + " liars among them: " + blocks
                + " blocks certified of "
                + ordered + " ordered, " + finals + " batches acknowledged as final; " + crashes + " crashes, " + doubts
                + " doubts after disk errors, " + elections + " elections, " + partitions + " partitions, " + lost
                + " ordered entries lost; " + changes + " changes of the validators, " + wiped
                + " disks lost for ever; " + splits + " heights split by liars; " + settlements + " settlements, "
                + adopted
                + " of them with a block to adopt; " + (lives > 0 ? turnsToFinal / lives : 0)
                + " turns of 100 ms from the end of all faults until a new batch was final on all (mean)";
    }
}
