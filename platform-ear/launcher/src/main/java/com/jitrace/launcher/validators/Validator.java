package com.jitrace.launcher.validators;

import com.jitrace.launcher.process.Child;
import com.jitrace.launcher.process.PortHolder;
import com.jitrace.launcher.trouble.CannotStart;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One validator, kept running: when it dies it is started again after a pause that grows while it does not stay up. */
final class Validator {
    static final long PAUSE_MILLIS_MIN = 1_000;
    static final long PAUSE_MILLIS_MAX = 10_000;

    /** Whoever ran for so long was up: the next pause is short again. */
    private static final long UP_MILLIS = 60_000;

    private static final long NANOS_A_MILLI = 1_000_000;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final String ADDRESS = "127.0.0.1";

    private final String name;
    private final Program program;
    private final ScheduledExecutorService keeper;
    private final Consumer<String> say;
    private Optional<Child> running = Optional.empty();
    private long pauseMillis;
    private long startedNanos;

    Validator(String name, Program program, ScheduledExecutorService keeper, Consumer<String> say) {
        this.name = name;
        this.program = program;
        this.keeper = keeper;
        this.say = say;
    }

    synchronized void start() {
        if (program.folder().stopping()) {
            return;
        }
        startedNanos = System.nanoTime();
        try {
            int port = PortHolder.choose(ADDRESS, 0);
            Child child = Child.start(new Child.Order(
                    name,
                    program.command("node", String.valueOf(port)),
                    program.environment(Map.of("JITRACE_CHAIN_CREATE", "false")),
                    program.folder().log(name),
                    STOPS_WITHIN));
            if (running.isPresent()) {
                program.folder().replace(running.get(), child);
            } else {
                program.folder().remember(child);
            }
            running = Optional.of(child);
            say.accept(name + " is process " + child.identity().pid() + " and answers at http://" + ADDRESS + ":" + port
                    + "/chain/network");
            child.death().thenAccept(this::died);
        } catch (CannotStart e) {
            died(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void died(String how) {
        if (program.folder().stopping()) {
            return;
        }
        long ranMillis = (System.nanoTime() - startedNanos) / NANOS_A_MILLI;
        pauseMillis = nextPause(pauseMillis, ranMillis);
        say.accept(how + "; the others go on, it starts again in " + pauseMillis / 1_000 + " s");
        try {
            keeper.schedule(this::start, pauseMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            say.accept(name + " is not started again: everything stops");
        }
    }

    static long nextPause(long last, long ranMillis) {
        return last == 0 || ranMillis >= UP_MILLIS ? PAUSE_MILLIS_MIN : Math.min(2 * last, PAUSE_MILLIS_MAX);
    }

    synchronized Optional<Child> process() {
        return running;
    }

    /** For good; nobody starts it any more. */
    void stop() {
        process().ifPresent(child -> {
            child.stop();
            program.folder().forget(child);
        });
    }
}
