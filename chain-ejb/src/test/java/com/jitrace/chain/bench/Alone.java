package com.jitrace.chain.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** chain.jar in a process of its own, as somebody else runs it. */
final class Alone {
    private static final int PROOFS = 2_000;

    private Alone() {}

    static Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "com.jitrace.chain.tool.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Where it listens, as it says itself. */
    static String address(BufferedReader lines) throws IOException {
        StringBuilder said = new StringBuilder();
        String line = lines.readLine();
        while (line != null && !line.startsWith("http://")) {
            said.append(line).append('\n');
            line = lines.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the node did not start: " + said);
        }
        return line.substring(0, line.indexOf("/chain/"));
    }

    /** Resident memory of a lone node after its start, and after proofs were asked of it. */
    static void memory(Path home) throws IOException, InterruptedException {
        Process process = start(
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=64m", "-Djitrace.home=" + home),
                "node");
        try (BufferedReader lines = lines(process)) {
            String base = address(lines);
            long started = residentKib(process);
            HttpClient client = HttpClient.newHttpClient();
            for (int i = 0; i < PROOFS; i++) {
                String path = i % 2 == 0 ? "/chain/proof/" + 400L * i : "/chain/state/item/BENC0/" + 7 * i;
                HttpResponse<byte[]> answer = client.send(
                        HttpRequest.newBuilder(URI.create(base + path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(path + ": " + answer.statusCode());
                }
            }
            System.out.printf(
                    "a lone node (-Xmx128m -XX:+UseSerialGC): %,d MB resident after its start, %,d MB after %,d proofs%n",
                    started >> 10, residentKib(process) >> 10, PROOFS);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static long residentKib(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
