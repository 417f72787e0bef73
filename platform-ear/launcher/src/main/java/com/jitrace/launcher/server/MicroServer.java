package com.jitrace.launcher.server;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.process.Child;
import com.jitrace.launcher.process.Deadline;
import com.jitrace.launcher.settings.Settings;
import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One Payara Micro process that runs our application. */
public final class MicroServer implements AutoCloseable {
    private static final Duration BOOTS_WITHIN = Duration.ofSeconds(300);
    private static final Duration DEPLOYED_AFTER_BOOT_WITHIN = Duration.ofSeconds(30);
    private static final Duration READY_WITHIN = Duration.ofSeconds(300);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);
    private static final Pattern EXCEPTION =
            Pattern.compile("(Caused by: )?[a-z][\\w.$]*\\.[A-Z][\\w$]*(Exception|Error|Fault)(: .*)?");
    private static final Pattern PACKS =
            Pattern.compile("\"name\"\\s*:\\s*\"packs\"[^{}]*(?:\"data\"\\s*:\\s*)?(\\{[^{}]*\\}|\\})");
    private static final Pattern PACK_ID = Pattern.compile("\"([a-z][a-z0-9-]{1,30})\"\\s*:");
    private static final Pattern NOTHING_DEPLOYED = Pattern.compile("\"Deployed\": \\[\\s*\\]");
    private static final int METASPACE_MEGABYTES_MAX = 400;

    private final DataFolder folder;
    private final Child process;
    private final Readiness readiness;

    private MicroServer(DataFolder folder, Child process, Readiness readiness) {
        this.folder = folder;
        this.process = process;
        this.readiness = readiness;
    }

    /**
     * What to start.
     *
     * @param environment the settings the application reads, secrets among them: they reach it this way only
     */
    public record Order(
            DataFolder folder,
            Settings.Web web,
            Settings.Application application,
            List<Path> packs,
            Map<String, String> environment) {}

    /** How a start ended when it did not break the machine. */
    public sealed interface Start {}

    /** The application answers and says it is ready. */
    public record Ready(MicroServer server) implements Start {}

    /** The server ran but the application was not deployed; the process has been stopped. */
    public record NotDeployed(String reason, String log) implements Start {}

    public static Start start(Order order) {
        DataFolder folder = order.folder();
        WorkCopy copy = WorkCopy.make(
                order.application().war(), order.packs(), folder.tmp().resolve("jitrace"), new SecureRandom());
        Child process = Child.start(
                new Child.Order("micro", command(order, copy), order.environment(), folder.log("micro"), STOPS_WITHIN));
        folder.remember(process);
        MicroServer server =
                new MicroServer(folder, process, new Readiness(order.web().localUrl()));
        try {
            Optional<String> failure = server.awaitDeployment(copy);
            if (failure.isPresent()) {
                String log = process.logTail();
                server.close();
                return new NotDeployed(failure.get(), log);
            }
            server.awaitReadiness();
            return new Ready(server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static List<String> command(Order order, WorkCopy copy) {
        Path tmp = order.folder().tmp();
        try {
            Path commands = Files.write(
                    tmp.resolve("preboot.txt"),
                    PreBootCommands.lines(order.web().bind()));
            Path logging = tmp.resolve("logging.properties");
            try (InputStream in = MicroServer.class.getResourceAsStream("logging.properties")) {
                Files.write(logging, in == null ? new byte[0] : in.readAllBytes());
            }
            DataFolder.delete(tmp.resolve("micro"));
            Path scratch = Files.createDirectories(tmp.resolve("java"));
            List<String> java = new ArrayList<>(
                    List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
            java.addAll(order.application().jvmOptions());
            java.addAll(List.of(
                    "-Xms128m",
                    "-Xmx" + order.application().heapMegabytes() + "m",
                    "-XX:MaxMetaspaceSize=" + METASPACE_MEGABYTES_MAX + "m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Duser.language=en",
                    "-Duser.country=US",
                    "-Duser.timezone=UTC",
                    "-Dfile.encoding=UTF-8",
                    "-Djava.io.tmpdir=" + scratch,
                    "-Djava.awt.headless=true",
                    "-jar",
                    Jars.payaraMicro().toString(),
                    "--nohazelcast",
                    "--disablephonehome",
                    "--rootdir",
                    Files.createDirectories(tmp.resolve("micro")).toString(),
                    "--addlibs",
                    Jars.connector().toString(),
                    "--prebootcommandfile",
                    commands.toString(),
                    "--logproperties",
                    logging.toString(),
                    "--port",
                    Integer.toString(order.web().port()),
                    "--deploy",
                    copy.folder().toString(),
                    "--contextroot",
                    "/"));
            return java;
        } catch (IOException e) {
            throw new CannotStart("The server's files could not be written below " + tmp + ": " + e.getMessage(), e);
        }
    }

    /** Empty when deployed; why not, when the server says it is up and our application does not answer. */
    private Optional<String> awaitDeployment(WorkCopy copy) {
        Deadline.await(BOOTS_WITHIN, () -> !process.alive() || bootFinished() || readiness.deployed(copy.proof()));
        Deadline.await(
                DEPLOYED_AFTER_BOOT_WITHIN,
                () -> !process.alive() || nothingDeployed() || readiness.deployed(copy.proof()));
        boolean deployed = readiness.deployed(copy.proof());
        if (!process.alive()) {
            return Optional.of("the server ended: " + firstTrouble(process.logTail()));
        }
        return deployed ? Optional.empty() : Optional.of(firstTrouble(process.logTail()));
    }

    private boolean bootFinished() {
        String log = process.logTail();
        return log.contains(" ready in ") || log.contains("Deployed 0 archive(s)");
    }

    /** What the server itself lists at the end of its boot. */
    private boolean nothingDeployed() {
        return NOTHING_DEPLOYED.matcher(process.logTail()).find();
    }

    private void awaitReadiness() {
        boolean ready = Deadline.await(
                READY_WITHIN,
                () -> !process.alive()
                        || readiness
                                .health()
                                .filter(answer -> answer.status() == 200)
                                .isPresent());
        if (!process.alive()) {
            throw new CannotStart("Payara Micro ended while it became ready: " + firstTrouble(process.logTail())
                    + " (log: " + process.logFile() + ")");
        }
        if (!ready) {
            String said = readiness.health().map(Readiness.Answer::body).orElse("nothing");
            throw new CannotStart("The application is deployed but not ready after " + READY_WITHIN.toSeconds()
                    + " seconds; it says: " + said + " (log: " + process.logFile() + ")");
        }
    }

    /** The first exception in the log with its message, or the first severe record; one line. */
    static String firstTrouble(String log) {
        return log.lines()
                .map(String::strip)
                .filter(line -> EXCEPTION.matcher(line).matches() && !line.contains("Exception List with"))
                .findFirst()
                .or(() -> log.lines().filter(line -> line.contains("[SEVERE]")).findFirst())
                .map(line -> line.substring(line.lastIndexOf("] ") + 1).strip())
                .map(line -> line.length() > 300 ? line.substring(0, 300) + "…" : line)
                .orElse("no reason given");
    }

    /** What the application's readiness checks say now; empty when it does not answer. */
    public Optional<String> health() {
        return readiness.health().map(Readiness.Answer::body);
    }

    /** Ids of the packs the application knows; empty when it has no check of that name. */
    public Optional<Set<String>> packs() {
        return health().map(PACKS::matcher)
                .filter(Matcher::find)
                .map(found -> PACK_ID.matcher(found.group(1))
                        .results()
                        .map(result -> result.group(1))
                        .collect(Collectors.toSet()));
    }

    public Child process() {
        return process;
    }

    /** Lets requests in flight finish; returns when the process is gone. */
    @Override
    public void close() {
        process.stop();
        folder.forget(process);
    }
}
