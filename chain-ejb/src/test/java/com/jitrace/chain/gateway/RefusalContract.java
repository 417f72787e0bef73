package com.jitrace.chain.gateway;

import static com.jitrace.chain.ledger.World.AUTH_SHOP;
import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.CARRIER;
import static com.jitrace.chain.ledger.World.PRODUCT;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.hash;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.issue;
import static com.jitrace.chain.ledger.World.items;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Claim;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.KeyRevocation;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.OwnersWord;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Revoke;
import com.jitrace.chain.entry.Scope;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.Stock;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SignedBatch;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every coded reason, given by a gateway to somebody who deserves it; a reason without a row is a failure. */
public abstract class RefusalContract extends GatewayTrial {
    private static final long FAR_AHEAD = 9_000_000_000L;
    private static final Details PARIS = Details.none().withPlace(Place.of("FR-IDF"));

    /** One way to be refused. */
    private record Row(Reason reason, String what, Callable<SignedBatch> batch) {}

    @TestFactory
    @Tag("show-chain-3")
    Stream<DynamicTest> everyReasonIsGiven() throws Exception {
        prepared();
        List<Row> rows = Stream.of(formRows(), batchRows(), fieldRows(), authorisationRows(), stateRows())
                .flatMap(List::stream)
                .toList();
        Set<Reason> given = rows.stream().map(Row::reason).collect(Collectors.toSet());
        Stream<DynamicTest> each = rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.reason + ": " + row.what, () -> {
                    Refusal refusal = refused(row.batch.call());
                    assertThat(refusal.reason()).as(refusal.detail()).isEqualTo(row.reason);
                }));
        return Stream.concat(
                each,
                Stream.of(DynamicTest.dynamicTest(
                        "no reason is missing", () -> assertThat(given).isEqualTo(EnumSet.allOf(Reason.class)))));
    }

    /** What the rows need: narrow, future and revoked authorisations, another brand, a revoked key, an owner, a recall, a lot. */
    private void prepared() throws Exception {
        begin();
        long now = System.currentTimeMillis();
        allowed("carrier", approved(party("carrier")));
        allowed("late", approved(party("late")));
        allowed("brand", approved(new KeyRevocation(List.of(), id("late"), id("late key"), now - 1000)));
        Party other = Party.brand(
                id("other"),
                "Other",
                List.of(),
                id("other key"),
                key("other").publicKey().base64());
        allowed(
                "other",
                approved(other),
                approved(new Licence(List.of(), id("other licence"), id("other"), 5, now + FAR_AHEAD)));
        allowed(
                "brand",
                new Product(id("second"), Optional.empty(), Optional.empty(), hash("s")),
                new Lot(id("lot"), PRODUCT, Optional.empty()),
                auth("future", PRODUCT, "FR", now + FAR_AHEAD),
                auth("italy", PRODUCT, "IT", 0),
                auth("second only", id("second"), "FR", 0),
                auth("revoked", PRODUCT, "FR", 0),
                new Revoke(id("revoked")),
                new Recall(new Scope.OfItems(((Goods.Loose) items(9, 9)).items()), Optional.empty(), Optional.empty()),
                claim(20, "anna", "anna"));
    }

    private static Authorise auth(String name, String product, String area, long from) {
        return new Authorise(
                id(name),
                SHOP,
                List.of(product),
                List.of(area),
                List.of(Act.SELL),
                from,
                System.currentTimeMillis() + 2 * FAR_AHEAD,
                Optional.empty());
    }

    private Claim claim(int index, String owner, String signer) {
        ItemName item = new ItemName(REF, index);
        String k = key(owner).publicKey().base64();
        byte[] content = com.jitrace.chain.merkle.Tag.CLAIM.before(
                Claim.signed(gateway.genesis().chainId(), item, k, 0));
        return new Claim(item, Optional.empty(), k, base64(key(signer).sign(content)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Row row(Reason reason, String text, Callable<SignedBatch> batch) {
        return new Row(reason, text, batch);
    }

    private Row row(Reason reason, String text, String author, Statement... statements) {
        return new Row(reason, text, () -> batch(author, statements));
    }

    /** A batch whose one entry is these bytes, properly signed. */
    private SignedBatch raw(byte[] entry) {
        String root = LogTree.root(List.of(entry)).hex();
        String nonce = nextNonce();
        long notAfter = System.currentTimeMillis() + 300_000;
        byte[] signed = com.jitrace.chain.merkle.Tag.BATCH.before(
                BatchHeader.unsigned(BRAND, gateway.genesis().chainId(), 1, id("brand key"), nonce, notAfter, root));
        BatchHeader header = new BatchHeader(
                BRAND,
                gateway.genesis().chainId(),
                1,
                id("brand key"),
                nonce,
                notAfter,
                root,
                base64(key("brand").sign(signed)));
        return new SignedBatch(header.leaf(), List.of(entry));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Row> formRows() {
        String teleport = "{\"body\":{},\"i\":0,\"n\":\"" + id("n") + "\",\"t\":\"teleport\"}";
        return List.of(
                row(Reason.NON_CANONICAL, "a blank in the JSON", () -> raw(utf8(teleport.replace(":0", ": 0")))),
                row(Reason.NON_CANONICAL, "a type nobody knows", () -> raw(utf8(teleport))),
                row(Reason.NON_CANONICAL, "fields in another order", () -> raw(utf8("{\"t\":\"ship\",\"body\":{}}"))),
                row(Reason.NON_CANONICAL, "not UTF-8", () -> raw(new byte[] {'{', (byte) 0xff, '}'})),
                row(Reason.LIMIT, "1001 entries", () -> {
                    SignedBatch one = batch("brand", issue("AAAAA", 1));
                    return new SignedBatch(
                            one.leaf(), Collections.nCopies(1001, one.entries().get(0)));
                }),
                row(Reason.LIMIT, "a leaf of 32,769 bytes", () -> raw(new byte[32_769])));
    }

    private List<Row> batchRows() {
        Ship ship = new Ship(items(30, 30), SHOP, Details.none());
        return List.of(
                row(Reason.BAD_BATCH, "for another chain", () -> signed(hash("chain"), 300_000, nextNonce(), ship)),
                row(
                        Reason.BAD_BATCH,
                        "another entry than signed",
                        () -> new SignedBatch(
                                batch("brand", ship).leaf(),
                                batch("brand", ship).entries())),
                row(Reason.KEY, "an author nobody knows", "stranger", ship),
                row(Reason.KEY, "a revoked key", "late", ship),
                row(Reason.KEY, "a newcomer whom no operator approved", "newcomer", party("newcomer")),
                row(Reason.SIGNATURE, "forged", () -> batch("brand", key("thief"), ship)),
                row(Reason.SIGNATURE, "R of small order", () -> resigned(batch("brand", ship), smallR())),
                row(Reason.SIGNATURE, "S beyond the group order", () -> {
                    SignedBatch good = batch("brand", ship);
                    return resigned(
                            good, beyondOrder(BatchHeader.parse(good.leaf()).signature()));
                }),
                row(Reason.EXPIRED, "a minute late", () -> signed(chainId(), -60_000, nextNonce(), ship)),
                row(Reason.TTL, "twenty minutes ahead", () -> signed(chainId(), 1_200_000, nextNonce(), ship)),
                row(Reason.REPLAY, "a nonce once more", () -> {
                    String nonce = nextNonce();
                    SignedBatch first =
                            signed(chainId(), 300_000, nonce, new Ship(items(31, 31), SHOP, Details.none()));
                    accepted(first);
                    assertThat(settled(first.batchId())).isInstanceOf(Outcome.Final.class);
                    return signed(chainId(), 300_000, nonce, ship);
                }));
    }

    private String chainId() {
        return gateway.genesis().chainId();
    }

    private static SignedBatch signed(String chain, long millisAhead, String nonce, Statement statement) {
        return new BatchSigner(chain, BRAND, id("brand key"), key("brand"))
                .sign(nonce, System.currentTimeMillis() + millisAhead, List.of(statement));
    }

    private static SignedBatch resigned(SignedBatch batch, byte[] signature) {
        BatchHeader h = BatchHeader.parse(batch.leaf());
        BatchHeader other = new BatchHeader(
                h.author(), h.chain(), h.count(), h.key(), h.nonce(), h.notAfter(), h.root(), base64(signature));
        return new SignedBatch(other.leaf(), batch.entries());
    }

    /** The neutral point, which lax verifiers take with a key of small order. */
    private static byte[] smallR() {
        byte[] signature = new byte[64];
        signature[0] = 1;
        return signature;
    }

    /** S + L says the same to a lax verifier: a second form of a signature. */
    private static byte[] beyondOrder(byte[] signature) {
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = signature[63 - i];
        }
        byte[] sum = new BigInteger(1, bigEndian).add(order).toByteArray();
        byte[] changed = Arrays.copyOf(signature, 64);
        for (int i = 0; i < 32; i++) {
            changed[32 + i] = i < sum.length ? sum[sum.length - 1 - i] : 0;
        }
        return changed;
    }

    private List<Row> fieldRows() throws Exception {
        String small = base64(Arrays.copyOf(new byte[] {1}, 32));
        Licence more = new Licence(List.of(), id("more"), BRAND, 5, System.currentTimeMillis() + FAR_AHEAD);
        return List.of(
                row(Reason.FIELD, "an index beyond the batch", "brand", new Ship(items(99, 100), SHOP, Details.none())),
                row(
                        Reason.FIELD,
                        "an event of last week",
                        "brand",
                        new Ship(items(30, 30), SHOP, Details.none().withAt(1))),
                row(
                        Reason.FIELD,
                        "a key of small order",
                        "brand",
                        approved(Party.partner(id("weak"), hash("c"), id("weak key"), small))),
                row(Reason.UNKNOWN, "to nobody", "brand", new Ship(items(30, 30), id("nobody"), Details.none())),
                row(Reason.EXISTS, "a batch reference once more", "brand", issue(REF, 1)),
                row(
                        Reason.EXISTS,
                        "another brand's GTIN",
                        "other",
                        new Product(id("copy"), Optional.of(hash("gtin")), Optional.empty(), hash("s"))),
                row(Reason.APPROVALS, "no operator", "brand", more),
                row(
                        Reason.APPROVALS,
                        "operators of another chain",
                        "brand",
                        Operators.sign(more, hash("chain"), "op1", operator())),
                row(
                        Reason.APPROVALS,
                        "somebody who is no operator",
                        "brand",
                        Operators.sign(more, chainId(), "op1", key("thief"))));
    }

    private List<Row> authorisationRows() {
        Goods one = items(0, 0);
        Details shop = PARIS.withAuth(AUTH_SHOP);
        return List.of(
                row(Reason.NOT_AUTHORISED, "no authorisation named", "shop", new Sell(one, PARIS)),
                row(Reason.NOT_AUTHORISED, "another party's authorisation", "carrier", new Sell(one, shop)),
                row(
                        Reason.NOT_AUTHORISED,
                        "a recall by a shop",
                        "shop",
                        new Recall(new Scope.OfProduct(PRODUCT), Optional.empty(), Optional.empty())),
                row(Reason.AUTH_REVOKED, "taken back", "shop", new Sell(one, PARIS.withAuth(id("revoked")))),
                row(Reason.AUTH_TIME, "not begun", "shop", new Sell(one, PARIS.withAuth(id("future")))),
                row(Reason.AUTH_ACT, "to sell and receive is not to cancel", "shop", new Cancel(one, shop)),
                row(
                        Reason.AUTH_PRODUCT,
                        "for another product",
                        "shop",
                        new Sell(one, PARIS.withAuth(id("second only")))),
                row(Reason.AUTH_REGION, "Paris is not in Italy", "shop", new Sell(one, PARIS.withAuth(id("italy")))),
                row(
                        Reason.LICENCE,
                        "another brand's licence",
                        "brand",
                        new Issue("AAAAA", BRAND, 1, id("other licence"), PRODUCT, hash("r"))),
                row(Reason.LICENCE_EXCEEDED, "21 codes of 20", "brand", issue("AAAAA", 21)));
    }

    private List<Row> stateRows() {
        Details shop = PARIS.withAuth(AUTH_SHOP);
        ItemName owned = new ItemName(REF, 20);
        byte[] word = com.jitrace.chain.merkle.Tag.OWNER.before(
                OwnersWord.signed(chainId(), OwnersWord.Kind.STOLEN, owned, 1));
        return List.of(
                row(Reason.CUSTODY, "what the brand holds", "shop", new Sell(items(40, 40), shop)),
                row(Reason.CUSTODY, "what the shop holds", "brand", new Ship(items(0, 0), CARRIER, Details.none())),
                row(Reason.STATE, "an owned item", "brand", new Cancel(items(20, 20), Details.none())),
                row(Reason.STATE, "a second claim", () -> batch("brand", claim(20, "bob", "bob"))),
                row(Reason.RECALLED, "a recalled item", "shop", new Sell(items(9, 9), shop)),
                row(
                        Reason.STOCK,
                        "more than there is",
                        "brand",
                        new Stock(id("lot"), Stock.Flow.OUT, 1, Optional.empty(), Details.none())),
                row(
                        Reason.OWNER_SIGNATURE,
                        "a claim signed by another",
                        () -> batch("brand", claim(21, "bob", "anna"))),
                row(
                        Reason.OWNER_SIGNATURE,
                        "stolen, says a thief",
                        "carrier",
                        new OwnersWord(
                                OwnersWord.Kind.STOLEN,
                                owned,
                                base64(key("thief").sign(word)))));
    }
}
