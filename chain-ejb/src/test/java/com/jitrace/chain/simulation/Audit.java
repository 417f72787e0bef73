package com.jitrace.chain.simulation;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Succession;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.node.Blocks;
import com.jitrace.chain.node.MemoryState;
import com.jitrace.chain.signing.SignedBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a chain from its genesis and checks the promises by its own counting, then compares with an independent replay. Whether a batch is
 * signed it knows without verifying: its bytes must be what an honest client signed.
 */
final class Audit {
    private final Genesis genesis;
    private final ValidatorSet set;
    private final Clients clients;
    private final MemoryState replay = new MemoryState();
    private final Succession succession;
    private final List<byte[]> leaves = new ArrayList<>();
    private final List<Hash> hashes = new ArrayList<>();
    private final Set<String> batchIds = new HashSet<>();
    private final Map<String, Long> nonces = new HashMap<>();
    private final Map<String, Long> granted = new HashMap<>();
    private final Map<String, Long> issued = new HashMap<>();
    private Tip tip;

    Audit(Genesis genesis, Clients clients) {
        this.genesis = genesis;
        this.set = genesis.validatorSet();
        this.clients = clients;
        this.succession = new Succession(new Ledger((batch, key) -> true), genesis.chainId());
        this.tip = Tip.before(genesis);
    }

    void check(Blocks blocks, State nodes) throws IOException {
        Overlay start = new Overlay(replay.state());
        Ledger.begin(start, genesis);
        start.seal();
        replay.begin(tip, start);
        for (long height = 1; height <= blocks.certified(); height++) {
            block(height, blocks.body(height), blocks.certificate(height));
        }
        Broken.unless(
                StateTree.root(nodes).equals(StateTree.root(replay.state())),
                Promise.C8,
                "the node's state is not what a replay gives at height " + tip.height());
        for (Map.Entry<String, Outcome.Final> told : clients.finals().entrySet()) {
            acknowledged(told.getKey(), told.getValue());
        }
    }

    private void acknowledged(String batchId, Outcome.Final place) {
        byte[] leaf = clients.sent().get(batchId).batch().leaf();
        int at = (int) place.firstIndex();
        Broken.unless(
                place.height() <= tip.height() && at < leaves.size() && Arrays.equals(leaves.get(at), leaf),
                Promise.C4,
                batchId + " was acknowledged at " + place + " and is not there");
    }

    private void block(long height, byte[] body, String note) {
        List<byte[]> block = BlockBody.decode(body);
        BlockHeader header = BlockHeader.parse(block.get(block.size() - 1));
        String at = "height " + height + ": ";
        Broken.unless(
                header.height() == height && header.prev().equals(tip.blockHash()), Promise.C3, at + "wrong parent");
        Broken.unless(header.time() > tip.time(), Promise.C3, at + "time goes back");
        Broken.unless(
                header.epoch() == genesis.epoch()
                        && set.named(header.proposer()).isPresent(),
                Promise.C2,
                at + "proposed by " + header.proposer() + " in epoch " + header.epoch());
        CertifiedBlock read = new CertifiedBlock(height, header.time(), leaves.size(), block, note);
        batches(at, header.time(), read);
        leaves.addAll(block);
        block.forEach(leaf -> hashes.add(LogTree.leafHash(leaf)));
        certificate(at, note);
        Succession.Verdict verdict = succession.judge(tip, replay.state(), body);
        if (verdict instanceof Succession.Invalid invalid) {
            boolean root = invalid.why().startsWith("its leaf says");
            throw new Broken(root ? Promise.C8 : Promise.C2, at + invalid.why());
        }
        Executed executed = ((Succession.Valid) verdict).block();
        replay.commit(executed);
        tip = executed.tip();
    }

    private void certificate(String at, String note) {
        Certificate certificate =
                Certificate.parse(note).orElseThrow(() -> new Broken(Promise.C3, at + "no certificate: " + note));
        Broken.unless(
                certificate.checkpoint().size() == hashes.size()
                        && certificate.checkpoint().root().equals(LogTree.rootOfHashes(hashes)),
                Promise.C3,
                at + "the certificate's root is not that of the leaves");
        Broken.unless(certificate.certifiedBy(set), Promise.C3, at + "no quorum");
    }

    private void batches(String at, long time, CertifiedBlock block) {
        List<byte[]> content = block.leaves();
        for (CertifiedBlock.Batch batch : block.batches()) {
            int leaf = (int) (batch.firstIndex() - block.firstIndex());
            BatchHeader header = BatchHeader.parse(content.get(leaf));
            SignedBatch source =
                    new SignedBatch(content.get(leaf), content.subList(leaf + 1, leaf + 1 + header.count()));
            Broken.unless(batchIds.add(batch.batchId()), Promise.C5, at + batch.batchId() + " has two places");
            Broken.unless(
                    time <= header.notAfter() && header.notAfter() <= time + Limits.BATCH_TTL_MILLIS_MAX,
                    Promise.C2,
                    at + batch.batchId() + " is out of time");
            Long before = nonces.put(header.author() + header.nonce(), header.notAfter());
            Broken.unless(before == null || before < time, Promise.C2, at + "nonce " + header.nonce() + " again");
            Clients.Sent sent = clients.sent().get(batch.batchId());
            Broken.unless(
                    sent != null && !sent.never() && sent.batch().equals(source),
                    Promise.C2,
                    at + batch.batchId() + " was never sent, or is against every rule");
            batch.statements().forEach(s -> codes(at, s));
        }
    }

    private void codes(String at, Statement statement) {
        if (statement instanceof Licence licence) {
            granted.put(licence.licence(), licence.granted());
        } else if (statement instanceof Issue issue) {
            long sum = issued.merge(issue.licence(), (long) issue.count(), Long::sum);
            Broken.unless(
                    sum <= granted.getOrDefault(issue.licence(), 0L),
                    Promise.C14,
                    at + sum + " codes of " + granted.get(issue.licence()));
        }
    }
}
