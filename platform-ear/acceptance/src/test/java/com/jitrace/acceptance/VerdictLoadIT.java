package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.acceptance.load.Load;
import com.jitrace.acceptance.load.Question;
import com.jitrace.launcher.Platform;
import com.jitrace.launcher.plugins.PackJar;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Readers of codes from everywhere in the batches of a brand, from a process of their own: an even rate of verdicts, then as many as this
 * machine gives, beside an empty resource of the same application. Small in the whole run; the show page-6 runs ten million codes and 200 a
 * second for a minute (-Djitrace.load.batches, .codes, .rate, .seconds, .closed).
 */
@Tag("show-page-6")
class VerdictLoadIT {
    private static final int BATCHES = Integer.getInteger("jitrace.load.batches", 1);
    private static final int CODES = Integer.getInteger("jitrace.load.codes", 40_000);
    private static final int PER_SECOND = Integer.getInteger("jitrace.load.rate", 10);
    private static final int SECONDS = Integer.getInteger("jitrace.load.seconds", 10);
    private static final int CLOSED_SECONDS = Integer.getInteger("jitrace.load.closed", 3);
    /** Over all batches. */
    private static final int SAMPLED = Math.min(20_000, BATCHES * CODES / 2);

    private static final long SEED = 6;
    private static final double P99_MILLIS_TARGET = 300;
    /** The limit of page-6 binds the show; the small size runs beside other builds and only must not be stuck. */
    private static final double P99_MILLIS_MAX = Double.parseDouble(System.getProperty("jitrace.load.p99", "20000"));

    private static final int LOADS_MINUTES_MAX = 15;

    /** A resource that does nothing, in the same application: it comes as a pack, so the product needs none for this test. */
    private static final String EMPTY = """
            package load.empty;
            import com.jitrace.spi.IndustryPack;
            import jakarta.enterprise.event.Observes;
            import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
            import jakarta.enterprise.inject.spi.Extension;
            import jakarta.inject.Singleton;
            public class Empty implements Extension {
                void register(@Observes AfterBeanDiscovery discovered) {
                    discovered.<IndustryPack>addBean().id("load.empty").beanClass(Pack.class)
                            .types(IndustryPack.class, Pack.class, Object.class).scope(Singleton.class)
                            .createWith(context -> new Pack());
                }
                public static final class Pack implements IndustryPack {
                    @Override public String id() { return "empty"; }
                    @Override public String version() { return "1"; }
                    @Override public String name() { return "Empty resource"; }
                }
            }
            """;

    private static final String RESOURCE = """
            package load.empty;
            @jakarta.ws.rs.Path("empty")
            public class Resource {
                @jakarta.ws.rs.GET @jakarta.ws.rs.Produces("text/plain") public String nothing() { return "empty"; }
            }
            """;

    @Test
    void verdictsAtAnEvenRateAndAsManyAsThisMachineGives() throws Exception {
        Path home = Running.newHome("load");
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        Files.copy(PluginFolderIT.winePack(), plugins.resolve("wine-pack.jar"));
        PackJar.of("empty", "1")
                .source("load.empty.Empty", EMPTY)
                .source("load.empty.Resource", RESOURCE)
                .extension("load.empty.Empty")
                .write(plugins.resolve("empty.jar"));
        // as in a long life: with the whole compiler, and with the limits and counts that every installation has
        Map<String, String> settings = Map.of("JITRACE_DEMO", "true", "JITRACE_JVM_OPTIONS", "");
        try (Platform platform = Running.start(home, settings)) {
            Path questions = home.resolve("questions");
            Files.write(
                    questions,
                    questions(platform.url()).stream().map(Question::line).toList());
            Map<String, String> measured = load(home, platform.url(), questions);
            print(measured);
            assertThat(measured).doesNotContainKey("fault");
            measured.forEach((name, value) -> {
                if (name.endsWith(".faults")) {
                    assertThat(value).as(name).isEqualTo("0");
                }
            });
            assertThat(measured.get("even.answers")).isEqualTo(String.valueOf(PER_SECOND * SECONDS));
            assertThat(number(measured, "even.all.p99")).isLessThan(P99_MILLIS_MAX);
            assertThat(number(measured, "most.empty")).isPositive();
        }
    }

    private static List<Question> questions(String url) throws IOException {
        IssuedCodes issued = new IssuedCodes(url);
        issued.licence((long) BATCHES * CODES);
        List<Question> questions =
                new ArrayList<>(List.of(new Question(Question.Kind.EMPTY, "/api/v1/empty", "empty", "")));
        long begun = System.nanoTime();
        for (int i = 0; i < BATCHES; i++) {
            questions.addAll(issued.batch(CODES, SAMPLED / BATCHES, SEED + i));
            System.out.printf(
                    "page-6: %,d codes issued, half of each batch moved, %,d drawn; %d s%n",
                    (i + 1L) * CODES, questions.size() / 2, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
        }
        // neighbours in the file are of one batch: readers are not
        Collections.shuffle(questions, new Random(SEED));
        return questions;
    }

    /** Runs the load as a process of its own; what it printed, by name. */
    private static Map<String, String> load(Path home, String url, Path questions)
            throws IOException, InterruptedException {
        Map<String, Long> processes = LauncherProcess.processes(home);
        Path classes = Path.of(URI.create(
                String.valueOf(Load.class.getProtectionDomain().getCodeSource().getLocation())));
        Path said = home.resolve("load.out");
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes.toString(),
                        Load.class.getName(),
                        String.valueOf(URI.create(url).getPort()),
                        questions.toString(),
                        String.valueOf(PER_SECOND),
                        String.valueOf(SECONDS),
                        String.valueOf(CLOSED_SECONDS),
                        String.valueOf(processes.get("micro")),
                        String.valueOf(processes.get("mariadbd")))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!load.waitFor(LOADS_MINUTES_MAX, TimeUnit.MINUTES)) {
            load.destroyForcibly();
        }
        assertThat(load.waitFor()).as(Files.readString(said)).isZero();
        return Files.readAllLines(said).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, other) -> first));
    }

    private static void print(Map<String, String> measured) {
        measured.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> System.out.println("page-6 " + entry.getKey() + " " + entry.getValue()));
        double p99 = number(measured, "even.all.p99");
        System.out.printf(
                "page-6: %,d issued codes, %d answers/s for %d s (verdicts and pages 1:1): p50 %s, p90 %s, p99 %s, max %s ms;"
                        + " target p99 <= %.0f ms: %s%n",
                (long) BATCHES * CODES,
                PER_SECOND,
                SECONDS,
                measured.get("even.all.p50"),
                measured.get("even.all.p90"),
                measured.get("even.all.p99"),
                measured.get("even.all.max"),
                P99_MILLIS_TARGET,
                p99 <= P99_MILLIS_TARGET ? "met" : "MISSED");
        System.out.printf(
                "page-6: processor time an answer at that rate: server %s ms, database %s ms, load %s ms; load average %s%n",
                measured.get("even.cpu.server"),
                measured.get("even.cpu.database"),
                measured.get("even.cpu.load"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.printf(
                "page-6: the most per second: %s verdicts, %s pages, %s of an empty resource; ratio %.2f and %.2f%n",
                measured.get("most.verdict"),
                measured.get("most.page"),
                measured.get("most.empty"),
                number(measured, "most.verdict") / number(measured, "most.empty"),
                number(measured, "most.page") / number(measured, "most.empty"));
    }

    private static double number(Map<String, String> measured, String name) {
        return Double.parseDouble(measured.getOrDefault(name, "0"));
    }
}
