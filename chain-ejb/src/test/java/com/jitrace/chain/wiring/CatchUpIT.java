package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.rules.Shown;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A validator of four loses its disk and comes back under a new name and key, with everything to fetch, while the others work. */
class CatchUpIT {
    /** {@code platform-ear/acceptance/shows/four-5} has the million of the show. */
    private static final int ENTRIES = Shown.size("four.entries", 1_000_000, 5_000);

    private static final int BATCH = Integer.getInteger("four.batch", 100);

    /** Three validators take one batch of one entry each in this time: 100 events/s. */
    private static final long EVERY_MILLIS = 30;

    @TempDir
    Path folder;

    @Test
    @Tag("show-four-5")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void aWipedNodeComesBackUnderANewKeyCatchesUpWhileEventsRunAndEndsBitIdentical() throws Exception {
        try (Four four = new Four(folder, 4, 0)) {
            Electorate operators = new Electorate(four);
            four.members.forEach(m -> m.quiet = true);
            four.startAll();
            Four.Member clerk = four.members.get(0);
            long fillMillis = clerk.fill(ENTRIES, BATCH);
            System.out.println("catch-up: " + ENTRIES + " entries were made in " + fillMillis + " ms");

            Four.Member lost = four.members.get(3);
            lost.kill();
            four.members.remove(lost);
            Electorate.wipe(lost.home);
            four.members.forEach(m -> m.tell("load " + EVERY_MILLIS));
            operators.remove(clerk, four.genesis.validators().get(3).name());
            four.nextFinal();

            Four.Member back = four.join(folder.resolve("v5"));
            long height = Electorate.heightOf(clerk);
            long begun = System.currentTimeMillis();
            back.start();
            Four.await("it is up", () -> back.up);
            back.awaitHeight(height);
            long millis = System.currentTimeMillis() - begun;
            operators.follows(back);
            long[] lags = four.lags(begun, begun + millis);
            Vkey vkey = back.joined.orElseThrow().vkey();
            operators.add(clerk, vkey);
            operators.votes(vkey);
            long voting = System.currentTimeMillis() - begun;

            four.endLevel();
            long[] read = four.stopAndCheck();
            operators.assertBitIdentical();
            Electorate.assertSound(List.of(clerk, back));
            assertThat(lags).as("events went on meanwhile").isNotEmpty();
            System.out.println("catch-up: " + ENTRIES + " entries in batches of " + BATCH + " (made in "
                    + fillMillis / 1_000
                    + " s) and " + height + " blocks in " + millis + " ms from the start of the process, "
                    + ENTRIES * 1_000L / millis + " entries/s; meanwhile " + lags.length * 1_000L / millis
                    + " events/s became final, median " + lags[lags.length / 2] + " ms, longest "
                    + Arrays.stream(lags).max().orElse(0) + " ms; it voted after " + voting + " ms; "
                    + four.finals.size() + " batches acknowledged, all there once, of " + read[2] + " in " + read[1]
                    + " blocks equal on all");
        }
    }
}
