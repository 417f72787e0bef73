package com.jitrace.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same as {@link RandomWalkTest}, for longer and from other seeds. */
class RandomWalkIT {
    private static final int WALKS = 30;

    @Test
    void longWalksKeepThePromises() {
        Map<String, Integer> taken = RandomWalk.walks(1_000, WALKS, 400);
        System.out.println(WALKS + " random walks of 400 steps: " + taken);
        assertThat(taken).containsKey("disassemble");
    }
}
