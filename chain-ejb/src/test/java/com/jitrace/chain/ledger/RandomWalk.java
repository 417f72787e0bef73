package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.CARRIER;
import static com.jitrace.chain.ledger.World.PRODUCT;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.auth;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.issue;
import static com.jitrace.chain.ledger.World.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Assemble;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Claim;
import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.Destroy;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Disassemble;
import com.jitrace.chain.entry.EntryName;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.Observe;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing.Contents;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.Stock;
import com.jitrace.chain.entry.Unpack;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Parties do this and that at random; whatever the ledger lets through must leave what the {@link Sketch} says, and keep its promises. */
final class RandomWalk {
    private static final int ITEMS = 24;
    private static final String LOT = id("lot");
    private static final Map<String, String> NAMES = Map.of(BRAND, "brand", SHOP, "shop", CARRIER, "carrier");
    private static final List<String> PARTIES = List.of(BRAND, SHOP, CARRIER);

    private final Random random;
    private final World world = new World().started();
    private final Sketch sketch = new Sketch(ITEMS);
    private final List<EntryName> said = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private final Map<String, Integer> taken;
    private long issued = 100;

    /** @param taken how often what was let through is counted here */
    RandomWalk(long seed, Map<String, Integer> taken) {
        this.taken = taken;
        random = new Random(seed);
        List<Act> all = List.of(
                Act.ASSEMBLE,
                Act.CANCEL,
                Act.CORRECT,
                Act.DESTROY,
                Act.DISASSEMBLE,
                Act.OBSERVE,
                Act.PACK,
                Act.RECEIVE,
                Act.RETURN,
                Act.SELL,
                Act.SHIP,
                Act.STOCK,
                Act.UNPACK);
        for (String party : List.of(SHOP, CARRIER)) {
            world.allowed("brand", auth(id("all of " + party), party, all.toArray(new Act[0])));
        }
        world.allowed("brand", new Lot(LOT, PRODUCT, Optional.empty()));
        sketch.items.forEach((index, thing) -> thing.history.add(Hash.ZERO));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Details details(String author) {
        Details paris = Details.none().withPlace(Place.of("FR-IDF"));
        return author.equals(BRAND) ? paris : paris.withAuth(id("all of " + author));
    }

    private Goods.Loose some(int first) {
        int last = Math.min(ITEMS - 1, first + random.nextInt(4) / 2);
        return (Goods.Loose) Goods.items(REF, Ranges.of(first, last));
    }

    private String unit() {
        return id("unit " + random.nextInt(6));
    }

    /** Mostly somebody who could: otherwise nearly everything would be refused. */
    private String whoCould(Sketch.Thing thing, boolean addressee) {
        String could = addressee ? thing.addressee : thing.custodian;
        return random.nextInt(8) == 0 || could.isEmpty() ? one(PARTIES) : could;
    }

    private Statement moved(String act, int first, String unit, boolean whole, String author) {
        Goods goods = whole ? Goods.unit(unit) : some(first);
        Details details = details(author);
        return switch (act) {
            case "ship" -> new Ship(goods, one(PARTIES), details);
            case "receive" -> new Receive(goods, details);
            case "observe" -> new Observe(goods, "inspection", details);
            case "correct" -> new Correct(goods, last(author), details);
            case "sell" -> new Sell(some(first), details);
            case "return" -> new Return(some(first), details);
            case "cancel" -> new Cancel(some(first), details);
            default -> new Destroy(some(first), details);
        };
    }

    /** One of the last things this author said. */
    private EntryName last(String author) {
        for (int i = said.size() - 1; i >= Math.max(0, said.size() - 6); i--) {
            if (authors.get(i).equals(author) && random.nextInt(3) > 0) {
                return said.get(i);
            }
        }
        return said.isEmpty() ? new EntryName("0".repeat(64), 0) : one(said);
    }

    private Statement packed(boolean into, int first, String unit, String author) {
        Contents contents = random.nextInt(4) == 0 ? Contents.of(unit()) : Contents.of(some(first));
        return contents.units().contains(unit)
                ? new Observe(Goods.unit(unit), "inspection", details(author))
                : into ? new Pack(unit, contents, details(author)) : new Unpack(unit, contents, details(author));
    }

    private Statement built(boolean into, int first, ItemName parent, String author) {
        List<Building.Quantity> screws =
                random.nextBoolean() ? List.of(new Building.Quantity(LOT, 1 + random.nextInt(5))) : List.of();
        boolean items = screws.isEmpty() || random.nextBoolean();
        Building.Parts parts = new Building.Parts(items ? some(first).items() : List.of(), screws);
        return into ? new Assemble(parent, parts, details(author)) : new Disassemble(parent, parts, details(author));
    }

    private Statement flowed(String author) {
        Stock.Flow flow = one(List.of(Stock.Flow.values()));
        Optional<String> to = flow == Stock.Flow.OVER ? Optional.of(one(PARTIES)) : Optional.empty();
        return new Stock(LOT, flow, 1 + random.nextInt(9), to, details(author));
    }

    private Statement claimed(int index) {
        ItemName name = new ItemName(REF, index);
        String k = key("anna").publicKey().base64();
        long q = world.item(index).optionalWhole("q").orElse(0L);
        byte[] content = Tag.CLAIM.before(Claim.signed(world.genesis.chainId(), name, k, q));
        return new Claim(
                name,
                Optional.empty(),
                k,
                Base64.getEncoder().encodeToString(key("anna").sign(content)));
    }

    /** An item for which the act is not hopeless, if there is one. */
    private int likely(String act) {
        List<Integer> fitting = sketch.items.entrySet().stream()
                .filter(e -> switch (act) {
                    case "receive" -> !e.getValue().addressee.isEmpty();
                    case "return" -> e.getValue().status.equals("sold");
                    case "unpack" -> e.getValue().inside.length() == 32;
                    case "disassemble" -> e.getValue().inside.contains("/");
                    default -> e.getValue().status.equals("released");
                })
                .map(Map.Entry::getKey)
                .toList();
        return fitting.isEmpty() || random.nextInt(6) == 0 ? random.nextInt(ITEMS) : one(fitting);
    }

    void step(int number) {
        String act = one(List.of(
                "ship",
                "ship",
                "ship",
                "receive",
                "receive",
                "receive",
                "observe",
                "correct",
                "correct",
                "sell",
                "return",
                "end",
                "pack",
                "pack",
                "pack",
                "unpack",
                "unpack",
                "assemble",
                "disassemble",
                "stock",
                "claim",
                "issue"));
        int first = likely(act);
        Sketch.Thing item = sketch.item(first);
        boolean packed = item.inside.length() == 32 && random.nextInt(4) > 0;
        String unit = packed ? item.inside : unit();
        boolean whole = (packed || random.nextInt(3) == 0) && sketch.units.containsKey(unit);
        String author = whoCould(whole ? sketch.unit(unit) : item, act.equals("receive"));
        Statement statement = switch (act) {
            case "pack", "unpack" -> packed(act.equals("pack"), first, unit, author);
            case "assemble" -> built(true, first, new ItemName(REF, random.nextInt(6)), author);
            case "disassemble" -> built(false, first, consumer(item), author);
            case "stock" -> flowed(author);
            case "claim" -> random.nextInt(4) == 0 ? claimed(first) : flowed(author);
            case "issue" -> issue("AAAA" + "ABCDEFGHJK".charAt(number % 10), 1 + random.nextInt(400));
            case "end" -> moved(one(List.of("cancel", "destroy", "observe")), first, unit, whole, author);
            default -> moved(act, first, unit, whole, author);
        };
        say(statement instanceof Claim || statement instanceof Issue ? BRAND : author, statement);
    }

    private static ItemName consumer(Sketch.Thing item) {
        return item.inside.contains("/") ? ItemName.parse(item.inside) : new ItemName(REF, 0);
    }

    private void say(String author, Statement statement) {
        SignedBatch batch = world.batch(NAMES.getOrDefault(author, author), statement);
        Hash before = world.state.seal();
        Optional<Refusal> refusal = world.execute(batch);
        if (refusal.isPresent()) {
            assertThat(world.state.seal()).as("after %s", refusal.get()).isEqualTo(before);
            taken.merge("refused", 1, Integer::sum);
            return;
        }
        taken.merge(statement.type(), 1, Integer::sum);
        EntryName name = new EntryName(batch.batchId(), 0);
        sketch.draw(statement, author, name, LogTree.leafHash(batch.entries().get(0)));
        issued += statement instanceof Issue issue ? issue.count() : 0;
        said.add(name);
        authors.add(author);
    }

    /** Custody never forks: the ledger's one key for a unit says the same as writing to each item. */
    void itemsAreWhereTheSketchSaysTheyAre() {
        Context reader = new Context(
                world.state, world.genesis.chainId(), BRAND, new Moment(1, world.time), new Footprint(Hash.ZERO));
        sketch.items.forEach((index, thing) -> {
            Item item = new Item(world.item(index));
            Holding holding = Holding.of(reader, item);
            assertThat(item.status()).as("status of %d", index).isEqualTo(thing.status);
            assertThat(item.fields().optionalText("u").orElse(""))
                    .as("unit of %d", index)
                    .isEqualTo(thing.inside);
            if (!thing.inside.contains("/")) {
                assertThat(holding.custodian()).as("custodian of %d", index).contains(thing.custodian);
                assertThat(holding.addressee().orElse(""))
                        .as("addressee of %d", index)
                        .isEqualTo(thing.addressee);
            }
        });
    }

    void historiesAreTheHashesOfTheirEntries() {
        sketch.items.forEach((index, thing) -> history(world.item(index), thing.history, 1));
        sketch.units.forEach((unit, thing) -> history(world.value("unit." + unit), thing.history, 0));
    }

    /** The first entry of an item is its release, before the walk. */
    private void history(JsonObject value, List<Hash> leaves, int skipped) {
        JsonObject fields = skipped == 0
                ? JsonObject.EMPTY.with("h", "").with("n", 0)
                : JsonObject.EMPTY.with("h", world.item(99).text("h")).with("n", 1);
        for (Hash leaf : leaves.subList(skipped, leaves.size())) {
            fields = Item.remembered(fields, leaf);
        }
        assertThat(value.text("h")).isEqualTo(fields.text("h"));
        assertThat(value.whole("n")).isEqualTo(fields.whole("n"));
    }

    void nothingIsIssuedOrStockedBeyondWhatThereIs() {
        JsonObject licence = world.value("licence." + World.LICENCE);
        assertThat(licence.whole("issued")).isEqualTo(issued).isLessThanOrEqualTo(licence.whole("granted"));
        long sum = 0;
        for (Map.Entry<String, Long> stock : sketch.stock.entrySet()) {
            long qty = world.state
                    .value("stock." + LOT + "." + stock.getKey())
                    .map(v -> v.whole("qty"))
                    .orElse(0L);
            assertThat(qty).isEqualTo(stock.getValue()).isNotNegative();
            sum += qty;
        }
        assertThat(sum).isEqualTo(sketch.stockIn - sketch.stockOut);
    }
    /** Walks with these seeds; says which one went wrong. Returns how often each type was let through, and how often one was "refused". */
    static Map<String, Integer> walks(long firstSeed, int walks, int steps) {
        Map<String, Integer> taken = new TreeMap<>();
        for (long seed = firstSeed; seed < firstSeed + walks; seed++) {
            try {
                RandomWalk walk = new RandomWalk(seed, taken);
                for (int step = 0; step < steps; step++) {
                    walk.step(step);
                    walk.itemsAreWhereTheSketchSaysTheyAre();
                }
                walk.historiesAreTheHashesOfTheirEntries();
                walk.nothingIsIssuedOrStockedBeyondWhatThereIs();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        return taken;
    }
}
