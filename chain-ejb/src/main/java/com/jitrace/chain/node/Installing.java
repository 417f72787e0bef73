package com.jitrace.chain.node;

import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.signing.OpenedBatch;
import java.io.IOException;
import java.util.Optional;

/** Whether a stopped node can follow its epoch documents, as far as its blocks reach. */
public final class Installing {
    private Installing() {}

    /** Why not, if so. A document of a height that is not reached yet is judged when the node gets there. */
    public static Optional<String> fault(Archive archive) throws IOException {
        Optional<String> doubt = archive.blocks().doubt();
        return doubt.isPresent()
                ? doubt
                : new CertifiedChain(
                                archive, new Ledger(OpenedBatch::signedBy, archive.epochs()), id -> Optional.empty())
                        .recover();
    }
}
