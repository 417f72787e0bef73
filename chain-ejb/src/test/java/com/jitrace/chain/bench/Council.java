package com.jitrace.chain.bench;

import com.jitrace.chain.tool.VerifySpeed;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.NewNetwork;
import com.jitrace.chain.wiring.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Four validators: the first in this process, as beside an application, three as {@code chain.jar node} in processes of their own. */
final class Council implements AutoCloseable {
    private static final String ORIGIN = "bench.test/jitrace";
    private static final int NODES = 4;
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final long WAIT_MILLIS_MAX = 60_000;

    private final List<Process> others = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    final Path home;
    final ChainNode first;

    private Council(Path home, ChainNode first) {
        this.home = home;
        this.first = first;
    }

    static Council open(Path folder) throws IOException, InterruptedException {
        List<Path> homes = IntStream.rangeClosed(1, NODES)
                .mapToObj(i -> folder.resolve("v" + i))
                .toList();
        NewNetwork.create(homes, ORIGIN, 1);
        Council council = new Council(homes.get(0), ChainNode.open(new Settings(homes.get(0), ORIGIN, false)));
        for (Path other : homes.subList(1, NODES)) {
            council.start(other);
        }
        while (council.first.node().head().height() == 0) {
            council.first.node().awaitBlockAfter(0, 100);
        }
        return council;
    }

    private void start(Path other) throws IOException {
        Process process = Alone.start(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-Djitrace.home=" + other, "-Djitrace.chain.origin=" + ORIGIN),
                "node");
        others.add(process);
        BufferedReader lines = Alone.lines(process);
        addresses.add(Alone.address(lines));
        Thread reader = new Thread(() -> lines.lines().forEach(line -> {}), "reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** Processor time of all four nodes and of the client in this process. */
    long cpuNanos() {
        long ticks = 0;
        try {
            for (Process process : others) {
                String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return VerifySpeed.cpuNanos() + ticks * NANOS_PER_TICK;
    }

    /** Everybody at the height and state root of the first one; throws if that does not come. */
    void agreed() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1_500); // a checkpoint is published once a second: the last block's is due
        String own = first.node().checkpoint().orElseThrow().checkpoint();
        String text = own.substring(0, own.indexOf("\n\n"));
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + WAIT_MILLIS_MAX * 1_000_000;
        for (String address : addresses) {
            HttpRequest question = HttpRequest.newBuilder(URI.create(address + "/chain/checkpoint"))
                    .build();
            while (!client.send(question, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .startsWith(text)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(address + " does not come to " + text);
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        System.out.println("all " + NODES + " nodes publish the same root of "
                + text.lines().skip(1).findFirst().orElseThrow() + " leaves");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        others.forEach(Process::destroy);
        first.close();
        for (Process process : others) {
            process.waitFor();
        }
    }
}
