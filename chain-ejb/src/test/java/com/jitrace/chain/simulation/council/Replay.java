package com.jitrace.chain.simulation.council;

import com.jitrace.chain.adapter.segment.SegmentBlocks;
import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Executed;
import com.jitrace.chain.block.Succession;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.node.MemoryState;
import com.jitrace.chain.simulation.Broken;
import com.jitrace.chain.simulation.Promise;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads every honest log from the genesis by a replay of its own. */
record Replay(Genesis genesis, Record record, Customers customers) {
    void audit(List<Member> honest) throws IOException {
        for (Member member : honest) {
            SegmentBlocks blocks = member.disk.blocks(genesis.chainId());
            Succession succession =
                    new Succession(new Ledger((batch, key) -> true, member.epochs()), genesis.chainId());
            MemoryState replay = new MemoryState();
            Overlay start = new Overlay(replay.state());
            Ledger.begin(start, genesis);
            start.seal();
            Tip tip = Tip.before(genesis);
            replay.begin(tip, start);
            Map<String, Long> places = new HashMap<>();
            for (long height = 1; height <= blocks.certified(); height++) {
                byte[] body = blocks.body(height);
                record.certified(height, body, blocks.certificate(height));
                Succession.Verdict verdict = succession.judge(tip, replay.state(), body);
                if (verdict instanceof Succession.Invalid invalid) {
                    throw new Broken(Promise.C2, member.name + " height " + height + ": " + invalid.why());
                }
                Executed block = ((Succession.Valid) verdict).block();
                replay.commit(block);
                tip = block.tip();
                new CertifiedBlock(height, tip.time(), block.firstIndex(), BlockBody.decode(body), "")
                        .batches()
                        .forEach(b -> Broken.unless(
                                customers.sent(b.batchId()), Promise.C2, b.batchId() + " was never sent"));
                new CertifiedBlock(height, tip.time(), block.firstIndex(), BlockBody.decode(body), "")
                        .batches()
                        .forEach(b -> Broken.unless(
                                places.put(b.batchId(), b.firstIndex()) == null,
                                Promise.C5,
                                b.batchId() + " has two places"));
            }
            Broken.unless(
                    StateTree.root(member.state.state()).equals(StateTree.root(replay.state())),
                    Promise.C8,
                    member.name + " does not have the state of a replay at height " + tip.height());
            customers.allIn(places, member.name);
        }
    }
}
