package com.jitrace.app.suspicion;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.suspicion.Devices.Check;
import com.jitrace.app.suspicion.Devices.Placed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Checks are counted, not page loads. */
class DevicesTest {
    private static final String ITEM = "7F3KQ/12";
    private static final Visit PHONE = new Visit("192.0.2.10", "Mozilla/5.0 (phone)", true);

    private final Hand hand = new Hand(Instant.parse("2026-11-24T10:00:00Z"));
    private final Devices devices = new Devices(hand, new Random(1));

    @Test
    void theSameDeviceWithinAnHourIsOneCheckAndAfterwardsAnotherOne() {
        assertThat(devices.visit(ITEM, PHONE, "")).contains(new Check(""));
        hand.forward(Duration.ofMinutes(59));
        assertThat(devices.visit(ITEM, PHONE, "")).isEmpty();
        hand.forward(Duration.ofMinutes(2));
        assertThat(devices.visit(ITEM, PHONE, "")).contains(new Check(""));
    }

    @Test
    void anotherAddressInTheSamePrefixIsTheSameDeviceAndAnotherItemIsAnotherCheck() {
        assertThat(devices.visit(ITEM, PHONE, "")).isPresent();
        assertThat(devices.visit(ITEM, new Visit("192.0.2.99", PHONE.userAgent(), true), ""))
                .isEmpty();
        assertThat(devices.visit("7F3KQ/13", PHONE, "")).isPresent();
        assertThat(devices.visit(ITEM, new Visit("2001:db8::1", PHONE.userAgent(), true), ""))
                .isPresent();
        assertThat(devices.visit(ITEM, new Visit("2001:db8::ffff", PHONE.userAgent(), true), ""))
                .isEmpty();
    }

    @Test
    void aPlaceThatIsToldLaterIsAddedToTheSameCheckOnce() {
        assertThat(devices.visit(ITEM, PHONE, "")).contains(new Check(""));
        assertThat(devices.visit(ITEM, PHONE, "DE-HH")).contains(new Placed("DE-HH"));
        assertThat(devices.visit(ITEM, PHONE, "DE-HH")).isEmpty();
        assertThat(devices.visit(ITEM, PHONE, "FR-IDF")).isEmpty();
    }

    @Test
    void onePartOfTheNetCannotMakeACodeLookWornOutOrTravelled() {
        for (int i = 0; i < 50; i++) {
            Visit other = new Visit("192.0.2." + i, "Mozilla/5.0 (" + i + ")", true);
            boolean counted = devices.visit(ITEM, other, i % 2 == 0 ? "DE-HH" : "FR-IDF")
                    .map(addition -> {
                        assertThat(addition).isNotEqualTo(new Check("FR-IDF"));
                        return true;
                    })
                    .orElse(false);
            assertThat(counted).isEqualTo(i < Devices.CHECKS_PER_PREFIX_MAX);
        }
    }

    @Test
    void theKeyAndEverythingUnderItIsGoneWhenTheDayEnds() {
        hand.forward(Duration.ofMinutes(13 * 60 + 50));
        assertThat(devices.visit(ITEM, PHONE, "")).isPresent();
        assertThat(devices.visit(ITEM, PHONE, "")).isEmpty();
        hand.forward(Duration.ofMinutes(11));
        assertThat(devices.visit(ITEM, PHONE, ""))
                .as("ten past midnight nothing knows the device any more")
                .isPresent();
    }

    /** A clock that somebody moves. */
    private static final class Hand extends Clock {
        private Instant now;

        private Hand(Instant now) {
            this.now = now;
        }

        private void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
