package com.jitrace.chain.tool;

import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.http.Answer;
import com.jitrace.chain.adapter.http.LoneServer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.adapter.rocksdb.RocksState;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.SeedFile;
import com.jitrace.chain.wiring.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The read interface of a real node, and the verifier looking at it. */
@Timeout(180)
class VerifyIT {
    @TempDir
    Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int verify(String... places) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return VerifyCommand.of(List.of(places), out, Progress.silent())
                .orElseThrow()
                .run();
    }

    private static Verification.Result run(Source source) throws IOException {
        try (Workplace workplace = Workplace.temporary()) {
            return new Verification(source, workplace, Progress.silent()).run();
        }
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** 300 parties in as many batches: more than one full tile. */
    private void fill(Node node) throws IOException, InterruptedException {
        SecretKey operator = SeedFile.read(home.resolve("operators/op1.seed"));
        SignedBatch last = new SignedBatch(new byte[0], List.of());
        for (int i = 0; i < 150; i++) {
            String name = "party " + i;
            last = new BatchSigner(node.genesis().chainId(), id(name), id(name + " key"), key(name))
                    .sign(
                            id("nonce" + i),
                            System.currentTimeMillis() + 300_000,
                            List.of(Operators.sign(party(name), node.genesis().chainId(), "op1", operator)));
            node.submit(last);
        }
        while (!(node.outcome(last.batchId()) instanceof Outcome.Final)) {
            assertThat(node.awaitBlockAfter(node.head().height(), 60_000)).isTrue();
        }
        while (node.proof(node.head().size() - 1).isEmpty()) {
            node.awaitBlockAfter(node.head().height(), 100);
        }
    }

    @Test
    void aSoundChainIsSoundOverHttpAndInItsFolder() throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home));
                LoneServer server = new LoneServer(new ReadInterface(opened.node()), 0)) {
            fill(opened.node());
            assertThat(verify("http://127.0.0.1:" + server.port())).as(output()).isEqualTo(VerifyCommand.SOUND);
        }
        assertThat(verify(home.toString())).as(output()).isEqualTo(VerifyCommand.SOUND);
        assertThat(output()).contains("sound: ");
    }

    @Test
    void aChangedByteInASegmentIsNamed() throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            fill(opened.node());
        }
        Path segment = home.resolve("chain/segments/0000000000000001.log");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        assertThat(verify(home.resolve("chain").toString())).isEqualTo(VerifyCommand.CORRUPT);
        assertThat(output()).contains("corrupt: ").contains("frame");
    }

    /** Somebody rewrites a leaf and its checksums: the block no longer follows. */
    @Test
    void aChangedLeafIsNamedWithItsBlockAndEntry() throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            fill(opened.node());
            long last = opened.node().head().height();
            Source honest = new NodeSource(opened.node());
            Source lying = new NodeSource(opened.node()) {
                @Override
                public List<Claim> blocks(long fromHeight) throws IOException {
                    List<Claim> claims = new ArrayList<>(super.blocks(fromHeight));
                    int place = (int) (last - fromHeight);
                    if (place >= 0 && place < claims.size()) {
                        Claim claim = claims.get(place);
                        claims.set(place, new Claim(bent(claim.body()), claim.certificate()));
                    }
                    return claims;
                }
            };
            assertThat(run(honest)).isInstanceOf(Verification.Sound.class);
            Verification.Result result = run(lying);
            assertThat(((Verification.Corrupt) result).where()).startsWith("block " + last + ", entry ");
        }
    }

    private static byte[] bent(byte[] body) {
        byte[] bent = body.clone();
        bent[bent.length / 2] ^= 1;
        return bent;
    }

    @Test
    void twoSignedRootsForOneSizeAreForkEvidence() throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            fill(opened.node());
            Certificate own = Certificate.parse(
                            opened.node().blocks(1, 1).get(0).certificate())
                    .orElseThrow();
            CheckpointText other = new CheckpointText(
                    own.checkpoint().origin(), own.checkpoint().size(), Hash.ZERO);
            SecretKey vote = SeedFile.read(home.resolve("chain/keys/vote.seed"));
            String name = own.lines().get(0).name();
            String lie = new Certificate(other, List.of(SignatureLine.sign(other.text(), name, vote))).note();
            Source forked = new NodeSource(opened.node()) {
                @Override
                public Optional<String> checkpoint() {
                    return Optional.of(lie);
                }
            };
            assertThat(run(forked)).isInstanceOf(Verification.Fork.class);
        }
    }

    @Test
    void nothingToReadIsNoVerdict() {
        assertThat(verify(home.resolve("nowhere").toString())).isEqualTo(VerifyCommand.UNREADABLE);
        assertThat(verify("http://127.0.0.1:1")).isEqualTo(VerifyCommand.UNREADABLE);
    }

    @Test
    void whatIsNotThereIsAProblemWithACode() throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            assertThat(opened.node().awaitBlockAfter(0, 60_000)).isTrue();
            ReadInterface reads = new ReadInterface(opened.node());
            for (String path : List.of(
                    "/chain/tile/0/000",
                    "/chain/tile/0/000.p/200",
                    "/chain/tile/00/000.p/1",
                    "/chain/tile/9/000.p/1",
                    "/chain/tile/0/x000/000.p/1",
                    "/chain/tile/0/000.p/0",
                    "/chain/tile/0/000.p/256",
                    "/chain/tile/entries/001.p/1",
                    "/chain/entries/99",
                    "/chain/proof/99",
                    "/chain/blocks/0",
                    "/chain/blocks/99",
                    "/chain/blocks/01",
                    "/chain/state/",
                    "/chain/state/a b",
                    "/chain",
                    "/chain/nothing")) {
                Answer answer = reads.answer("GET", path, "");
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.contentType()).isEqualTo("application/problem+json");
            }
            assertThat(reads.answer("POST", "/chain/checkpoint", "").status()).isEqualTo(405);
            assertThat(reads.answer("GET", "/chain/blocks", "from=x").status()).isEqualTo(400);
            assertThat(reads.answer("GET", "/chain/checkpoint", "").cacheControl())
                    .isEqualTo("no-store");
            assertThat(reads.answer("GET", "/chain/tile/0/000.p/1", "").cacheControl())
                    .contains("immutable");
        }
    }

    /** A node seen from inside. */
    private static class NodeSource implements Source {
        private final Node node;

        NodeSource(Node node) {
            this.node = node;
        }

        @Override
        public com.jitrace.chain.checkpoint.Genesis genesis() throws Malformed {
            return node.genesis();
        }

        @Override
        public List<Claim> blocks(long fromHeight) throws IOException {
            return node.blocks(fromHeight, 1).stream()
                    .map(b -> new Claim(com.jitrace.chain.block.BlockBody.encode(b.leaves()), b.certificate()))
                    .toList();
        }

        @Override
        public Optional<String> checkpoint() {
            return node.checkpoint().map(com.jitrace.chain.gateway.EntryProof::checkpoint);
        }

        @Override
        public Optional<String> wrongBeside(Tip tip, RocksState replayed, Progress progress) {
            return Optional.empty();
        }
    }
}
