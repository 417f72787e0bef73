package com.jitrace.chain.wiring;

import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jitrace.chain.gateway.Head;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SignedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a node is after it was stopped and something happened to its folder. */
@Timeout(180)
class RestartIT {
    private static final long WAIT_MILLIS_MAX = 60_000;

    @TempDir
    Path home;

    private SignedBatch introduction(Node node, String name) throws IOException {
        var operator = SeedFile.read(home.resolve("operators/op1.seed"));
        return new BatchSigner(node.genesis().chainId(), id(name), id(name + " key"), key(name))
                .sign(
                        id("nonce " + name),
                        System.currentTimeMillis() + 300_000,
                        List.of(Operators.sign(party(name), node.genesis().chainId(), "op1", operator)));
    }

    private static Outcome.Final finalPlace(Node node, SignedBatch batch) throws InterruptedException {
        assertThat(node.submit(batch)).isInstanceOf(Submission.Accepted.class);
        long end = System.nanoTime() + WAIT_MILLIS_MAX * 1_000_000;
        while (!(node.outcome(batch.batchId()) instanceof Outcome.Final) && System.nanoTime() < end) {
            node.awaitBlockAfter(node.head().height(), 50);
        }
        return (Outcome.Final) node.outcome(batch.batchId());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A chain with one batch; returns its head. */
    private Head begun() throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            finalPlace(opened.node(), introduction(opened.node(), "brand"));
            return opened.node().head();
        }
    }

    @Test
    void aStoppedNodeGoesOnWhereItWas() throws Exception {
        Head before = begun();
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            Node node = opened.node();
            assertThat(node.head()).isEqualTo(before);
            assertThat(finalPlace(node, introduction(node, "shop")).height()).isGreaterThan(before.height());
        }
    }

    @Test
    void aLostStateIsReplayedFromTheSegments() throws Exception {
        Head before = begun();
        delete(home.resolve("chain/state"));
        delete(home.resolve("chain/ratis"));
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            Node node = opened.node();
            assertThat(node.head()).isEqualTo(before);
            assertThat(node.state("party." + id("brand")).value()).isPresent();
            finalPlace(node, introduction(node, "shop"));
        }
    }

    @Test
    void aShorterLogThanWasSignedIsDoubt() throws Exception {
        begun();
        Path segment = home.resolve("chain/segments/0000000000000001.log");
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - 1));
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            Node node = opened.node();
            assertThat(node.head().doubt())
                    .hasValueSatisfying(why -> assertThat(why).contains("was signed"));
            assertThat(node.submit(introduction(node, "shop"))).isInstanceOf(Submission.Busy.class);
        }
        assertThat(Files.size(segment)).isEqualTo(bytes.length - 1);
    }

    @Test
    void aBlockThatWasSignedButNotCertifiedIsCertifiedWithTheSameText() throws Exception {
        Head before = begun();
        Path certificates = home.resolve("chain/certificates/0000000000000001.log");
        byte[] bytes = Files.readAllBytes(certificates);
        Files.write(certificates, Arrays.copyOf(bytes, bytes.length - 1));
        delete(home.resolve("chain/state"));
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            assertThat(opened.node().head()).isEqualTo(before);
        }
        assertThat(Files.readAllBytes(certificates)).isEqualTo(bytes);
    }

    /** Killed during its very first start: the folder is there, Raft's own mark is not. */
    @Test
    void aHalfMadeRaftFolderIsNoObstacle() throws Exception {
        Head before = begun();
        Path ratis = home.resolve("chain/ratis");
        List<Path> groups;
        try (Stream<Path> all = Files.list(ratis)) {
            groups = all.toList();
        }
        delete(ratis);
        Files.createDirectories(groups.get(0).resolve("current"));
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            finalPlace(opened.node(), introduction(opened.node(), "shop"));
            assertThat(opened.node().head().height()).isGreaterThan(before.height());
        }
    }

    @Test
    void twoNodesDoNotShareAFolder() throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            assertThat(opened.node().head().doubt()).isEmpty();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> ChainNode.open(Settings.at(home)).close());
        }
    }

    @Test
    void withoutPermissionNoChainIsCreated() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        ChainNode.open(new Settings(home, "x.example/y", false)).close())
                .withMessageContaining("not allowed");
    }

    @Test
    void seedsAreForTheirOwnerOnly() throws Exception {
        begun();
        for (String seed : List.of("chain/keys/vote.seed", "chain/keys/receipt.seed", "operators/op1.seed")) {
            assertThat(Files.getPosixFilePermissions(home.resolve(seed)))
                    .containsExactlyInAnyOrder(
                            java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                            java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
        }
    }
}
