package com.jitrace.chain.tool;

import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.LICENCE;
import static com.jitrace.chain.ledger.World.REF;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;

import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import com.jitrace.chain.wiring.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fills a real node with parties, codes and movements. */
final class SmallChain {
    private static final long TTL_MILLIS = 300_000;
    private static final int IN_FLIGHT_BATCHES = 500;

    private final Node node;
    private final SecretKey operator;
    private int nonces;

    SmallChain(Node node, Path home) throws IOException {
        this.node = node;
        this.operator = SeedFile.read(home.resolve("operators/op1.seed"));
    }

    private SignedBatch batch(String author, List<Statement> statements) {
        return new BatchSigner(node.genesis().chainId(), id(author), id(author + " key"), key(author))
                .sign(
                        id("nonce " + node.head().size() + " " + nonces++),
                        System.currentTimeMillis() + TTL_MILLIS,
                        statements);
    }

    Statement approved(Governed statement) {
        return Operators.sign(statement, node.genesis().chainId(), "op1", operator);
    }

    private void await(String batchId) throws InterruptedException {
        while (node.outcome(batchId) instanceof Outcome.Waiting) {
            node.awaitBlockAfter(node.head().height(), 20);
        }
        if (!(node.outcome(batchId) instanceof Outcome.Final)) {
            throw new AssertionError("not final: " + node.outcome(batchId));
        }
    }

    SignedBatch allowed(String author, Statement... statements) throws InterruptedException {
        return allowed(author, List.of(statements));
    }

    /** Submits a batch and waits until it is final. */
    SignedBatch allowed(String author, List<Statement> statements) throws InterruptedException {
        SignedBatch batch = batch(author, statements);
        if (!(node.submit(batch) instanceof Submission.Accepted)) {
            throw new AssertionError("not accepted: " + node.submit(batch));
        }
        await(batch.batchId());
        return batch;
    }

    /** A brand with 1,000 codes, most of them released, some on their way to a shop. */
    void begin() throws InterruptedException {
        Licence licence = new Licence(List.of(), LICENCE, BRAND, 2_000, System.currentTimeMillis() + 9_000_000_000L);
        allowed("brand", approved(party("brand")));
        allowed("shop", approved(party("shop")));
        allowed("brand", approved(licence), World.product(), World.issue(REF, 1_000));
        allowed("brand", new Release(World.items(0, 899), Optional.empty(), Details.none()));
        allowed("brand", World.auth(World.AUTH_SHOP, SHOP, Act.RECEIVE, Act.SELL));
        allowed("brand", new Ship(World.items(17, 23), SHOP, Details.none()));
    }

    /** So many parties introduce themselves, each in a batch of its own. */
    void parties(String prefix, int count) throws InterruptedException {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SignedBatch batch = batch(prefix + i, List.of(approved(party(prefix + i))));
            if (!(node.submit(batch) instanceof Submission.Accepted)) {
                throw new AssertionError("not accepted: " + prefix + i);
            }
            sent.add(batch.batchId());
            if (sent.size() % IN_FLIGHT_BATCHES == 0) {
                await(batch.batchId());
            }
        }
        await(sent.get(sent.size() - 1));
    }

    /** Until the published checkpoint is the last block's. */
    void awaitPublished() throws InterruptedException {
        while (node.proof(node.head().size() - 1).isEmpty()) {
            node.awaitBlockAfter(node.head().height(), 50);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
