package com.jitrace.chain.simulation.council;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.simulation.PlantedBug;
import com.jitrace.chain.simulation.Promise;
import com.jitrace.chain.simulation.Seeds;
import com.jitrace.rules.Shown;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lives of several validators, many with a stub in place of signatures, some with the real ones, and every bug planted. The whole numbers of the show
 * are in {@code platform-ear/acceptance/shows/four-3}. {@code -Dcouncil.seed=} lives one again, {@code -Dcouncil.told=true} with its story.
 */
class CouncilIT {
    private static final long LIVES = Shown.size("council.lives", 10_000, 500);
    private static final long REAL_LIVES = Shown.size("council.real", 200, 20);
    private static final String SEEDS_MAX = "2000";
    private static final Pattern RED = Pattern.compile("RED seed ([0-9]+): .*Broken: (C[0-9]+) .*");

    @TempDir
    Path folder;

    @Test
    @Timeout(900)
    void everyPromiseHoldsInEveryLifeWithRealSignatures() throws InterruptedException {
        Optional<Long> one = Optional.ofNullable(Long.getLong("council.seed"));
        Tally tally = new Tally();
        long begun = System.nanoTime();
        Optional<Seeds.Red> red = Council.liveAll(one.orElse(0L), one.isPresent() ? 1 : REAL_LIVES, 2, tally);
        System.out.println(
                "council, real signatures: " + tally + "; " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
        red.ifPresent(r -> r.why().printStackTrace(System.out));
        assertThat(red)
                .as("live it again with -Dit.test=CouncilIT -Dcouncil.seed=")
                .isEmpty();
    }

    @Test
    @Timeout(1_800)
    void everyPromiseHoldsInManyLives() throws Exception {
        Path stub = stub();
        Path output = folder.resolve("output");
        int code = child(stub.toString(), output, String.valueOf(LIVES), "2");
        String said = Files.readString(output, StandardCharsets.UTF_8);
        System.out.println("council: " + said.strip());
        assertThat(code).as(said).isZero();
        assertThat(said).startsWith(LIVES + " lives");
    }

    @Test
    @Timeout(1_800)
    void everyPlantedBugIsCaughtByThePromiseItBreaks() throws Exception {
        Path stub = stub();
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<String> missed = new ArrayList<>();
        try {
            List<Future<Optional<String>>> hunts = new ArrayList<>();
            for (PlantedBug bug : CouncilBugs.all()) {
                hunts.add(two.submit(() -> missed(bug, stub)));
            }
            for (Future<Optional<String>> hunt : hunts) {
                result(hunt).ifPresent(missed::add);
            }
        } finally {
            two.shutdownNow();
        }
        System.out.println(
                "planted bugs, several validators: " + CouncilBugs.all().size() + ", missed: " + missed.size());
        assertThat(missed).isEmpty();
        assertThat(CouncilBugs.all()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void theListInTheDocumentsIsThisList() throws IOException {
        assertThat(Files.readString(Path.of("../docs/simulation.md"))
                        .lines()
                        .filter(line -> line.matches("\\| c[0-9]+ \\|.*"))
                        .map(line -> line.split("\\|")[2].strip()))
                .containsExactlyElementsOf(
                        CouncilBugs.all().stream().map(PlantedBug::name).toList());
    }

    private static Optional<String> result(Future<Optional<String>> hunt) throws InterruptedException {
        try {
            return hunt.get();
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        }
    }

    private Path stub() throws IOException {
        Path stub = Files.createTempDirectory(folder, "stub");
        for (PlantedBug part : CouncilBugs.stub()) {
            part.compile(stub, classPath());
        }
        return stub;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static int child(String before, Path output, String lives, String threads)
            throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx600m",
                        "-cp",
                        before + File.pathSeparator + classPath(),
                        Council.class.getName(),
                        "0",
                        lives,
                        threads)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }

    /** What the simulation said, if it did not name one of the bug's promises. */
    private Optional<String> missed(PlantedBug bug, Path stub) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "bug");
        bug.compile(own, classPath());
        Path output = own.resolve("output");
        int code = child(own + File.pathSeparator + stub, output, SEEDS_MAX, "1");
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Matcher red = RED.matcher(said);
        boolean caught = code == 1 && red.find() && bug.promises().contains(Promise.valueOf(red.group(2)));
        if (caught) {
            System.out.println("  caught at seed " + red.group(1) + " by " + red.group(2) + ": " + bug.name());
        }
        return caught ? Optional.empty() : Optional.of(bug.name() + ", exit code " + code + ": " + said);
    }
}
