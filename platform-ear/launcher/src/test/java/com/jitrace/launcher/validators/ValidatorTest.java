package com.jitrace.launcher.validators;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.process.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private final List<String> said = new CopyOnWriteArrayList<>();

    private long ends() {
        return said.stream().filter(line -> line.contains("the others go on")).count();
    }

    @Test
    void whoeverDiesIsStartedAgainUntilEverythingStops() {
        ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();
        try (DataFolder folder = DataFolder.open(root, said::add)) {
            // a program that is not there: Java ends at once
            Program program = new Program(folder, root.resolve("no.jar"), root.resolve("validators/2"));
            Validator validator = new Validator("validator-2", program, keeper, said::add);
            validator.start();
            assertThat(Deadline.await(PATIENCE, () -> ends() >= 2))
                    .as("%s", said)
                    .isTrue();
            assertThat(said)
                    .anyMatch(line -> line.startsWith("validator-2")
                            && line.contains("the others go on, it starts again in 1 s"));
            assertThat(said).anyMatch(line -> line.contains("it starts again in 2 s"));
            folder.stopChildren();
            long before = starts() + ends();
            validator.start();
            assertThat(starts() + ends())
                    .as("nothing is started while everything stops")
                    .isEqualTo(before);
            validator.stop();
        } finally {
            keeper.shutdownNow();
        }
    }

    private long starts() {
        return said.stream().filter(line -> line.contains("is process")).count();
    }

    @Test
    void thePauseGrowsToItsLimitAndIsShortAgainForWhoeverWasUp() {
        assertThat(Validator.nextPause(0, 0)).isEqualTo(Validator.PAUSE_MILLIS_MIN);
        assertThat(Validator.nextPause(1_000, 500)).isEqualTo(2_000);
        assertThat(Validator.nextPause(8_000, 500)).isEqualTo(Validator.PAUSE_MILLIS_MAX);
        assertThat(Validator.nextPause(Validator.PAUSE_MILLIS_MAX, 59_999)).isEqualTo(Validator.PAUSE_MILLIS_MAX);
        assertThat(Validator.nextPause(Validator.PAUSE_MILLIS_MAX, 60_000)).isEqualTo(Validator.PAUSE_MILLIS_MIN);
    }
}
