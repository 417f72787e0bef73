package com.jitrace.chain.simulation.council;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SignedBatch;
import com.jitrace.chain.simulation.Broken;
import com.jitrace.chain.simulation.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** A brand that speaks to any node, sends again elsewhere what it is not sure of, and remembers what it was told. */
final class Customers {
    private static final Map<String, Statement> INTRODUCTIONS = new ConcurrentHashMap<>();
    private static final long TTL_MILLIS = 500_000;

    private final RandomGenerator chance;
    private final Genesis genesis;
    private final Member.Now now;
    private final List<SignedBatch> sent = new ArrayList<>();
    private final Map<String, Outcome.Final> finals = new HashMap<>();
    private final Map<String, Map<String, Outcome.Final>> toldBy = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private int numbers;
    private Optional<SignedBatch> good = Optional.empty();

    Customers(RandomGenerator chance, Genesis genesis, Member.Now now) {
        this.chance = chance;
        this.genesis = genesis;
        this.now = now;
    }

    /** Whether somebody signed this: its id is the hash of what was signed. */
    boolean sent(String batchId) {
        return ids.contains(batchId);
    }

    long finals() {
        return finals.size();
    }

    void act(List<Member> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        for (int i = chance.nextInt(3); i > 0; i--) {
            Member node = nodes.get(chance.nextInt(nodes.size()));
            boolean again = sent.size() > 1 && chance.nextInt(3) == 0;
            SignedBatch batch = again ? sent.get(chance.nextInt(sent.size())) : next();
            submit(node, batch);
        }
    }

    private SignedBatch next() {
        int number = numbers++;
        Statement statement = number % 7 == 0
                ? INTRODUCTIONS.computeIfAbsent(
                        genesis.chainId(), id -> World.approved(World.party("brand"), genesis.chainId()))
                : new Product(
                        World.id("product " + number),
                        Optional.empty(),
                        Optional.empty(),
                        World.hash("sheet " + number));
        return signed(statement);
    }

    /** A batch with this one statement; anybody may bring what operators have signed. */
    SignedBatch signed(Statement statement) {
        int number = ids.size();
        SignedBatch batch = new BatchSigner(genesis.chainId(), World.BRAND, World.id("brand key"), Member.key("brand"))
                .sign(World.id("nonce " + number), now.millis + TTL_MILLIS, List.of(statement));
        sent.add(batch);
        ids.add(batch.batchId());
        return batch;
    }

    void submit(Member node, SignedBatch batch) {
        node.act(() -> {
            Submission answer = node.gateway().submit(batch);
            if (answer instanceof Submission.Refused refused) {
                // whoever has not got that block yet cannot know better
                boolean there = finals.containsKey(batch.batchId())
                        && finals.get(batch.batchId()).height()
                                <= node.gateway().head().height();
                Broken.unless(!there, Promise.C5, "final, and a retry was refused: " + refused.refusal());
            }
        });
    }

    /** Something every working chain must take, the same whenever it is asked for; its id. */
    String sendSomethingGood(Member node) {
        for (SignedBatch batch : List.copyOf(sent)) {
            submit(node, batch);
        }
        SignedBatch batch = good.orElseGet(this::introduction);
        good = Optional.of(batch);
        ids.add(batch.batchId());
        submit(node, batch);
        return batch.batchId();
    }

    private SignedBatch introduction() {
        Statement introduction = World.approved(World.party("shop"), genesis.chainId());
        return new BatchSigner(genesis.chainId(), World.SHOP, World.id("shop key"), Member.key("shop"))
                .sign(World.id("nonce good"), now.millis + TTL_MILLIS, List.of(introduction));
    }

    /** Asks one node what became of everything. */
    void look(Member node) {
        for (String id : ids) {
            Map<String, Outcome.Final> told = toldBy.computeIfAbsent(node.name, n -> new HashMap<>());
            Outcome outcome = node.gateway().outcome(id);
            if (outcome instanceof Outcome.Final place) {
                Outcome.Final before = finals.putIfAbsent(id, place);
                Broken.unless(
                        before == null || before.equals(place),
                        Promise.C5,
                        id + " stands at " + before + " and, on " + node.name + ", at " + place);
                told.put(id, place);
            } else {
                Broken.unless(
                        !told.containsKey(id), Promise.C4, node.name + " called " + id + " final, now " + outcome);
            }
        }
    }

    /** Everything that anybody called final is in this log, at that place. */
    void allIn(Map<String, Long> places, String name) {
        finals.forEach((id, place) -> Broken.unless(
                places.getOrDefault(id, -1L) == place.firstIndex(),
                Promise.C4,
                id + " was acknowledged at " + place + " and is not in the log of " + name));
    }
}
