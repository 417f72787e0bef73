package com.jitrace.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AddressDelayTest {
    private final Hands clock = new Hands();
    private final AddressDelay delay = new AddressDelay(clock, 3);

    @Test
    void triesBeyondTheFreeOnesWaitLongerAndLongerButNeverForEver() {
        for (int i = 0; i < 3; i++) {
            assertThat(delay.waitSeconds("198.51.100.7")).isZero();
            delay.tried("198.51.100.7");
        }
        assertThat(delay.waitSeconds("198.51.100.7")).isEqualTo(1);
        delay.tried("198.51.100.7");
        assertThat(delay.waitSeconds("198.51.100.7")).isEqualTo(2);
        for (int i = 0; i < 40; i++) {
            delay.tried("198.51.100.7");
        }
        assertThat(delay.waitSeconds("198.51.100.7")).isEqualTo(60);
        clock.now = clock.now.plus(Duration.ofSeconds(60));
        assertThat(delay.waitSeconds("198.51.100.7")).isZero();
    }

    @Test
    void neighboursInOneNetWaitTogetherAndOthersDoNot() {
        for (int i = 0; i < 5; i++) {
            delay.tried("198.51.100." + i);
            delay.tried("2001:db8:1:2::" + i);
        }
        assertThat(delay.waitSeconds("198.51.100.200")).isPositive();
        assertThat(delay.waitSeconds("198.51.101.7")).isZero();
        assertThat(delay.waitSeconds("2001:db8:1:2:ffff::1")).isPositive();
        assertThat(delay.waitSeconds("2001:db8:1:3::1")).isZero();
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
