package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.node.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Promise C4 and C5 on one real process: what was acknowledged before a kill -9 is there afterwards, once. */
class KillTest {
    private static final int ROUNDS = 3;

    @TempDir
    Path home;

    @Test
    @Timeout(300)
    void whatWasFinalBeforeAKillIsThereOnceAfterwards() throws Exception {
        Map<String, Long> acknowledged = new HashMap<>();
        Random random = new Random(20261123);
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(round, 30 + random.nextInt(300), acknowledged);
            try (ChainNode opened = ChainNode.open(Settings.at(home))) {
                Node node = opened.node();
                assertThat(node.head().doubt()).isEmpty();
                Map<String, Integer> found = new HashMap<>();
                for (long height = 1; height <= node.head().height(); ) {
                    List<CertifiedBlock> blocks = node.blocks(height, 100);
                    blocks.forEach(b -> b.batches().forEach(s -> found.merge(s.batchId(), 1, Integer::sum)));
                    height += blocks.size();
                }
                assertThat(found.values()).containsOnly(1);
                acknowledged.forEach((batchId, index) -> {
                    assertThat(found).containsKey(batchId);
                    assertThat(((Outcome.Final) node.outcome(batchId)).firstIndex())
                            .isEqualTo(index);
                });
            }
        }
        System.out.println(
                "kill -9: " + acknowledged.size() + " acknowledged batches over " + ROUNDS + " kills, all there once");
    }

    private void runAndKill(int round, int afterLines, Map<String, Long> acknowledged) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-cp",
                        classPath,
                        KillSubject.class.getName(),
                        home.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            int seen = 0;
            String line = lines.readLine();
            while (line != null) {
                String[] words = line.split(" ");
                assertThat(words[0]).isEqualTo("FINAL");
                acknowledged.put(words[1], Long.parseLong(words[2]));
                if (++seen == afterLines) {
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
            assertThat(seen).isGreaterThanOrEqualTo(afterLines);
        } finally {
            process.destroyForcibly();
        }
    }
}
