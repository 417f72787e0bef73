package com.jitrace.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomWalkTest {
    @Test
    void whateverIsLetThroughKeepsThePromises() {
        assertThat(RandomWalk.walks(1, 4, 200))
                .as("every act was let through at least once, and something was refused")
                .containsKeys(
                        "assemble",
                        "cancel",
                        "claim",
                        "correct",
                        "destroy",
                        "disassemble",
                        "issue",
                        "observe",
                        "pack",
                        "receive",
                        "refused",
                        "return",
                        "sell",
                        "ship",
                        "stock",
                        "unpack");
    }
}
