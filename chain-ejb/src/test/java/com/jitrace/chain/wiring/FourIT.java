package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.rules.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Four real validators under load, and what happens to them. */
class FourIT {
    private static final long GOES_ON_MILLIS_TARGET = 5_000;
    /** The machine is shared: beside other tests 16 s were seen. The figure is printed with its target. */
    private static final long GOES_ON_MILLIS_MAX = 60_000;

    /** {@code platform-ear/acceptance/shows/four-4} has the 50 of the show. */
    private static final int KILLS = Shown.size("four.kills", 50, 3);

    @TempDir
    Path folder;

    @Test
    @Tag("show-four-1")
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void whoeverIsKilledTheOthersGoOnWithTwoOfFourNobodyDoesAndAllBackAreEqual() throws Exception {
        try (Four four = new Four(folder, 4, 40)) {
            four.startAll();
            four.nextFinal();
            List<Long> gaps = new ArrayList<>();
            for (Four.Member member : four.members) {
                member.kill();
                long gap = four.nextFinal();
                gaps.add(gap);
                assertThat(gap).isLessThan(GOES_ON_MILLIS_MAX);
                member.start();
                Four.await(member.home + " is up", () -> member.up);
                // three of four must vote: whoever is behind cannot stand in for the next one
                member.awaitHeight(highest(four));
                four.nextFinal();
            }
            Four.Member first = four.members.get(0);
            Four.Member second = four.members.get(1);
            four.members.get(2).kill();
            four.members.get(3).kill();
            long before = System.currentTimeMillis();
            Four.await("503 with a reason", () -> first.busyAt > before && second.busyAt > before);
            assertThat(first.busy).contains("2 of 4 validators can be reached, 3 are needed");
            long height = first.head().height();
            assertThat(height).isPositive();
            four.members.get(2).start();
            four.members.get(3).start();
            long back = four.nextFinal();
            four.endLevel();
            long[] read = four.stopAndCheck();
            System.out.println("four validators, 100 events/s: one killed after the other, the next one final after "
                    + gaps
                    + " ms (target " + GOES_ON_MILLIS_TARGET + ", "
                    + (gaps.stream().allMatch(g -> g <= GOES_ON_MILLIS_TARGET) ? "met" : "MISSED")
                    + "); two down: \"" + first.busy + "\"; both back: " + back + " ms; " + four.finals.size()
                    + " acknowledged, all there once, of " + read[2] + " in " + read[1] + " blocks equal on all");
        }
    }

    private static long highest(Four four) throws InterruptedException {
        long highest = 0;
        for (Four.Member member : four.members) {
            highest = Math.max(highest, member.head().height());
        }
        return highest;
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whateverIsKilledUnderLoadNothingAcknowledgedIsLostOrThereTwice() throws Exception {
        long seed = Long.getLong("four.seed", 20261129);
        Random random = new Random(seed);
        try (Four four = new Four(folder, 4, 40)) {
            four.startAll();
            four.nextFinal();
            for (int kill = 0; kill < KILLS; kill++) {
                Four.Member member = four.members.get(random.nextInt(four.members.size()));
                member.kill();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
                member.start();
                Four.await(member.home + " is up", () -> member.up);
                four.nextFinal();
            }
            four.endLevel();
            long[] read = four.stopAndCheck();
            System.out.println("four validators under 100 events/s (seed " + seed + "): " + KILLS + " kill -9, "
                    + four.finals.size() + " acknowledged, all there once, of " + read[2] + " in " + read[1]
                    + " blocks; the same state root on all four");
        }
    }
}
