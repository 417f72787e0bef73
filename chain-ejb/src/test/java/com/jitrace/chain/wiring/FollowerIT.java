package com.jitrace.chain.wiring;

import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Standstill;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Four validators and a node that is none: an auditor, who replays everything and has no say. Real files, sockets and Raft. */
@Timeout(300)
class FollowerIT {
    private static final String ORIGIN = "follower.test/jitrace";

    @TempDir
    Path folder;

    private final List<ChainNode> validators = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (ChainNode node : validators) {
            node.close();
        }
    }

    private ChainNode open(Path home) throws IOException {
        return ChainNode.open(new Settings(home, ORIGIN, false));
    }

    private static SignedBatch introduction(Node to, String name, SecretKey operator) {
        return new BatchSigner(to.genesis().chainId(), id(name), id(name + " key"), key(name))
                .sign(
                        id("nonce " + name),
                        System.currentTimeMillis() + 300_000,
                        List.of(Operators.sign(party(name), to.genesis().chainId(), "op1", operator)));
    }

    private static boolean isFinal(Node at, SignedBatch batch) {
        return at.outcome(batch.batchId()) instanceof Outcome.Final;
    }

    @Test
    void aNodeThatIsNoValidatorFollowsBringsBatchesOnAndCountsNowhere() throws Exception {
        List<Path> homes =
                Stream.of("v1", "v2", "v3", "v4").map(folder::resolve).toList();
        Genesis genesis = NewNetwork.create(homes, ORIGIN, 1);
        SecretKey operator = SeedFile.read(homes.get(0).resolve("operators/op1.seed"));
        for (Path home : homes) {
            validators.add(open(home));
        }
        Node first = validators.get(0).node();
        Four.await("a block", () -> first.head().height() > 0);

        // told of it while they run
        NewMember.Joined joined = NewMember.join(folder.resolve("auditor"), homes.get(1));
        for (Path home : homes) {
            NewMember.tell(home, joined.vkey().name(), joined.order(), joined.peer());
        }
        try (ChainNode opened = open(folder.resolve("auditor"))) {
            Node auditor = opened.node();
            Four.await("the auditor follows", () -> auditor.head().height() > 0);
            NetworkState seen = auditor.network();
            assertThat(seen.self()).isEqualTo(joined.vkey().name());
            assertThat(seen.validating()).isFalse();
            assertThat(seen.validators()).hasSize(4).noneMatch(NetworkState.Validator::self);
            assertThat(first.network().validating()).isTrue();
            Four.await(
                    "a quorum is heard",
                    () -> auditor.network().standstill().isEmpty()
                            || auditor.network().standstill().get() instanceof Standstill.NobodyOrders);

            SignedBatch batch = introduction(auditor, "brand", operator);
            assertThat(auditor.submit(batch)).isInstanceOf(Submission.Accepted.class);
            Four.await("final at a validator", () -> isFinal(first, batch));
            Four.await("final at the auditor", () -> isFinal(auditor, batch));

            // three of four go on, two do not, whoever else is there
            validators.remove(3).close();
            SignedBatch three = introduction(first, "shop", operator);
            Four.await("it is taken", () -> first.submit(three) instanceof Submission.Accepted);
            Four.await("final with three", () -> isFinal(auditor, three));
            validators.remove(2).close();
            Four.await(
                    "too few",
                    () -> first.network()
                            .standstill()
                            .filter(new Standstill.TooFewHeard(2, 4, 3)::equals)
                            .isPresent());
            long height = auditor.head().height();
            assertThat(first.head().height()).isEqualTo(height);
            assertThat(auditor.head().doubt()).isEmpty();
            assertThat(auditor.head().size()).isEqualTo(first.head().size());
            assertNeverSigned(auditor, joined.vkey(), height);
            assertThat(auditor.blocks(1, (int) height).stream()
                            .map(CertifiedBlock::leaves)
                            .toList())
                    .usingRecursiveComparison()
                    .isEqualTo(first.blocks(1, (int) height).stream()
                            .map(CertifiedBlock::leaves)
                            .toList());
            assertThat(genesis.validators()).doesNotContain(joined.vkey());
        }
        closeAll();
        validators.clear();
        assertWatermarks(folder.resolve("auditor"), homes.get(0));
    }

    /** An auditor signed nothing, and that fits; what a validator signed shows in the certificates, so an older watermark does not. */
    private static void assertWatermarks(Path auditor, Path validator) throws IOException, InterruptedException {
        assertThat(Electorate.verify(auditor)).contains("exit code 0");
        assertThat(Electorate.verify(validator)).contains("exit code 0");
        Files.copy(
                auditor.resolve("chain/watermark"),
                validator.resolve("chain/watermark"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(Electorate.verify(validator))
                .contains("which this node has signed")
                .contains("exit code 1");
    }

    private static void assertNeverSigned(Node node, Vkey vkey, long height) {
        for (CertifiedBlock block : node.blocks(1, (int) height)) {
            Certificate certificate = Certificate.parse(block.certificate()).orElseThrow();
            assertThat(certificate.lines()).noneMatch(line -> line.name().equals(vkey.name()));
        }
    }
}
