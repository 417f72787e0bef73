package com.jitrace.chain.simulation;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Receipt;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.OpenedBatch;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** A brand and its partners, honest and otherwise; they remember what they were told. */
final class Clients {
    static final long GRANTED = 40;
    private static final long TTL_MILLIS = 120_000;
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Map<String, SecretKey> KEYS = new ConcurrentHashMap<>();
    private static final Map<String, Statement> INTRODUCTIONS = new ConcurrentHashMap<>();

    /**
     * A batch somebody sent.
     *
     * @param never no rule allows it, whatever the state
     */
    record Sent(SignedBatch batch, boolean never) {}

    private final RandomGenerator chance;
    private final String chainId;
    private final SimulatedClock clock;
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final List<OpenedBatch> opened = new ArrayList<>();
    private final Map<String, Outcome.Final> finals = new LinkedHashMap<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int nonces;

    Clients(RandomGenerator chance, Genesis genesis, SimulatedClock clock) {
        this.chance = chance;
        this.chainId = genesis.chainId();
        this.clock = clock;
    }

    private static SecretKey key(String name) {
        return KEYS.computeIfAbsent(name, World::key);
    }

    private static Statement introduction(String name) {
        return INTRODUCTIONS.computeIfAbsent(name, n -> World.approved(World.party(n), Run.GENESIS.chainId()));
    }

    private static Statement licence() {
        return INTRODUCTIONS.computeIfAbsent(
                "the licence", n -> World.approved(World.licence(GRANTED), Run.GENESIS.chainId()));
    }

    Map<String, Sent> sent() {
        return sent;
    }

    Map<String, Outcome.Final> finals() {
        return finals;
    }

    List<OpenedBatch> opened() {
        return opened;
    }

    /** A new process does not know the receipts of the last one. */
    void nodeIsNew() {
        receipts.clear();
    }

    /** The first things: without them nearly everything is refused. */
    void begin(ChainGateway gateway) {
        submit(gateway, signed("brand", introduction("brand")), false);
        submit(gateway, signed("brand", licence(), World.product()), false);
    }

    void act(ChainGateway gateway) {
        switch (chance.nextInt(17)) {
            case 0, 1, 2 -> submit(gateway, signed("brand", issue(1 + chance.nextInt(9))), false);
            case 3 ->
                submit(gateway, signed("brand", issue(1 + chance.nextInt(4)), issue(1 + chance.nextInt(4))), false);
            case 4 -> submit(gateway, signed("brand", World.issue(World.REF, 5)), false);
            case 5 -> submit(gateway, signed("brand", release()), false);
            case 6 -> submit(gateway, signed(partner(), introduction(partner())), false);
            case 7 -> introduce(gateway);
            case 8 -> submit(gateway, forged(), true);
            case 9 -> replay(gateway);
            case 10 -> submit(gateway, signed(clock.millis() - 5_000, "brand", World.product()), false);
            case 11 -> submit(gateway, signed(clock.millis() + 900_000, "brand", World.product()), false);
            case 12 -> submit(gateway, signed("brand", issue((int) GRANTED - chance.nextInt(3))), false);
            case 13 -> submit(gateway, twice(), true);
            case 14 -> submitMisformed(gateway);
            case 15 -> submit(gateway, signed("a stranger", World.product()), true);
            default -> retry(gateway);
        }
    }

    private String partner() {
        return chance.nextBoolean() ? "shop" : "carrier";
    }

    private void introduce(ChainGateway gateway) {
        String name = partner();
        submit(gateway, signed(name, introduction(name)), false);
        submit(gateway, signed(name, issue(1)), true);
    }

    private Statement issue(int count) {
        StringBuilder ref = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            ref.append(DIGITS.charAt(chance.nextInt(DIGITS.length())));
        }
        return World.issue(ref.toString(), count);
    }

    private Statement release() {
        int first = chance.nextInt(4);
        return new Release(World.items(first, first + chance.nextInt(2)), Optional.empty(), Details.none());
    }

    private SignedBatch signed(String author, Statement... statements) {
        return signed(clock.millis() + TTL_MILLIS, author, statements);
    }

    private SignedBatch signed(long notAfter, String author, Statement... statements) {
        return signed(nextNonce(), notAfter, author, key(author), statements);
    }

    private String nextNonce() {
        return World.id("nonce " + nonces++);
    }

    private SignedBatch signed(String nonce, long notAfter, String author, SecretKey key, Statement... statements) {
        return new BatchSigner(chainId, World.id(author), World.id(author + " key"), key)
                .sign(nonce, notAfter, List.of(statements));
    }

    private SignedBatch forged() {
        return signed(nextNonce(), clock.millis() + TTL_MILLIS, "brand", key("thief"), World.product());
    }

    /** All or nothing: the second entry takes the name that the first one took. */
    private SignedBatch twice() {
        Statement issue = issue(1 + chance.nextInt(3));
        return signed("brand", issue, issue);
    }

    /** Another batch with a nonce that was used before. */
    private void replay(ChainGateway gateway) {
        if (nonces > 0) {
            String nonce = World.id("nonce " + chance.nextInt(nonces));
            submit(gateway, signed(nonce, clock.millis() + TTL_MILLIS, "brand", key("brand"), issue(1)), false);
        }
    }

    private void submitMisformed(ChainGateway gateway) {
        SignedBatch whole = signed("brand", World.product());
        byte[] entry = whole.entries().get(0).clone();
        entry[chance.nextInt(entry.length)] ^= (byte) (1 << chance.nextInt(8));
        SignedBatch bent = new SignedBatch(whole.leaf(), List.of(entry));
        Submission answer = gateway.submit(bent);
        Broken.unless(!(answer instanceof Submission.Accepted), Promise.C2, "a bent batch was accepted");
    }

    private void retry(ChainGateway gateway) {
        if (!sent.isEmpty()) {
            List<String> ids = new ArrayList<>(sent.keySet());
            Sent again = sent.getOrDefault(ids.get(chance.nextInt(ids.size())), new Sent(forged(), true));
            submit(gateway, again.batch(), again.never());
        }
    }

    /** Sends everything again that was taken once and is neither final nor refused. */
    void retryAll(ChainGateway gateway) {
        for (Map.Entry<String, Sent> one : sent.entrySet()) {
            if (taken.contains(one.getKey()) && gateway.outcome(one.getKey()) instanceof Outcome.Unknown) {
                submit(gateway, one.getValue().batch(), one.getValue().never());
            }
        }
    }

    /**
     * The id of a batch that any working chain must take.
     *
     * @param known whether the brand is on the chain; if not, it introduces itself
     */
    String sendSomethingGood(ChainGateway gateway, boolean known) {
        SignedBatch good = known ? signed("brand", World.product()) : signed("brand", introduction("brand"));
        submit(gateway, good, false);
        return good.batchId();
    }

    void submit(ChainGateway gateway, SignedBatch batch, boolean never) {
        String id = batch.batchId();
        if (sent.putIfAbsent(id, new Sent(batch, never)) == null
                && OpenedBatch.open(batch, chainId) instanceof OpenedBatch.Opened open) {
            opened.add(open.batch());
        }
        Submission answer = gateway.submit(batch);
        if (answer instanceof Submission.Accepted accepted) {
            taken.add(id);
            Receipt before = receipts.putIfAbsent(id, accepted.receipt());
            Broken.unless(
                    before == null || before.equals(accepted.receipt()),
                    Promise.C5,
                    "a retry of " + id + " got another receipt");
        } else if (answer instanceof Submission.Refused) {
            Broken.unless(!finals.containsKey(id), Promise.C5, id + " is final and a retry was refused");
        } else if (answer instanceof Submission.Busy busy) {
            Broken.unless(gateway.head().doubt().isPresent(), Promise.C9, "busy without doubt or load: " + busy.why());
        }
    }

    /** Asks what became of everything, and holds the node to what it said before. */
    void look(ChainGateway gateway) {
        for (Map.Entry<String, Sent> one : sent.entrySet()) {
            Outcome outcome = gateway.outcome(one.getKey());
            Optional<Outcome.Final> before = Optional.ofNullable(finals.get(one.getKey()));
            if (outcome instanceof Outcome.Final now) {
                Broken.unless(!one.getValue().never(), Promise.C2, one.getKey() + " became final against every rule");
                Broken.unless(
                        before.isEmpty() || before.get().equals(now),
                        Promise.C5,
                        one.getKey() + " stood at " + before + ", now " + now);
                finals.put(one.getKey(), now);
            } else {
                Broken.unless(
                        before.isEmpty(), Promise.C4, one.getKey() + " was final at " + before + ", now " + outcome);
            }
        }
    }
}
