package com.jitrace.launcher.validators;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.process.Child;
import com.jitrace.launcher.settings.Settings.Application;
import com.jitrace.launcher.trouble.CannotStart;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * All validators but the first one, which runs inside the application; each is a process of {@code chain.jar}. One that dies is started
 * again and does not end the platform: the others go on as long as a quorum is there.
 */
public final class Validators implements AutoCloseable {
    private static final Duration MADE_WITHIN = Duration.ofSeconds(60);
    private static final long KEEPER_STOPS_MILLIS_MAX = 5_000;

    private final List<Validator> beside;
    private final ScheduledExecutorService keeper;

    private Validators(List<Validator> beside, ScheduledExecutorService keeper) {
        this.beside = beside;
        this.keeper = keeper;
    }

    /** Refuses a number of validators that does not fit the data folder; touches nothing. */
    public static void check(DataFolder folder, Application application) {
        new HomeChain(folder.root()).isMadeFor(application.validators());
        if (application.validators() > 1 && Files.notExists(application.chainJar())) {
            throw new CannotStart("Validators beside the application need " + application.chainJar()
                    + ", which is not there: build it with ./mvnw -Prun verify, or name it with JITRACE_CHAIN_JAR");
        }
    }

    /** Makes the chain if there is none, and starts every validator; does not wait until they answer. */
    public static Validators start(DataFolder folder, Application application, Consumer<String> say) {
        HomeChain chain = new HomeChain(folder.root());
        boolean made = chain.isMadeFor(application.validators());
        if (!made && application.validators() > 1) {
            make(folder, application);
            say.accept("made a chain with " + application.validators() + " validators");
        }
        ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "jitrace-validators");
            thread.setDaemon(true);
            return thread;
        });
        List<Validator> beside = IntStream.rangeClosed(2, application.validators())
                .mapToObj(number -> new Validator(
                        "validator-" + number,
                        new Program(folder, application.chainJar(), chain.homeOf(number)),
                        keeper,
                        say))
                .toList();
        beside.forEach(Validator::start);
        return new Validators(beside, keeper);
    }

    /** The application would make a chain with one validator; so it is made before, with the same operators. */
    private static void make(DataFolder folder, Application application) {
        Program program = new Program(folder, application.chainJar(), folder.root());
        Child making = Child.start(new Child.Order(
                "chain",
                program.command("beside", String.valueOf(application.validators())),
                program.environment(Map.of(
                        "JITRACE_CHAIN_OPERATORS",
                        String.valueOf(application.governance().operators()))),
                folder.log("chain-made"),
                MADE_WITHIN));
        folder.remember(making);
        OptionalInt code = making.end();
        folder.forget(making);
        if (code.isEmpty() || code.getAsInt() != 0) {
            throw new CannotStart("A chain with " + application.validators() + " validators could not be made: "
                    + making.logTail().lines().reduce((first, last) -> last).orElse("no reason given") + " (log: "
                    + making.logFile() + ")");
        }
    }

    /** The processes that run now. */
    public List<Child> processes() {
        return beside.stream()
                .flatMap(validator -> validator.process().stream())
                .toList();
    }

    /** Returns when all are gone. */
    @Override
    public void close() {
        keeper.shutdownNow();
        try {
            if (!keeper.awaitTermination(KEEPER_STOPS_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("a validator is still being started");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            for (int i = beside.size() - 1; i >= 0; i--) {
                beside.get(i).stop();
            }
        }
    }
}
