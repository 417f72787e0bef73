package com.jitrace.chain.bench;

import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Statements of some brands, each about {@link #ITEMS} codes of its own, signed before the clock runs. */
final class Load {
    static final int ITEMS = 1_000_000;
    static final int BRANDS = 4;
    private static final int ENTRY_ITEMS = 100_000;
    private static final Details IN_PARIS = Details.none().withPlace(Place.of("FR-IDF"));

    private final ChainGateway gateway;
    private final SecretKey operator;
    private final Map<String, BatchSigner> signers = new HashMap<>();
    private int nonces;
    private final int[] nextItem = new int[BRANDS];

    Load(ChainGateway gateway, SecretKey operator) {
        this.gateway = gateway;
        this.operator = operator;
    }

    private static Hash hash(String name) {
        return Hash.over(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(String name) {
        return hash(name).hex().substring(0, 32);
    }

    private Statement approved(Governed statement) {
        return Operators.sign(statement, gateway.genesis().chainId(), "op1", operator);
    }

    private SignedBatch sign(String author, List<Statement> statements) {
        return signers.computeIfAbsent(
                        author, a -> new BatchSigner(gateway.genesis().chainId(), id(a), id(a + " key"), key(a)))
                .sign(id("nonce " + nonces++), System.currentTimeMillis() + 590_000, statements);
    }

    private static SecretKey key(String name) {
        return SecretKey.ofSeed(hash(name).bytes());
    }

    private static String ref(int brand) {
        return "BENC" + brand;
    }

    /** Some item of some brand, as a key of the state. */
    static String item(RandomGenerator random) {
        return "item/" + ref(random.nextInt(BRANDS)) + "/" + random.nextInt(ITEMS);
    }

    /** Everybody introduced, the codes issued and released. */
    List<SignedBatch> beginning() {
        List<SignedBatch> batches = new ArrayList<>();
        String shopPub = key("shop").publicKey().base64();
        batches.add(sign(
                "shop", List.of(approved(Party.partner(id("shop"), hash("name").hex(), id("shop key"), shopPub)))));
        for (int i = 0; i < BRANDS; i++) {
            String brand = "brand " + i;
            String pub = key(brand).publicKey().base64();
            String licence = id(brand + " licence");
            String product = id(brand + " product");
            String hash = hash("sheet").hex();
            long until = System.currentTimeMillis() + 9_000_000_000L;
            batches.add(sign(
                    brand,
                    List.of(
                            approved(Party.brand(id(brand), brand, List.of(), id(brand + " key"), pub)),
                            approved(new Licence(List.of(), licence, id(brand), ITEMS, until)),
                            new Product(product, Optional.empty(), Optional.empty(), hash),
                            new Issue(ref(i), id(brand), ITEMS, licence, product, hash))));
            for (int first = 0; first < ITEMS; first += ENTRY_ITEMS) {
                Goods goods = items(i, first, first + ENTRY_ITEMS - 1);
                batches.add(sign(brand, List.of(new Release(goods, Optional.empty(), Details.none()))));
            }
        }
        return batches;
    }

    private static Goods items(int brand, int first, int last) {
        return Goods.items(ref(brand), Ranges.of(first, last));
    }

    /**
     * Batches whose entries each move items of their own: three in a row tell that they were sold, came back, and went to the shop. Rows of the
     * brands alternate, so that a row's place modulo {@link #BRANDS} names its author.
     *
     * @param entriesEach entries of one batch
     * @param itemsEach items that one entry moves
     */
    List<SignedBatch> stories(int rows, int entriesEach, int itemsEach) {
        List<SignedBatch> signed = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int brand = row % BRANDS;
            String author = "brand " + brand;
            int first = nextItem[brand];
            nextItem[brand] += entriesEach * itemsEach;
            if (nextItem[brand] > ITEMS) {
                throw new IllegalStateException("no more items");
            }
            signed.add(sign(author, each(brand, first, entriesEach, itemsEach, g -> new Sell(g, IN_PARIS))));
            signed.add(sign(author, each(brand, first, entriesEach, itemsEach, g -> new Return(g, Details.none()))));
            signed.add(sign(
                    author, each(brand, first, entriesEach, itemsEach, g -> new Ship(g, id("shop"), Details.none()))));
        }
        return signed;
    }

    private static List<Statement> each(
            int brand, int first, int entries, int itemsEach, Function<Goods, Statement> what) {
        return IntStream.range(0, entries)
                .mapToObj(i -> what.apply(items(brand, first + i * itemsEach, first + (i + 1) * itemsEach - 1)))
                .toList();
    }
}
