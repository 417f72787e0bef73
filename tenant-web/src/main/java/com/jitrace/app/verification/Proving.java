package com.jitrace.app.verification;

import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.EntryProof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the proof behind a verdict from the brand's keys and the chain. */
@ApplicationScoped
public class Proving {
    private record Ground(Decoding.CodeOpening opening, Optional<Long> issueLeaf) {}

    private final Databases databases;
    private final Decoding decoding;
    private final ReadModel model;
    private final ChainGateway chain;

    @Inject
    Proving(Databases databases, Decoding decoding, ReadModel model, ChainGateway chain) {
        this.databases = databases;
        this.decoding = decoding;
        this.model = model;
        this.chain = chain;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Proving() {
        this(null, null, null, null);
    }

    /** The proof of a verdict on an issued code; empty when there is no item to prove anything about. */
    public Optional<Proof> prove(Verdict verdict) {
        return verdict.item().map(item -> prove(item, verdict.journey()));
    }

    private Proof prove(Located item, List<Verdict.Step> journey) {
        Ground ground = databases.of(
                item.brand(),
                session -> new Ground(
                        decoding.open(session, item),
                        model.batch(session, item.ref()).map(CertifiedBatch::leafIndex)));
        List<EntryProof> entries = new ArrayList<>();
        ground.issueLeaf().flatMap(chain::proof).ifPresent(entries::add);
        for (Verdict.Step step : journey) {
            chain.proof(step.event().leafIndex()).ifPresent(entries::add);
        }
        String itemId = item.ref() + "/" + item.index();
        return new Proof(itemId, ground.opening(), entries, chain.state("item/" + itemId));
    }
}
