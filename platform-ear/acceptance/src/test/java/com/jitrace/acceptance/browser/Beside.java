package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.jitrace.acceptance.Running;
import com.jitrace.launcher.process.Child;
import com.jitrace.launcher.process.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The validators beside a running application, as whoever has a terminal on that machine can treat them. */
final class Beside {
    static final Duration WITHIN = Duration.ofSeconds(90);
    private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/chain/checkpoint");
    private static final long VERIFIES_SECONDS_MAX = 120;
    private static final int COUNT = 4;

    private final DemoSite site;

    Beside(DemoSite site) {
        this.site = site;
    }

    Path home() {
        return site.started().home();
    }

    Path homeOf(int number) {
        return home().resolve("validators/" + number);
    }

    /** Where this validator answers; number 1 is the application. */
    String url(int number) {
        if (number == 1) {
            return site.url();
        }
        try {
            Matcher address = ADDRESS.matcher(Files.readString(home().resolve("log/validator-" + number + ".log")));
            return address.find() ? address.group(1) : "http://127.0.0.1:1";
        } catch (IOException e) {
            throw new AssertionError("validator " + number + " has no log", e);
        }
    }

    /** What a validator says of the network. */
    JsonObject network(int number) {
        HttpResponse<String> answer = ask(url(number) + "/chain/network");
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    HttpResponse<String> ask(String address) {
        try {
            return site.send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html,*/*"));
        } catch (IOException e) {
            throw new AssertionError("no answer from " + address, e);
        }
    }

    String standstill() {
        JsonObject network = network(1);
        return network.has("standstill") ? network.get("standstill").getAsString() : "";
    }

    static void await(String what, BooleanSupplier there) {
        assertThat(Deadline.await(WITHIN, there)).as(what).isTrue();
    }

    private long process(int number) {
        String name = "validator-" + number;
        return site.started().validators().processes().stream()
                .filter(child -> child.identity().name().equals(name) && child.alive())
                .map(Child::identity)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " does not run"))
                .pid();
    }

    /** Ends it as a power cut would; whoever looks after it starts it again. */
    void kill(int number) {
        long pid = process(number);
        run("/bin/kill", "-KILL", String.valueOf(pid));
        await(
                "process " + pid + " is gone",
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** Killed, and as long as this is open whoever starts it again finds its chain in use. */
    final class Down implements AutoCloseable {
        private final FileChannel channel;

        private Down(int number) throws IOException {
            kill(number);
            channel = FileChannel.open(homeOf(number).resolve("chain/lock"), StandardOpenOption.WRITE);
            await("its lock is free", () -> locked() != null);
        }

        private @Nullable FileLock locked() {
            try {
                return channel.tryLock();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    Down down(int number) throws IOException {
        return new Down(number);
    }

    /**
     * Each of the four answers, hears all four, and stands at the same size. That the application still counts somebody as heard who died a moment
     * ago is not enough: whoever came back has heard the others since.
     */
    void awaitAllEqual() {
        await(
                "all four answer, hear each other and are equal",
                () -> IntStream.rangeClosed(1, COUNT).allMatch(number -> heardBy(number) == COUNT)
                        && IntStream.rangeClosed(1, COUNT)
                                        .mapToObj(this::network)
                                        .map(network -> network.get("size").getAsLong())
                                        .distinct()
                                        .count()
                                == 1);
    }

    /** How many validators this one hears, itself counted; 0 while it does not answer. */
    private long heardBy(int number) {
        try {
            HttpResponse<String> answer = site.send(HttpRequest.newBuilder(URI.create(url(number) + "/chain/network")));
            return JsonParser.parseString(answer.body())
                    .getAsJsonObject()
                    .getAsJsonArray("validators")
                    .asList()
                    .stream()
                    .filter(v -> v.getAsJsonObject().get("heard").getAsBoolean())
                    .count();
        } catch (IOException notUp) {
            return 0;
        }
    }

    /** What {@code chain.jar verify} says of all four: each is sound. */
    List<String> verifyEach() {
        List<String> said = new ArrayList<>();
        for (int number = 1; number <= COUNT; number++) {
            said.add(run(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Xmx128m",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    Running.root().resolve("chain-ejb/target/chain.jar").toString(),
                    "verify",
                    url(number),
                    // another view: two certified blocks at one height would be fork evidence
                    url(number % COUNT + 1)));
        }
        return said;
    }

    /** Its output; it must end well. */
    private static String run(String... command) {
        try {
            Path said = Files.createTempFile("said", "");
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(process.waitFor(VERIFIES_SECONDS_MAX, TimeUnit.SECONDS))
                    .as(String.join(" ", command))
                    .isTrue();
            String output = Files.readString(said);
            Files.delete(said);
            assertThat(process.exitValue())
                    .as(String.join(" ", command) + ": " + output)
                    .isZero();
            return output;
        } catch (IOException e) {
            throw new AssertionError(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Resident memory of a validator in MiB. */
    long residentMegabytes(int number) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process(number) + "/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        } catch (IOException e) {
            throw new AssertionError("validator " + number, e);
        }
    }
}
