package com.jitrace.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.Standstill;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private static final Standstill TWO_OF_FOUR = new Standstill.TooFewHeard(2, 4, 3);

    private long now = 1_000_000;
    private Optional<Standstill> standstill = Optional.empty();
    private int asked;

    private final Entrance entrance = new Entrance(chain(), new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private ChainGateway chain() {
        return (ChainGateway) Proxy.newProxyInstance(
                EntranceTest.class.getClassLoader(),
                new Class<?>[] {ChainGateway.class},
                (proxy, called, arguments) -> {
                    if (!called.getName().equals("standstill")) {
                        throw new UnsupportedOperationException(called.getName());
                    }
                    asked++;
                    return standstill;
                });
    }

    @Test
    void nothingNewComesInWhileTheNetworkStandsStillAndTheReasonIsSaid() {
        entrance.mustBeOpen();
        standstill = Optional.of(TWO_OF_FOUR);
        now += Entrance.LOOK_MILLIS;
        assertThatThrownBy(entrance::mustBeOpen)
                .isInstanceOfSatisfying(
                        StandsStill.class, still -> assertThat(still.why()).isEqualTo(TWO_OF_FOUR))
                .hasMessage("2 of 4 validators can be reached, 3 are needed");
        standstill = Optional.empty();
        now += Entrance.LOOK_MILLIS;
        entrance.mustBeOpen();
    }

    @Test
    void theNodeIsAskedSeldomHoweverOftenPagesAsk() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(entrance.standstill()).isEmpty();
        }
        assertThat(asked).isEqualTo(1);
        now += Entrance.LOOK_MILLIS - 1;
        entrance.mustBeOpen();
        assertThat(asked).isEqualTo(1);
        now += 1;
        entrance.mustBeOpen();
        assertThat(asked).isEqualTo(2);
    }
}
