package com.jitrace.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.chain.entry.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobRunTest {
    private static final class Hands extends Clock {
        private long millis = 5_000;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
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

    private final Hands clock = new Hands();
    private final List<Long> written = new ArrayList<>();
    private boolean cancelled;

    private JobRun run() {
        SignedIn who = new SignedIn("a".repeat(32), "b".repeat(32), "Somebody", "Some brand", Set.of(Role.BRAND_USER));
        Job job = new Job("c".repeat(32), who, new Order("codes.order", "7F3KQ", JsonObject.EMPTY, 10_000), 1_000);
        return new JobRun(job, who, Path.of("nowhere"), clock, (done, total) -> {
            written.add(done);
            return !cancelled;
        });
    }

    @Test
    void progressIsWrittenAtMostOnceASecondHoweverOftenItIsTold() {
        JobRun run = run();
        for (long step = 1; step <= 3_500; step++) {
            clock.millis++;
            run.progress(step, 10_000);
        }
        assertThat(written).containsExactly(1_000L, 2_000L, 3_000L);
    }

    @Test
    void aCancelledJobStopsAtItsNextProgress() {
        JobRun run = run();
        cancelled = true;
        run.progress(1, 10_000);
        clock.millis += JobRun.PROGRESS_MILLIS_MIN;
        assertThatExceptionOfType(Stopped.class).isThrownBy(() -> run.progress(2, 10_000));
    }

    @Test
    void aStoppingSystemStopsTheJobAtOnceAndWritesNothing() {
        JobRun run = run();
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(Stopped.class).isThrownBy(() -> run.progress(1, 10_000));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(written).isEmpty();
    }
}
