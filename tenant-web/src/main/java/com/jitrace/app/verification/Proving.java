package com.jitrace.app.verification;

import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.CertifiedProduct;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.UnitEvent;
import com.jitrace.app.readmodel.Units;
import com.jitrace.app.tenancy.Databases;
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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Gathers the proof behind a verdict from the brand's keys and the chain. */
@ApplicationScoped
public class Proving {
    /** More than these are not proved: a reader is then told that the journey could not be checked to its end. */
    private static final int ENTRIES_MAX = 500;

    private static final int UNITS_MAX = 16;

    private record Ground(
            Decoding.CodeOpening opening, SortedSet<Long> leaves, SortedSet<String> units, Proof.Said said) {}

    private final Databases databases;
    private final Decoding decoding;
    private final ReadModel model;
    private final ChainGateway chain;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Outbox outbox;

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

    /** The hash that everything is checked against in the end: 64 hex digits. */
    public String chainId() {
        return chain.genesis().chainId();
    }

    /** The chain's first document, canonical JSON: everything is checked against the validators in it. */
    public byte[] genesis() {
        return chain.genesis().canonical();
    }

    /** The proof of a verdict; empty when it says nothing that could be proved. */
    public Optional<Proof> prove(Verdict verdict) {
        if (chain.head().height() == 0) {
            return Optional.empty();
        }
        if (verdict.item().isPresent()) {
            return Optional.of(prove(verdict.item().get(), verdict.journey()));
        }
        return verdict.state() == State.UNKNOWN
                ? Code.read(verdict.code()).map(code -> new Proof(chain.state("batch." + code.ref()), Optional.empty()))
                : Optional.empty();
    }

    private Proof prove(Located item, List<Verdict.Step> journey) {
        Ground ground = databases.of(item.brand(), session -> ground(session, item, journey));
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

    private Ground ground(Session session, Located item, List<Verdict.Step> journey) {
        SortedSet<String> units = journey.stream()
                .map(Verdict.Step::event)
                .flatMap(event -> Stream.of(event.packedIn(), event.viaUnit()))
                .filter(unit -> !unit.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<Long> leaves = new TreeSet<>();
        model.batch(session, item.ref()).map(CertifiedBatch::leafIndex).ifPresent(leaves::add);
        journey.forEach(step -> leaves.add(step.event().leafIndex()));
        Units questions = new Units(session);
        units.forEach(unit ->
                questions.journey(unit).stream().map(UnitEvent::leafIndex).forEach(leaves::add));
        addRecalls(session, item, leaves);
        return new Ground(decoding.open(session, item), leaves, units, said(session, item, journey));
    }

    /** A recall that names items is in their history; one that names others only does no harm here. */
    private void addRecalls(Session session, Located item, Collection<Long> leaves) {
        model.itemRecalls(session, item.ref()).stream()
                .filter(flag ->
                        flag.target().first() <= item.index() && flag.target().last() >= item.index())
                .forEach(flag -> {
                    leaves.add(flag.leafIndex());
                    if (flag.lifted()) {
                        leaves.add(flag.liftedLeaf());
                    }
                });
    }

    private Proof.Said said(Session session, Located item, List<Verdict.Step> journey) {
        List<Proof.Opened> openings = journey.stream()
                .map(step -> step.event().opening())
                .filter(commitment -> !commitment.isEmpty())
                .distinct()
                .flatMap(commitment -> outbox.opening(session, commitment).stream())
                .map(opening -> new Proof.Opened(opening.salt(), opening.content()))
                .toList();
        Optional<String> certified = model.product(session, item.productId()).map(CertifiedProduct::sheetHash);
        Optional<String> sheet = catalogue
                .find(session, item.productId())
                .filter(product -> certified.equals(Optional.of(product.sheetHash())))
                .map(Product::sheetText);
        return new Proof.Said(openings, sheet);
    }
}
