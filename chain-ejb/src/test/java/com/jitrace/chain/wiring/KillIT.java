package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.block.Succession;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.node.MemoryState;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.rules.Shown;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Promises C4, C5 and C8 on a real process under load: what was acknowledged before a kill -9 is there afterwards, once, in the same state. */
class KillIT {
    private static final int KILLS = Shown.size("kill.kills", 50, 15);
    private static final int LINES_MAX = 150;
    private static final int START_MILLIS_MAX = 3_000;
    private static final int EARLY_EVERY = 5;

    @TempDir
    Path home;

    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Map<String, Integer> found = new HashMap<>();
    private final MemoryState replayed = new MemoryState();
    private Tip tip = new Tip(0, "", -1, com.jitrace.chain.merkle.LogFrontier.EMPTY);

    @Test
    @Tag("show-chain-4")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whatWasFinalBeforeAKillIsThereOnceAfterwardsInTheStateOfAReplay() throws Exception {
        long seed = Long.getLong("kill.seed", 20261124);
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            boolean early = kill % EARLY_EVERY == EARLY_EVERY - 1;
            runAndKill(kill, early ? 0 : 1 + random.nextInt(LINES_MAX), random.nextInt(START_MILLIS_MAX));
            try (ChainNode opened = ChainNode.open(Settings.at(home))) {
                check(opened.node());
            }
        }
        System.out.println("kill -9 (seed " + seed + "): " + KILLS + " kills, " + acknowledged.size()
                + " acknowledged batches, all there once; " + (found.size() - acknowledged.size())
                + " more that nobody had been told of; " + tip.height() + " blocks replayed to the same state root");
    }

    private void check(Node node) throws IOException {
        assertThat(node.head().doubt()).isEmpty();
        Genesis genesis = node.genesis();
        if (replayed.tip().isEmpty()) {
            Overlay start = new Overlay(replayed.state());
            Ledger.begin(start, genesis);
            start.seal();
            tip = Tip.before(genesis);
            replayed.begin(tip, start);
        }
        if (node.head().height() == 0) {
            return;
        }
        // what was ordered before the kill may still become a block now: the published state says of which block it is
        StateProof proof = node.state("operators");
        replay(node, BlockHeader.parse(proof.blockProof().leaf()).height());
        sameState(proof);
        assertThat(found.values()).allMatch(times -> times == 1);
        acknowledged.forEach((batchId, index) -> {
            assertThat(found).containsKey(batchId);
            assertThat(((Outcome.Final) node.outcome(batchId)).firstIndex()).isEqualTo(index);
        });
    }

    private void replay(Node node, long height) {
        Succession succession =
                new Succession(new Ledger(OpenedBatch::signedBy), node.genesis().chainId());
        while (tip.height() < height) {
            CertifiedBlock block = node.blocks(tip.height() + 1, 1).get(0);
            Succession.Verdict verdict = succession.judge(tip, replayed.state(), block.leaves());
            assertThat(verdict).as("height " + block.height()).isInstanceOf(Succession.Valid.class);
            replayed.commit(((Succession.Valid) verdict).block());
            tip = ((Succession.Valid) verdict).block().tip();
            block.batches().forEach(b -> found.merge(b.batchId(), 1, Integer::sum));
        }
    }

    /** The node's stored tree leads to the root that the replay has. */
    private void sameState(StateProof proof) {
        Optional<StateTree.Leaf> end =
                proof.value().map(v -> new StateTree.Leaf(Overlay.path(proof.key()), Overlay.valueHash(v)));
        assertThat(StateTree.shows(
                        StateTree.root(replayed.state()),
                        Overlay.path(proof.key()),
                        proof.value().map(Overlay::valueHash),
                        new StateTree.Path(proof.path(), end)))
                .isTrue();
    }

    /** @param afterLines kills after so many acknowledgements; if 0, so many milliseconds after the start instead */
    private void runAndKill(int round, int afterLines, int afterMillis) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        KillSubject.class.getName(),
                        home.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (afterLines == 0) {
            process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
            process.toHandle().destroyForcibly();
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            int seen = 0;
            String line = lines.readLine();
            while (line != null) {
                String[] words = line.split(" ");
                // the line that a kill cut in two acknowledges nothing
                if (words.length == 3 && words[2].endsWith(".")) {
                    assertThat(words[0]).isEqualTo("FINAL");
                    acknowledged.put(words[1], Long.parseLong(words[2].substring(0, words[2].length() - 1)));
                    if (++seen == afterLines) {
                        process.toHandle().destroyForcibly();
                    }
                }
                assertThat(words[0]).isNotEqualTo("DOUBT");
                line = lines.readLine();
            }
            assertThat(seen).isGreaterThanOrEqualTo(afterLines);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }
}
