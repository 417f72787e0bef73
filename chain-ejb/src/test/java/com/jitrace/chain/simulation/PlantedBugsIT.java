package com.jitrace.chain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plants each bug of docs/simulation.md in the code, one at a time, and lets the simulation find it. */
@Tag("show-chain-5")
class PlantedBugsIT {
    private static final String SEEDS_MAX = "1000";
    private static final Pattern RED = Pattern.compile("RED seed ([0-9]+): .*Broken: (C[0-9]+) .*");

    @TempDir
    Path folder;

    @Test
    @Timeout(1200)
    void everyPlantedBugIsCaughtByThePromiseItBreaks() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<String> missed = new ArrayList<>();
        try {
            List<Future<Optional<String>>> hunts = new ArrayList<>();
            for (PlantedBug bug : PlantedBug.all()) {
                hunts.add(two.submit(() -> missed(bug)));
            }
            for (Future<Optional<String>> hunt : hunts) {
                result(hunt).ifPresent(missed::add);
            }
        } finally {
            two.shutdownNow();
        }
        System.out.println("planted bugs: " + PlantedBug.all().size() + ", missed: " + missed.size());
        assertThat(missed).isEmpty();
        assertThat(PlantedBug.all()).hasSizeGreaterThanOrEqualTo(12);
    }

    private static Optional<String> result(Future<Optional<String>> hunt) throws InterruptedException {
        try {
            return hunt.get();
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        }
    }

    /** What the simulation said, if it did not name one of the bug's promises. */
    private Optional<String> missed(PlantedBug bug) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path own = Files.createTempDirectory(folder, "bug");
        bug.compile(own, classPath);
        Path output = own.resolve("output");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-cp",
                        own + System.getProperty("path.separator") + classPath,
                        Simulation.class.getName(),
                        "0",
                        SEEDS_MAX,
                        "1")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int code = child.waitFor();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Matcher red = RED.matcher(said);
        boolean caught = code == 1 && red.find() && bug.promises().contains(Promise.valueOf(red.group(2)));
        if (caught) {
            System.out.println("  caught at seed " + red.group(1) + " by " + red.group(2) + ": " + bug.name());
        }
        return caught ? Optional.empty() : Optional.of(bug.name() + ", exit code " + code + ": " + said);
    }

    @Test
    void theListInTheDocumentsIsThisList() throws IOException {
        String document = Files.readString(Path.of("../docs/simulation.md"));
        assertThat(document.lines()
                        .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
                        .map(line -> line.split("\\|")[2].strip()))
                .containsExactlyElementsOf(
                        PlantedBug.all().stream().map(PlantedBug::name).toList());
    }
}
