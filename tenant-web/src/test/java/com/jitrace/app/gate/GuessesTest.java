package com.jitrace.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private static final String HERE = "192.0.2.17";
    private static final String NEIGHBOUR = "192.0.2.200";
    private static final String ELSEWHERE = "198.51.100.1";

    private final Hands hands = new Hands();
    private final Guesses guesses = new Guesses(hands, new Random(1));

    @Test
    void tenGuessesAreFreeThenEachCostsWorkAndAfterTwoHundredThereIsNoAnswer() {
        guess(9);
        assertThat(guesses.price(HERE)).isEqualTo(Guesses.Price.FREE);
        guess(1);
        assertThat(guesses.price(HERE)).isEqualTo(Guesses.Price.WORK);
        assertThat(guesses.price(NEIGHBOUR)).as("the same part of the net").isEqualTo(Guesses.Price.WORK);
        assertThat(guesses.price(ELSEWHERE)).isEqualTo(Guesses.Price.FREE);
        guess(190);
        assertThat(guesses.price(HERE)).isEqualTo(Guesses.Price.NONE);
        hands.turn(Duration.ofMinutes(10));
        assertThat(guesses.price(HERE)).isEqualTo(Guesses.Price.FREE);
    }

    @Test
    void theSameUnknownCodeIsCountedOnceHoweverOftenItsPageIsLoaded() {
        for (int i = 0; i < 30; i++) {
            assertThat(guesses.ask(HERE, "A", "")).isEqualTo(Guesses.Price.FREE);
        }
        guess(9);
        assertThat(guesses.ask(HERE, "A", "")).isEqualTo(Guesses.Price.FREE);
        assertThat(guesses.ask(HERE, "B", "")).isEqualTo(Guesses.Price.WORK);
        assertThat(guesses.ask(HERE, "B", solve(guesses.challenge(HERE)))).isEqualTo(Guesses.Price.FREE);
        assertThat(guesses.ask(ELSEWHERE, "B", "")).isEqualTo(Guesses.Price.FREE);
    }

    @Test
    void aSolutionIsTakenOnceForItsPartOfTheNetWhileItIsYoung() {
        String solution = solve(guesses.challenge(HERE));
        assertThat(guesses.take(ELSEWHERE, solution)).isFalse();
        assertThat(guesses.take(HERE, solution)).isTrue();
        assertThat(guesses.take(HERE, solution)).as("a second time").isFalse();
        String second = solve(guesses.challenge(NEIGHBOUR));
        hands.turn(Duration.ofMinutes(20));
        assertThat(guesses.take(HERE, second)).as("too old").isFalse();
    }

    @Test
    void whatIsNoWorkIsNotTaken() {
        String challenge = guesses.challenge(HERE);
        for (String wrong :
                new String[] {"", ".", challenge, challenge + ".", "x.1", challenge + "." + "9".repeat(99)}) {
            assertThat(guesses.take(HERE, wrong)).as(wrong).isFalse();
        }
        long counter = 0;
        while (Guesses.isWork(challenge + "." + counter)) {
            counter++;
        }
        assertThat(guesses.take(HERE, challenge + "." + counter)).isFalse();
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            guesses.guessed(HERE);
        }
    }

    private static String solve(String challenge) {
        for (long counter = 0; ; counter++) {
            if (Guesses.isWork(challenge + "." + counter)) {
                return challenge + "." + counter;
            }
        }
    }

    /** A clock that is turned by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void turn(Duration forward) {
            now = now.plus(forward);
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
