package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.http.LoneServer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.ledger.InForce;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.node.Archive;
import com.jitrace.chain.node.Blocks;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.node.Ordering;
import com.jitrace.chain.node.PeerMessage;
import com.jitrace.chain.node.Peers;
import com.jitrace.chain.node.SteppedNode;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.tool.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A height that two of four real validators voted for in one way and two in another stands still; operators settle it with the commands. */
class SettlementIT {
    /** Long enough for elections, questions and proposals that come again. */
    private static final long STANDSTILL_MILLIS = 15_000;

    private static final long BATCH_MILLIS = 3_000;

    private static final int PORT = 24_011;

    @TempDir
    Path folder;

    /** What a lying leader gave this one validator, whom the others tell that they know of nothing more. */
    private static final class OneOrder implements Ordering, Peers {
        private final List<String> others;

        private OneOrder(List<String> others) {
            this.others = others;
        }

        private Consumer consumer = body -> Taking.DONE;
        private Listener listener = (from, message) -> {};

        @Override
        public void start(Consumer to) {
            consumer = to;
        }

        @Override
        public void start(Listener to) {
            listener = to;
        }

        @Override
        public List<String> names() {
            return others;
        }

        @Override
        public void send(String to, PeerMessage message) {
            if (message instanceof PeerMessage.Standing standing && standing.asks() != 0) {
                listener.heard(
                        to,
                        new PeerMessage.Standing(
                                0, Optional.empty(), standing.clock(), Optional.empty(), 0, standing.asks()));
            }
        }

        @Override
        public boolean leads() {
            return false;
        }

        @Override
        public long term() {
            return 1;
        }

        @Override
        public Optional<String> leader() {
            return Optional.empty();
        }

        @Override
        public CompletableFuture<Boolean> propose(byte[] body) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public void handOver(List<String> heard) {
            // nobody leads
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void twoAgainstTwoStandStillUntilTheOperatorsSettleAndAllGoOn() throws Exception {
        try (Four four = new Four(folder, 4, BATCH_MILLIS)) {
            do {
                int before = four.finals.size();
                four.startAll();
                Four.await("two batches of everybody are final", () -> four.finals.size() >= before + 8);
                kill(four);
            } while (!split(four));
            int finals = four.finals.size();
            four.startAll();
            TimeUnit.MILLISECONDS.sleep(STANDSTILL_MILLIS);
            kill(four);
            assertThat(four.finals).hasSize(finals);

            List<String> settle = new ArrayList<>(List.of("settle", home(four, 0)));
            for (int i = 0; i < 4; i++) {
                Path report = folder.resolve("report-" + i + ".json");
                assertThat(run(report, "report", home(four, i))).isZero();
                settle.add(report.toString());
            }
            Path drafted = folder.resolve("drafted.json");
            Path signed = folder.resolve("signed.json");
            Path words = folder.resolve("words");
            assertThat(run(drafted, settle.toArray(new String[0]))).isZero();
            assertThat(run(words, "install", drafted.toString(), home(four, 0)))
                    .as("nobody signed it")
                    .isEqualTo(1);
            assertThat(run(
                            signed,
                            "approve",
                            drafted.toString(),
                            four.members
                                    .get(0)
                                    .home
                                    .resolve("operators/op1.seed")
                                    .toString(),
                            "op1"))
                    .isZero();
            for (int i = 0; i < 4; i++) {
                assertThat(run(words, "install", signed.toString(), home(four, i)))
                        .isZero();
            }
            EpochDocument document =
                    EpochDocument.parse(Files.readString(signed).strip().getBytes(StandardCharsets.UTF_8));
            assertThat(document.block()).as("two votes are more than f").isPresent();
            four.settled.add(document.set());

            four.startAll();
            Four.await("two more batches of everybody are final", () -> four.finals.size() >= finals + 8);
            four.endLevel();
            long[] read = four.stopAndCheck();
            assertThat(run(words, "verify", home(four, 1)))
                    .as(Files.readString(words))
                    .isZero();
            served(four, document);
            System.out.println("settled: " + Files.readString(words).strip() + "; " + read[1] + " blocks");
        }
    }

    private String home(Four four, int at) {
        return four.members.get(at).home.toString();
    }

    private static void kill(Four four) throws InterruptedException {
        for (Four.Member member : four.members) {
            member.kill();
        }
    }

    /** The last two vote for one block and the first two for another one; false if a block was on its way that more of them voted for. */
    private static boolean split(Four four) throws IOException {
        List<StoppedNode> nodes = new ArrayList<>();
        try {
            for (Four.Member member : four.members) {
                nodes.add(StoppedNode.open(member.home));
            }
            List<Archive> archives = nodes.stream().map(StoppedNode::archive).toList();
            if (archives.stream().anyMatch(a -> a.blocks().height() > a.blocks().certified())) {
                return false;
            }
            Archive highest = archives.stream()
                    .max(Comparator.comparingLong(a -> a.blocks().certified()))
                    .orElseThrow();
            List<PeerMessage.Certified> blocks = new ArrayList<>();
            for (long height = 1; height <= highest.blocks().certified(); height++) {
                blocks.add(new PeerMessage.Certified(
                        highest.blocks().body(height), highest.blocks().certificate(height)));
            }
            List<OneOrder> orders = new ArrayList<>();
            for (Archive archive : archives) {
                OneOrder order = new OneOrder(archive.genesis().validators().stream()
                        .map(Vkey::name)
                        .filter(name -> !name.equals(archive.identity().name()))
                        .toList());
                SteppedNode node = SteppedNode.start(new Node.Parts(
                        archive.genesis(),
                        archive.identity(),
                        archive.blocks(),
                        archive.state(),
                        order,
                        order,
                        Clock.systemUTC()));
                node.step();
                order.listener.heard("somebody", new PeerMessage.Blocks(blocks, Optional.empty()));
                assertThat(node.gateway().head().doubt()).isEmpty();
                assertThat(node.gateway().head().height()).isEqualTo(blocks.size());
                orders.add(order);
            }
            List<byte[]> bodies = List.of(block(highest, 0), block(highest, 1));
            for (int at = 0; at < archives.size(); at++) {
                orders.get(at).consumer.ordered(bodies.get(at / 2));
                Blocks its = archives.get(at).blocks();
                assertThat(its.height())
                        .as("v" + (at + 1) + " voted for its block")
                        .isEqualTo(blocks.size() + 1);
                assertThat(its.watermark().height()).isEqualTo(blocks.size() + 1);
            }
            return true;
        } finally {
            for (StoppedNode node : nodes) {
                node.close();
            }
        }
    }

    private static byte[] block(Archive archive, long later) {
        Tip tip = archive.state().tip().orElseThrow();
        Ledger ledger = new Ledger(OpenedBatch::signedBy);
        InForce named = ledger.named(archive.state().state(), tip.height() + 1);
        return new Draft(ledger, tip, archive.state().state(), System.currentTimeMillis() + later)
                .close(
                        named.epoch(),
                        archive.identity().name(),
                        named.set().hash().hex())
                .body();
    }

    /** A node that runs shows the document, and whoever verifies it over the network follows it. */
    private void served(Four four, EpochDocument document) throws Exception {
        Path words = folder.resolve("served");
        try (ChainNode opened = ChainNode.open(new Settings(four.members.get(2).home, "four.test/jitrace", false));
                LoneServer server = new LoneServer(new ReadInterface(opened.node()), PORT)) {
            assertThat(opened.node().head().doubt()).isEmpty();
            ValidatorSet set = opened.node().epochs().newest().orElseThrow().set();
            assertThat(set).isEqualTo(document.set());
            assertThat(opened.node().network().epoch()).isEqualTo(1);
            assertThat(run(words, "verify", "http://127.0.0.1:" + server.port()))
                    .as(Files.readString(words))
                    .isZero();
        }
    }

    /** Runs chain.jar's command in a process of its own; what it prints is in the file afterwards. */
    private static int run(Path output, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                Main.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
