package com.jitrace.chain.gateway;

import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.items;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.EntryName;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every gateway keeps. */
public abstract class GatewayContract extends GatewayTrial {
    @Test
    protected void batchesBecomeFinalInTheOrderOfTheirAuthor() throws Exception {
        begin();
        List<CertifiedBlock> blocks = gateway.blocks(1, 100);
        List<String> types = new ArrayList<>();
        long next = 0;
        for (CertifiedBlock block : blocks) {
            assertThat(block.firstIndex()).isEqualTo(next);
            next += block.leaves().size();
            block.batches().forEach(b -> b.statements().forEach(s -> types.add(s.type())));
        }
        assertThat(types)
                .containsExactly(
                        "party", "party", "licence", "product", "issue", "release", "authorise", "ship", "receive");
        assertThat(gateway.head().size()).isEqualTo(next);
        assertThat(gateway.blocks(gateway.head().height() + 1, 5)).isEmpty();
        assertThat(gateway.blocks(2, 1)).hasSize(1);
    }

    @Test
    void everyBlockIsCertifiedOverTheWholeLog() throws Exception {
        begin();
        List<Hash> leaves = new ArrayList<>();
        for (CertifiedBlock block : gateway.blocks(1, 100)) {
            block.leaves().forEach(leaf -> leaves.add(LogTree.leafHash(leaf)));
            Certificate certificate = Certificate.parse(block.certificate()).orElseThrow();
            assertThat(certificate.certifiedBy(gateway.genesis().validatorSet()))
                    .isTrue();
            assertThat(certificate.checkpoint().size()).isEqualTo(leaves.size());
            assertThat(certificate.checkpoint().root()).isEqualTo(LogTree.rootOfHashes(leaves));
        }
    }

    @Test
    void aRetryGetsTheFirstReceiptAndOnePlace() throws Exception {
        SignedBatch batch = batch("brand", approved(party("brand")));
        Receipt first = accepted(batch);
        assertThat(accepted(batch)).isEqualTo(first);
        Outcome.Final place = (Outcome.Final) settled(batch.batchId());
        assertThat(accepted(batch)).isEqualTo(first);
        assertThat(settled(batch.batchId())).isEqualTo(place);
        String vkey = first.node();
        PublicKey node =
                com.jitrace.chain.checkpoint.Vkey.parse(vkey).orElseThrow().key();
        byte[] signed = Tag.RECEIPT.before(Receipt.unsigned(first.batchId(), vkey, first.notAfter(), first.received()));
        assertThat(node.verifies(signed, java.util.Base64.getDecoder().decode(first.sig())))
                .isTrue();
    }

    @Test
    void aBatchNobodySentIsUnknown() {
        assertThat(gateway.outcome("0".repeat(64))).isInstanceOf(Outcome.Unknown.class);
        assertThat(gateway.outcome("nonsense")).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    @org.junit.jupiter.api.Tag("show-house-8")
    void aForgedSignatureIsRefused() throws Exception {
        begin();
        SignedBatch forged = batch("shop", key("thief"), new Sell(items(0, 0), AT_SHOP));
        assertThat(refused(forged).reason()).isEqualTo(Reason.SIGNATURE);
        assertThat(gateway.outcome(forged.batchId())).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    @org.junit.jupiter.api.Tag("show-house-8")
    void anUnauthorisedSaleIsRefused() throws Exception {
        begin();
        accepted(batch("carrier", approved(party("carrier"))));
        assertThat(refused(batch("carrier", new Sell(items(0, 0), AT_SHOP))).reason())
                .isEqualTo(Reason.NOT_AUTHORISED);
        Details unnamed = Details.none().withPlace(Place.of("FR-IDF"));
        Refusal refusal = refused(batch("shop", new Sell(items(0, 0), unnamed)));
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(refusal.entry()).isZero();
        assertThat(refused(batch("shop", new Sell(items(10, 10), AT_SHOP))).reason())
                .isEqualTo(Reason.CUSTODY);
        allowed("shop", new Sell(items(0, 0), AT_SHOP));
    }

    @Test
    @org.junit.jupiter.api.Tag("show-house-8")
    void moreCodesThanLicensedAreRefused() throws Exception {
        begin();
        assertThat(refused(batch("brand", World.issue("AAAAA", 21))).reason()).isEqualTo(Reason.LICENCE_EXCEEDED);
        allowed("brand", World.issue("AAAAA", 20));
        assertThat(refused(batch("brand", World.issue("BBBBB", 1))).reason()).isEqualTo(Reason.LICENCE_EXCEEDED);
    }

    @Test
    void aRefusedBatchIsRefusedAgainWithTheSameReason() throws Exception {
        begin();
        SignedBatch batch = batch("brand", World.issue(REF, 1));
        Refusal first = refused(batch);
        assertThat(first.reason()).isEqualTo(Reason.EXISTS);
        assertThat(refused(batch)).isEqualTo(first);
    }

    @Test
    void everyPublishedLeafIsProven() throws Exception {
        begin();
        StateProof now = awaitState("party." + SHOP);
        Certificate certificate =
                Certificate.parse(now.blockProof().checkpoint()).orElseThrow();
        long size = certificate.checkpoint().size();
        for (long index = 0; index < size; index++) {
            EntryProof proof = gateway.proof(index).orElseThrow();
            Certificate own = Certificate.parse(proof.checkpoint()).orElseThrow();
            assertThat(LogTree.includes(
                            own.checkpoint().root(),
                            own.checkpoint().size(),
                            index,
                            LogTree.leafHash(proof.leaf()),
                            proof.path()))
                    .isTrue();
        }
        assertThat(gateway.proof(Long.MAX_VALUE / 4)).isEmpty();
        assertThat(gateway.proof(-1)).isEmpty();
    }

    /** The published checkpoint is at most a second behind. */
    private StateProof awaitState(String key) throws InterruptedException {
        long end = System.nanoTime() + WAIT_MILLIS_MAX * 1_000_000;
        StateProof proof = gateway.state(key);
        while (System.nanoTime() < end && proof.value().isEmpty()) {
            gateway.awaitBlockAfter(gateway.head().height(), 50);
            proof = gateway.state(key);
        }
        return proof;
    }

    @Test
    void valuesAbsencesAndItemsAreProven() throws Exception {
        begin();
        Hash root = verified(awaitState("auth." + World.AUTH_SHOP));
        assertThat(root.isZero()).isFalse();
        verified(gateway.state("party." + id("nobody")));
        StateProof item = awaitState("item/" + REF + "/5");
        verified(item);
        StateProof.ItemPath path = item.item().orElseThrow();
        JsonObject batch = item.value().orElseThrow();
        JsonObject value = path.value().orElseThrow();
        assertThat(ItemTree.shows(
                        Hash.hex(batch.text("items")),
                        (int) batch.whole("count"),
                        5,
                        new ItemTree.Path(value.toString(), path.path())))
                .isTrue();
        assertThat(gateway.state("item/" + REF + "/100").item()).isEmpty();
        assertThat(gateway.state("item/ZZZZZ/0").value()).isEmpty();
    }

    /** Checks value → state root → block leaf → log root → signatures, and returns the state root. */
    private Hash verified(StateProof proof) {
        Certificate certificate =
                Certificate.parse(proof.blockProof().checkpoint()).orElseThrow();
        assertThat(certificate.certifiedBy(gateway.genesis().validatorSet())).isTrue();
        assertThat(proof.blockProof().index())
                .isEqualTo(certificate.checkpoint().size() - 1);
        assertThat(LogTree.includes(
                        certificate.checkpoint().root(),
                        certificate.checkpoint().size(),
                        proof.blockProof().index(),
                        LogTree.leafHash(proof.blockProof().leaf()),
                        proof.blockProof().path()))
                .isTrue();
        Hash root = Hash.hex(BlockHeader.parse(proof.blockProof().leaf()).state());
        Hash key = Overlay.path(proof.key());
        Optional<Hash> value = proof.value().map(Overlay::valueHash);
        Optional<StateTree.Leaf> end = value.map(v -> new StateTree.Leaf(key, v))
                .or(() -> proof.terminal().map(t -> new StateTree.Leaf(t.path(), t.valueHash())));
        assertThat(StateTree.shows(root, key, value, new StateTree.Path(proof.path(), end)))
                .isTrue();
        return root;
    }

    @Test
    void aMistakeIsTakenBackByWhoMadeIt() throws Exception {
        begin();
        allowed("brand", World.auth(id("may correct"), SHOP, Act.CORRECT));
        SignedBatch sale = batch("shop", new Sell(items(0, 0), AT_SHOP));
        accepted(sale);
        assertThat(settled(sale.batchId())).isInstanceOf(Outcome.Final.class);
        EntryName entry = new EntryName(sale.batchId(), 0);
        Details allowed = Details.none().withAuth(id("may correct"));
        allowed("shop", new Correct(items(0, 0), entry, allowed));
        allowed("shop", new Sell(items(0, 0), AT_SHOP));
    }

    @Test
    void waitingForABlockEndsWhenThereIsNone() throws InterruptedException {
        assertThat(gateway.awaitBlockAfter(gateway.head().height() + 1000, 5)).isFalse();
    }
}
