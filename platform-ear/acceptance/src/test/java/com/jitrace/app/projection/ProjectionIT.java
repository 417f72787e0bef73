package com.jitrace.app.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.acceptance.Running;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PlainReadModel;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.PlainDatabases;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.EntryName;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.Lift;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Scope;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one organisation's read model makes of certified blocks: what it may see, corrections, warnings, units, and once more from the start. */
class ProjectionIT {
    private static final OrganisationId ORGANISATION = new OrganisationId("a".repeat(32));
    private static final String BRAND = "b".repeat(32);
    private static final String SHOP = "c".repeat(32);
    private static final String CARRIER = "d".repeat(32);
    private static final String PRODUCT = "e".repeat(32);
    private static final String UNIT = "f".repeat(32);
    private static final String REF = "7F3KQ";
    private static final String HASH = "1".repeat(64);
    private static final Details LYON = Details.none().withPlace(Place.of("FR-ARA"));
    private static final Slice OF_THE_BRAND = new Slice(Set.of(BRAND), Set.of(BRAND), Set.of(SHOP));
    private static final Slice OF_THE_SHOP = new Slice(Set.of(SHOP), Set.of(BRAND), Set.of());
    private static final Slice OF_A_STRANGER = new Slice(Set.of("9".repeat(32)), Set.of(), Set.of());

    private static PlainDatabases server;
    private static ReadModel model;

    private final List<CertifiedBlock> chain = new ArrayList<>();
    private long leaves;

    @BeforeAll
    static void start() throws IOException {
        server = PlainDatabases.start(Running.newHome("proj"), ORGANISATION, PlainReadModel.ENTITIES);
        model = PlainReadModel.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void released() {
        server.emptyReadModel(ORGANISATION);
        block(BRAND, new Product(PRODUCT, Optional.empty(), Optional.empty(), HASH));
        block(BRAND, new Issue(REF, BRAND, 100, "8".repeat(32), PRODUCT, HASH));
        block(BRAND, new Release(items(0, 49), Optional.empty(), Details.none()));
    }

    @Test
    void aBrandSeesEveryStepAPartnerWhatConcernsItAndAStrangerNothing() {
        block(BRAND, new Ship(items(0, 9), SHOP, Details.none()), new Ship(items(20, 29), CARRIER, Details.none()));
        block(SHOP, new Receive(items(0, 9), LYON));
        block(SHOP, new Sell(items(3, 3), LYON));
        project(OF_THE_BRAND);
        assertThat(acts(3)).containsExactly("release", "ship", "receive", "sell");
        assertThat(state(3).status()).isEqualTo(ItemState.SOLD);
        assertThat(state(3).region()).isEqualTo("FR-ARA");
        assertThat(state(25).addressee()).isEqualTo(CARRIER);
        assertThat(state(80).status()).isEqualTo(ItemState.ISSUED);
        server.emptyReadModel(ORGANISATION);
        project(OF_THE_SHOP);
        assertThat(acts(3)).containsExactly("ship", "receive", "sell");
        assertThat(state(4).custodian()).isEqualTo(SHOP);
        assertThat(acts(25)).isEmpty();
        assertThat(state(25)).isEqualTo(ItemState.UNTOLD);
        server.emptyReadModel(ORGANISATION);
        project(OF_A_STRANGER);
        assertThat(acts(3)).isEmpty();
        assertThat(state(3)).isEqualTo(ItemState.UNTOLD);
        assertThat(height()).isEqualTo(chain.size());
    }

    @Test
    void theSameBlocksOnceMoreGiveTheSameRows() {
        block(BRAND, new Ship(items(0, 9), SHOP, Details.none()));
        SignedBatch wrong = block(SHOP, new Receive(items(0, 9), LYON));
        block(SHOP, correction(wrong, 4, 6));
        block(BRAND, new Recall(some(2, 7), Optional.of("glass"), Optional.empty()));
        project(OF_THE_BRAND);
        String digest = model.digest(ORGANISATION);
        server.emptyReadModel(ORGANISATION);
        assertThat(model.digest(ORGANISATION)).isNotEqualTo(digest);
        project(OF_THE_BRAND);
        assertThat(model.digest(ORGANISATION)).isEqualTo(digest);
    }

    @Test
    void aBlockIsWrittenOnceAndInItsOrder() {
        block(BRAND, new Ship(items(0, 9), SHOP, Details.none()));
        block(SHOP, new Receive(items(20, 29), LYON));
        chain.subList(0, 3).forEach(block -> write(OF_THE_BRAND, block));
        assertThatThrownBy(() -> write(OF_THE_BRAND, chain.get(4))).hasMessageContaining("cannot follow");
        assertThatThrownBy(() -> write(OF_THE_BRAND, chain.get(2))).isInstanceOf(RuntimeException.class);
        assertThat(height()).isEqualTo(3);
        assertThat(acts(3)).containsExactly("release");
    }

    @Test
    void aCorrectionRestoresWhatNothingTouchedSinceAndIsARemarkForTheRest() {
        block(BRAND, new Ship(items(0, 9), SHOP, Details.none()));
        SignedBatch received = block(SHOP, new Receive(items(0, 9), LYON));
        block(SHOP, new Sell(items(5, 5), LYON));
        block(SHOP, correction(received, 4, 6));
        project(OF_THE_BRAND);
        assertThat(state(4).addressee()).as("under way again").isEqualTo(SHOP);
        assertThat(state(4).place()).isEmpty();
        assertThat(state(5).status()).as("sold since: stays so").isEqualTo(ItemState.SOLD);
        assertThat(state(7).custodian()).as("not named").isEqualTo(SHOP);
        assertThat(acts(4)).containsExactly("release", "ship", "receive", "correct");
        assertThat(acts(5)).containsExactly("release", "ship", "receive", "sell", "correct");
    }

    @Test
    void aWarningLiftedForSomeItemsStaysForTheOthers() {
        block(BRAND, new Recall(some(0, 9), Optional.of("glass"), Optional.empty()));
        block(BRAND, new Lift(some(3, 5), Optional.empty(), Optional.empty()));
        project(OF_THE_BRAND);
        for (int item = 0; item < 12; item++) {
            assertThat(recalled(item)).as("item " + item).isEqualTo(item < 3 || item > 5 && item < 10);
        }
    }

    @Test
    void aMovedUnitMovesWhatIsInIt() {
        block(BRAND, new Pack(UNIT, Packing.Contents.of((Goods.Loose) items(0, 9)), Details.none()));
        block(BRAND, new Ship(Goods.unit(UNIT), SHOP, Details.none()));
        block(SHOP, new Receive(Goods.unit(UNIT), LYON));
        project(OF_THE_SHOP);
        for (int item : new int[] {0, 9}) {
            assertThat(state(item).custodian()).isEqualTo(SHOP);
            assertThat(state(item).unit()).isEqualTo(UNIT);
            assertThat(acts(item)).containsExactly("ship", "receive");
        }
        assertThat(state(10)).isEqualTo(ItemState.UNTOLD);
        List<Run> runs = server.door().of(ORGANISATION, session -> model.runs(session, REF));
        assertThat(runs.stream().filter(run -> run.state().custodian().equals(SHOP)))
                .as("one row for ten items that travel together")
                .singleElement()
                .isEqualTo(new Run(0, 9, state(0)));
    }

    private static Goods items(int first, int last) {
        return Goods.items(REF, Ranges.of(first, last));
    }

    private static Scope some(int first, int last) {
        return new Scope.OfItems(List.of(new BatchItems(REF, Ranges.of(first, last))));
    }

    private static Correct correction(SignedBatch of, int first, int last) {
        return new Correct(items(first, last), new EntryName(of.batchId(), 0), Details.none());
    }

    /** Appends a block with one batch; nobody certifies it, because the projection is given certified ones only. */
    private SignedBatch block(String author, Statement... statements) {
        String nonce = String.format("%032x", chain.size() + 1);
        SignedBatch batch = new BatchSigner(HASH, author, author, SecretKey.ofSeed(new byte[32]))
                .sign(nonce, 1_000, List.of(statements));
        List<byte[]> bytes = new ArrayList<>(List.of(batch.leaf()));
        bytes.addAll(batch.entries());
        bytes.add(new byte[] {0}); // in place of the block leaf, which the projection does not read
        long height = chain.size() + 1;
        chain.add(new CertifiedBlock(height, 1_000 * height, leaves, bytes, ""));
        leaves += bytes.size();
        return batch;
    }

    private void project(Slice slice) {
        chain.forEach(block -> write(slice, block));
    }

    private static void write(Slice slice, CertifiedBlock block) {
        server.door().of(ORGANISATION, session -> {
            new BlockWriter(model, session, slice, block).write();
            return true;
        });
    }

    private static ItemState state(int item) {
        return server.door().of(ORGANISATION, session -> model.state(session, REF, item));
    }

    private static List<String> acts(int item) {
        return server.door()
                .of(
                        ORGANISATION,
                        session -> model.journey(session, REF, item).stream()
                                .map(ItemEvent::act)
                                .toList());
    }

    private static boolean recalled(int item) {
        return server.door()
                .of(
                        ORGANISATION,
                        session -> !model.recalls(session, PRODUCT, REF, item).isEmpty());
    }

    private static long height() {
        return server.door().of(ORGANISATION, session -> model.cursor(session).height());
    }
}
