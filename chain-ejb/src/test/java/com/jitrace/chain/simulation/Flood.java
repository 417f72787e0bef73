package com.jitrace.chain.simulation;

import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One author sends more than its share of the pool. */
final class Flood {
    static final long AUTHOR_BYTES_MAX = 8L << 20;
    private static final int BATCHES = 30;
    private static final int ENTRIES = 1_000;

    private Flood() {}

    /** Returns how many bytes the node took. */
    static long pour(ChainGateway gateway, String chainId) {
        List<Statement> statements =
                new ArrayList<>(List.of(World.approved(World.party("brand"), Run.GENESIS.chainId())));
        statements.addAll(Collections.nCopies(ENTRIES - 1, World.product()));
        BatchSigner signer = new BatchSigner(chainId, World.id("brand"), World.id("brand key"), World.key("brand"));
        long taken = 0;
        for (int i = 0; i < BATCHES; i++) {
            SignedBatch batch = signer.sign(World.id("flood " + i), World.START + 60_000, statements);
            if (gateway.submit(batch) instanceof Submission.Accepted) {
                taken += batch.bytes();
            }
        }
        return taken;
    }
}
