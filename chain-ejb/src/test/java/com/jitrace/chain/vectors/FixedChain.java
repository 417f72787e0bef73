package com.jitrace.chain.vectors;

import com.jitrace.chain.block.Draft;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.node.MemoryState;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The chain of the vectors: four validators, one operator, fixed keys and times, three blocks; the same bytes at every run. */
public final class FixedChain {
    public static final long TIME = 1_767_225_600_000L;
    public static final String REF = "7F3KQ";
    public static final String GTIN = "09506000134352";
    public static final String BRAND = id("brand");
    public static final String SHOP = id("shop");
    public static final String PRODUCT = id("product");
    public static final String LICENCE = id("licence");
    public static final int COUNT = 100;

    public final Genesis genesis;
    public final MemoryState state = new MemoryState();
    public final List<SignedBatch> batches = new ArrayList<>();
    public final List<Executed> blocks = new ArrayList<>();
    public final List<byte[]> leaves = new ArrayList<>();
    private Tip tip;

    public FixedChain() {
        this.genesis = new Genesis(
                0,
                "chain.example.com/jitrace",
                List.of(new Genesis.Operator("op1", seed(9).publicKey())),
                1,
                new ValidatorSet(IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> new Vkey(validator(i), seed(i).publicKey()))
                        .toList()));
        this.tip = Tip.before(genesis);
        Overlay start = new Overlay(state.state());
        Ledger.begin(start, genesis);
        start.seal();
        state.begin(tip, start);
        Licence licence = new Licence(List.of(), LICENCE, BRAND, 1_000, TIME + 31_536_000_000L);
        Product product = new Product(
                PRODUCT, Optional.of(Hash.over(ascii(GTIN)).hex()), Optional.of(hash("gtin commit")), hash("sheet"));
        Issue issue = new Issue(REF, BRAND, COUNT, LICENCE, PRODUCT, hash("batch root"));
        block(
                batch(
                        "brand",
                        approved(Party.brand(
                                BRAND, "Maison Exemple", List.of("950600"), id("brand key"), pub("brand")))),
                batch("brand", approved(licence), product, issue));
        block(
                batch("shop", approved(Party.partner(SHOP, hash("shop name"), id("shop key"), pub("shop")))),
                batch("brand", new Release(items(0, 49), Optional.empty(), Details.none())));
        block(batch("brand", new Ship(items(3, 6), SHOP, Details.none())));
    }

    private static com.jitrace.chain.entry.Goods items(int first, int last) {
        return com.jitrace.chain.entry.Goods.items(REF, Ranges.of(first, last));
    }

    /** A key from 32 equal bytes. */
    public static SecretKey seed(int i) {
        byte[] seed = new byte[SecretKey.SEED_BYTES];
        Arrays.fill(seed, (byte) i);
        return SecretKey.ofSeed(seed);
    }

    /** A key whose seed is the hash of a name. */
    public static SecretKey key(String name) {
        return SecretKey.ofSeed(Hash.over(ascii(name)).bytes());
    }

    public static String pub(String name) {
        return key(name).publicKey().base64();
    }

    public static String validator(int i) {
        return "v" + i + ".example.com/jitrace";
    }

    public static String hash(String name) {
        return Hash.over(ascii(name)).hex();
    }

    /** 32 hex digits made from a name. */
    public static String id(String name) {
        return hash(name).substring(0, 32);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Statement approved(Governed statement) {
        return Operators.sign(statement, genesis.chainId(), "op1", seed(9));
    }

    private SignedBatch batch(String author, Statement... statements) {
        SignedBatch batch = new BatchSigner(genesis.chainId(), id(author), id(author + " key"), key(author))
                .sign(id("nonce " + batches.size()), TIME + 300_000, List.of(statements));
        batches.add(batch);
        return batch;
    }

    private void block(SignedBatch... signed) {
        Draft draft =
                new Draft(new Ledger(OpenedBatch::signedBy), tip, state.state(), TIME + 1_000L * (blocks.size() + 1));
        for (SignedBatch batch : signed) {
            OpenedBatch opened = ((OpenedBatch.Opened) OpenedBatch.open(batch, genesis.chainId())).batch();
            Draft.Addition addition = draft.add(opened);
            if (!(addition instanceof Draft.Added)) {
                throw new AssertionError(addition);
            }
        }
        Executed block =
                draft.close(0, validator(1), genesis.validatorSet().hash().hex());
        state.commit(block);
        tip = block.tip();
        blocks.add(block);
        leaves.addAll(block.leaves());
    }

    public CheckpointText checkpoint() {
        return tip.checkpoint(genesis.origin());
    }

    /** Three of four signed. */
    public Certificate certificate() {
        CheckpointText text = checkpoint();
        return new Certificate(
                text,
                IntStream.rangeClosed(1, 3)
                        .mapToObj(i -> SignatureLine.sign(text.text(), validator(i), seed(i)))
                        .toList());
    }
}
