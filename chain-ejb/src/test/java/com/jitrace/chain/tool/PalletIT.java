package com.jitrace.chain.tool;

import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.LICENCE;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.http.Answer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Moment;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.node.MemoryState;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SignedBatch;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Must show chain-6: ten million codes are one entry, a pallet is a few nodes, and the state of any item is proved in 3 KB. */
@Tag("show-chain-6")
@Timeout(300)
class PalletIT {
    private static final int CODES = 10_000_000;
    private static final int PALLET = 10_000;
    private static final int PALLET_FIRST = 1_000;
    /** An entry has 32,768 bytes: 10,000 scattered indices of up to eight characters need three. */
    private static final int SCATTERED_PER_ENTRY = 3_400;

    private static final int BUNDLE_BYTES_MAX = 3 * 1024;
    private static final int KEY_BYTES = 11;
    private static final int FORK_BYTES = 65;

    @TempDir
    Path home;

    private record Step(String what, SignedBatch batch) {}

    private final List<Step> steps = new ArrayList<>();
    private final TreeSet<Integer> scattered = new TreeSet<>();

    @Test
    void tenMillionCodesAPalletAndTenThousandScatteredItems() throws Exception {
        Random random = new Random(7);
        while (scattered.size() < PALLET) {
            int index = random.nextInt(CODES);
            if (index < PALLET_FIRST || index >= PALLET_FIRST + PALLET) {
                scattered.add(index);
            }
        }
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            Node node = opened.node();
            SmallChain chain = new SmallChain(node, home);
            play(chain);
            chain.awaitPublished();
            measure(node);
            Path bundles = bundles(node);
            verifiedByTheReference(bundles);
        }
    }

    private void play(SmallChain chain) throws InterruptedException {
        Licence licence = new Licence(List.of(), LICENCE, BRAND, CODES, System.currentTimeMillis() + 9_000_000_000L);
        step("brand", chain.allowed("brand", chain.approved(party("brand"))));
        step("shop", chain.allowed("shop", chain.approved(party("shop"))));
        step(
                "licence, product, authorisation",
                chain.allowed(
                        "brand",
                        chain.approved(licence),
                        World.product(),
                        World.auth(World.AUTH_SHOP, SHOP, Act.RECEIVE)));
        step("issue 10,000,000 codes", chain.allowed("brand", World.issue(REF, CODES)));
        List<Goods> pallet = List.of(World.items(PALLET_FIRST, PALLET_FIRST + PALLET - 1));
        move(chain, "contiguous pallet of 10,000", pallet);
        move(chain, "10,000 scattered items", scattered());
    }

    private void move(SmallChain chain, String what, List<Goods> goods) throws InterruptedException {
        Details shop = Details.none().withAuth(World.AUTH_SHOP).withPlace(Place.of("FR-IDF"));
        step("release " + what, all(chain, "brand", goods, g -> new Release(g, Optional.empty(), Details.none())));
        step("ship " + what, all(chain, "brand", goods, g -> new Ship(g, SHOP, Details.none())));
        step("receive " + what, all(chain, "shop", goods, g -> new Receive(g, shop)));
    }

    private static SignedBatch all(
            SmallChain chain, String author, List<Goods> goods, Function<Goods, Statement> statement)
            throws InterruptedException {
        return chain.allowed(author, goods.stream().map(statement).toList());
    }

    private List<Goods> scattered() {
        List<Goods> goods = new ArrayList<>();
        List<Integer> all = List.copyOf(scattered);
        for (int from = 0; from < all.size(); from += SCATTERED_PER_ENTRY) {
            StringBuilder ranges = new StringBuilder();
            int run = from;
            int end = Math.min(all.size(), from + SCATTERED_PER_ENTRY);
            for (int i = from + 1; i <= end; i++) {
                if (i == end || all.get(i) != all.get(i - 1) + 1) {
                    ranges.append(ranges.isEmpty() ? "" : ",").append(all.get(run));
                    ranges.append(i - 1 > run ? "-" + all.get(i - 1) : "");
                    run = i;
                }
            }
            goods.add(Goods.items(REF, Ranges.parse(ranges.toString())));
        }
        return goods;
    }

    private void step(String what, SignedBatch batch) {
        steps.add(new Step(what, batch));
    }

    /** Executes the same batches once more on overlays, one above the other, and counts what each writes. */
    private void measure(Node node) {
        Overlay state = new Overlay(new MemoryState().state());
        Ledger.begin(state, node.genesis());
        state.seal();
        Ledger ledger = new Ledger(OpenedBatch::signedBy);
        for (Step step : steps) {
            OpenedBatch batch = ((OpenedBatch.Opened)
                            OpenedBatch.open(step.batch(), node.genesis().chainId()))
                    .batch();
            Outcome.Final place = (Outcome.Final) node.outcome(batch.batchId());
            Overlay changes = new Overlay(state);
            long begun = System.nanoTime();
            assertThat(ledger.execute(batch, changes, new Moment(place.height(), place.time())))
                    .isEmpty();
            changes.seal();
            double millis = (System.nanoTime() - begun) / 1e6;
            System.out.printf(
                    "chain-6: %s: %d entries, %,d leaf bytes, %,d item nodes and %,d upper nodes written, %,d bytes of item"
                            + " nodes, %.1f ms%n",
                    step.what(),
                    batch.statements().size(),
                    step.batch().bytes(),
                    changes.items().size(),
                    changes.nodes().size(),
                    changes.items().values().stream().mapToLong(PalletIT::bytes).sum(),
                    millis);
            state = changes;
        }
    }

    private static long bytes(ItemTree.Node node) {
        return KEY_BYTES
                + (node instanceof ItemTree.Uniform uniform
                        ? 1 + uniform.value().length()
                        : FORK_BYTES);
    }

    /** All 20,000 bundles as served, one a line after the genesis. */
    private Path bundles(Node node) throws IOException {
        Path file = home.resolve("bundles.jsonl");
        ReadInterface reads = new ReadInterface(node);
        long begun = System.nanoTime();
        int largest = 0;
        List<Integer> indices = new ArrayList<>(scattered);
        for (int i = 0; i < PALLET; i++) {
            indices.add(PALLET_FIRST + i);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(node.genesis().canonical());
            for (int index : indices) {
                Answer answer = reads.answer("GET", "/chain/state/item/" + REF + "/" + index, "");
                assertThat(answer.status()).isEqualTo(200);
                byte[] bundle = answer.body();
                JsonObject item =
                        (JsonObject) JsonObject.parse(bundle).get("item").orElseThrow();
                JsonObject value = (JsonObject) item.get("value").orElseThrow();
                assertThat(value.text("c")).isEqualTo(SHOP);
                assertThat(value.whole("n")).isEqualTo(3);
                largest = Math.max(largest, bundle.length);
                out.write('\n');
                out.write(bundle);
            }
        }
        System.out.printf(
                "chain-6: %,d state bundles, the largest has %,d bytes, %.2f ms each%n",
                indices.size(), largest, (System.nanoTime() - begun) / 1e6 / indices.size());
        assertThat(largest).isLessThanOrEqualTo(BUNDLE_BYTES_MAX);
        return file;
    }

    private static void verifiedByTheReference(Path bundles) throws Exception {
        Path check = Path.of(System.getProperty("jitrace.root", ".."), "platform-ear/acceptance/vectors/check.py");
        Optional<String> reader = python();
        if (reader.isEmpty()) {
            // the product needs a JDK only; .ci/run brings what other people's tools need
            System.out.println("chain-6: the reference did not look: python3 with cryptography is not present");
            return;
        }
        Process python = new ProcessBuilder(reader.get(), check.toString(), "--bundles", bundles.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        System.out.println("chain-6: reference: " + said.lines().findFirst().orElse(""));
    }

    private static Optional<String> python() throws Exception {
        for (String name : List.of("python3", "/usr/bin/python3")) {
            try {
                Process probe = new ProcessBuilder(name, "-c", "import cryptography")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (probe.waitFor() == 0) {
                    return Optional.of(name);
                }
            } catch (IOException e) {
                System.out.println("chain-6: no " + name + ": " + e.getMessage());
            }
        }
        return Optional.empty();
    }
}
