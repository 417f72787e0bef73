package com.jitrace.chain.wiring;

import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.party;

import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A process of its own that submits as fast as it can, prints a line for every acknowledged batch, and never stops by itself. */
public final class KillSubject {
    private static final int AHEAD_BATCHES = 40;

    private KillSubject() {}

    /** @param arguments home, round */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        ChainNode opened = ChainNode.open(Settings.at(home));
        Node node = opened.node();
        SecretKey operator = SeedFile.read(home.resolve("operators/op1.seed"));
        Deque<String> sent = new ArrayDeque<>();
        for (int i = 0; node.head().doubt().isEmpty(); i++) {
            String name = "round " + arguments[1] + " party " + i;
            SignedBatch batch = new BatchSigner(node.genesis().chainId(), id(name), id(name + " key"), key(name))
                    .sign(
                            id("nonce " + name),
                            System.currentTimeMillis() + 300_000,
                            List.of(Operators.sign(party(name), node.genesis().chainId(), "op1", operator)));
            if (node.submit(batch) instanceof Submission.Accepted) {
                sent.add(batch.batchId());
            }
            while (sent.size() > AHEAD_BATCHES) {
                String batchId = sent.remove();
                while (!(node.outcome(batchId) instanceof Outcome.Final)) {
                    node.awaitBlockAfter(node.head().height(), 20);
                }
                Outcome.Final place = (Outcome.Final) node.outcome(batchId);
                System.out.println("FINAL " + batchId + " " + place.firstIndex() + ".");
            }
        }
        System.out.println("DOUBT " + node.head().doubt().orElse(""));
    }
}
