package com.jitrace.chain.ledger;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A small world for ledger tests: one operator, a brand with a product and 100 codes, a distributor and a shop. */
public final class World {
    public static final String BRAND = id("brand");
    public static final String SHOP = id("shop");
    public static final String CARRIER = id("carrier");
    public static final String PRODUCT = id("product");
    public static final String LICENCE = id("licence");
    public static final String AUTH_SHOP = id("auth shop");
    public static final String AUTH_CARRIER = id("auth carrier");
    public static final String REF = "7F3KQ";
    public static final long START = 1_800_000_000_000L;

    public static final Genesis GENESIS = new Genesis(
            0,
            "test.example/jitrace",
            List.of(new Genesis.Operator("op1", key("operator").publicKey())),
            1,
            new ValidatorSet(List.of(new Vkey("v1", key("validator").publicKey()))));

    public final Genesis genesis = GENESIS;
    public final Ledger ledger = new Ledger(OpenedBatch::signedBy);
    public final Overlay state = new Overlay(new Nothing());
    public long time = START;
    public long height = 1;
    private int nonces;

    private static final class Nothing implements State {
        @Override
        public Optional<JsonObject> value(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Long> nonce(String author, String nonce) {
            return Optional.empty();
        }

        @Override
        public Optional<JsonObject> past(String batchId) {
            return Optional.empty();
        }

        @Override
        public Optional<StateTree.Node> node(StateTree.Place place) {
            return Optional.empty();
        }

        @Override
        public ItemTree.Node node(ItemTree.Place place) {
            throw new IllegalStateException("no node at " + place);
        }
    }

    public World() {
        Ledger.begin(state, genesis);
    }

    /** 32 hex digits made from a name. */
    public static String id(String name) {
        return hash(name).substring(0, 32);
    }

    public static String hash(String name) {
        return Hash.over(name.getBytes(StandardCharsets.UTF_8)).hex();
    }

    public static SecretKey key(String name) {
        return SecretKey.ofSeed(Hash.over(name.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    public static Statement approved(Governed statement) {
        return approved(statement, GENESIS.chainId());
    }

    public static Statement approved(Governed statement, String chainId) {
        return Operators.sign(statement, chainId, "op1", key("operator"));
    }

    public static Party party(String name) {
        String pub = key(name).publicKey().base64();
        return name.equals("brand")
                ? Party.brand(id(name), "Maison Test", List.of("950600"), id(name + " key"), pub)
                : Party.partner(id(name), hash(name + " commit"), id(name + " key"), pub);
    }

    public static Product product() {
        return new Product(PRODUCT, Optional.of(hash("gtin")), Optional.of(hash("gtin commit")), hash("sheet"));
    }

    public static Issue issue(String ref, int count) {
        return new Issue(ref, BRAND, count, LICENCE, PRODUCT, hash("root"));
    }

    public static Authorise auth(String auth, String to, Act... acts) {
        return new Authorise(auth, to, List.of("*"), List.of("*"), List.of(acts), 0, START * 2, Optional.empty());
    }

    public static Licence licence(long granted) {
        return new Licence(List.of(), LICENCE, BRAND, granted, START + 1_000_000);
    }

    public static Goods items(int first, int last) {
        return Goods.items(REF, Ranges.of(first, last));
    }

    /** Everybody introduced, 100 codes issued and released, the shop and the carrier authorised. */
    public World started() {
        allowed("brand", approved(party("brand")));
        allowed("shop", approved(party("shop")));
        allowed("carrier", approved(party("carrier")));
        allowed("brand", approved(licence(1000)), product(), issue(REF, 100));
        allowed("brand", new Release(items(0, 99), Optional.empty(), Details.none()));
        allowed("brand", auth(AUTH_SHOP, SHOP, Act.RECEIVE, Act.RETURN, Act.SELL, Act.SHIP));
        allowed("brand", auth(AUTH_CARRIER, CARRIER, Act.CANCEL, Act.RECEIVE, Act.SHIP));
        return this;
    }

    public String nextNonce() {
        return id("nonce " + nonces++);
    }

    /** A batch of a party by its name, signed with its key. */
    public SignedBatch batch(String author, Statement... statements) {
        return batch(author, time + 60_000, nextNonce(), key(author), statements);
    }

    public SignedBatch batch(String author, long notAfter, String nonce, SecretKey secret, Statement... statements) {
        return new BatchSigner(genesis.chainId(), id(author), id(author + " key"), secret)
                .sign(nonce, notAfter, List.of(statements));
    }

    public Optional<Refusal> execute(SignedBatch batch) {
        OpenedBatch.Opening opening = OpenedBatch.open(batch, genesis.chainId());
        return opening instanceof OpenedBatch.Closed closed
                ? Optional.of(closed.refusal())
                : ledger.execute(((OpenedBatch.Opened) opening).batch(), state, new Moment(height++, time++));
    }

    public void allowed(String author, Statement... statements) {
        Optional<Refusal> refusal = execute(batch(author, statements));
        if (refusal.isPresent()) {
            throw new AssertionError(author + " was refused: " + refusal.get());
        }
    }

    /** The reason for which these statements are refused. */
    public Reason refused(String author, Statement... statements) {
        return refused(batch(author, statements));
    }

    public Reason refused(SignedBatch batch) {
        return execute(batch)
                .orElseThrow(() -> new AssertionError("not refused"))
                .reason();
    }

    public JsonObject item(int index) {
        int count = (int) state.value("batch." + REF).orElseThrow().whole("count");
        return state.item(REF, count, index);
    }

    /** A value that must be there. */
    public JsonObject value(String key) {
        return state.value(key).orElseThrow(() -> new AssertionError("no " + key));
    }

    public JsonObject unit(String name) {
        return value("unit." + id(name));
    }

    public static PublicKey publicKey(String name) {
        return key(name).publicKey();
    }
}
