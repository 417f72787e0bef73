package com.jitrace.app.verification;

import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.CertifiedProduct;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.UnitEvent;
import com.jitrace.app.readmodel.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Reads what a proof needs of the brand's database: the opening of the code's commitment, and which leaves tell of the item. */
@ApplicationScoped
public class Grounding {
    private final Decoding decoding;
    private final ReadModel model;
    private final Catalogue catalogue;
    private final Outbox outbox;

    @Inject
    Grounding(Decoding decoding, ReadModel model, Catalogue catalogue, Outbox outbox) {
        this.decoding = decoding;
        this.model = model;
        this.catalogue = catalogue;
        this.outbox = outbox;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Grounding() {
        this(null, null, null, null);
    }

    /** The ground of an item's proof; in the transaction that read its journey. */
    Ground of(Session session, Located item, List<Verdict.Step> journey) {
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
