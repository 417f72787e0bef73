package com.jitrace.app.verification;

import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.StateProof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes the proof behind a verdict: what the brand's database gave as its ground, and the chain's paths. */
@ApplicationScoped
public class Proving {
    /** More than these are not proved: a reader is then told that the journey could not be checked to its end. */
    private static final int ENTRIES_MAX = 500;

    private static final int UNITS_MAX = 16;

    private final ChainGateway chain;

    @Inject
    Proving(ChainGateway chain) {
        this.chain = chain;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Proving() {
        this(null);
    }

    /** The hash that everything is checked against in the end: 64 hex digits. */
    public String chainId() {
        return chain.genesis().chainId();
    }

    /** The chain's first document, canonical JSON: everything is checked against the validators in it. */
    public byte[] genesis() {
        return chain.genesis().canonical();
    }

    /** The proof of a verdict; empty when it says nothing that could be proved. */
    public Optional<Proof> prove(Answer answer) {
        if (chain.head().height() == 0) {
            return Optional.empty();
        }
        Verdict verdict = answer.verdict();
        if (verdict.item().isPresent() && answer.ground().isPresent()) {
            return Optional.of(prove(verdict.item().get(), answer.ground().get()));
        }
        return verdict.state() == State.UNKNOWN
                ? Code.read(verdict.code()).map(code -> new Proof(chain.state("batch." + code.ref()), Optional.empty()))
                : Optional.empty();
    }

    private Proof prove(Located item, Ground ground) {
        List<EntryProof> entries = ground.leaves().stream()
                .limit(ENTRIES_MAX)
                .flatMap(leaf -> chain.proof(leaf).stream())
                .toList();
        String itemId = item.ref() + "/" + item.index();
        StateProof state = chain.state("item/" + itemId);
        List<StateProof> more =
                keys(state, ground.units()).stream().map(chain::state).toList();
        return new Proof(state, Optional.of(new Proof.OfItem(itemId, ground.opening(), more, entries, ground.said())));
    }

    /** The states besides the item's that decide what may be said of it. */
    private static List<String> keys(StateProof state, Collection<String> units) {
        List<String> keys = new ArrayList<>();
        state.value().ifPresent(batch -> {
            keys.add("party." + batch.text("brand"));
            keys.add("product." + batch.text("product"));
        });
        Optional<JsonObject> value = state.item().flatMap(StateProof.ItemPath::value);
        value.flatMap(item -> item.optionalText("lot")).ifPresent(lot -> keys.add("lot." + lot));
        units.stream().limit(UNITS_MAX).forEach(unit -> keys.add("unit." + unit));
        return keys;
    }
}
