package com.jitrace.chain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {
    /** Beyond the seeds of {@link SimulationIT}, and without its flood. */
    private static final long FIRST_SEED = 20_001;

    private static final long RUNS = 40;

    @Test
    void aFewLivesOfAChainKeepEveryPromise() throws InterruptedException {
        Counts counts = new Counts();
        assertThat(Simulation.runAll(FIRST_SEED, RUNS, 2, counts)).isEmpty();
        assertThat(counts.runs).isEqualTo(RUNS);
        assertThat(counts.powerCuts).isPositive();
        assertThat(counts.errors).isPositive();
        assertThat(counts.corruptions).isPositive();
        assertThat(counts.skipped).isPositive();
    }

    @Test
    void aSeedIsTheWholeStoryOfItsRun() {
        Counts first = new Counts();
        Counts second = new Counts();
        assertThat(Simulation.run(FIRST_SEED, first)).isEmpty();
        assertThat(Simulation.run(FIRST_SEED, second)).isEmpty();
        assertThat(second).hasToString(first.toString());
    }
}
