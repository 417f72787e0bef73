package com.jitrace.app.trace;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.capture.Lots;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.part.Parts;
import com.jitrace.app.readmodel.CertifiedLot;
import com.jitrace.app.readmodel.Genealogy;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PartUse;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/**
 * From an item or part back to what is in it, its makers, lots and records; from a part, lot or batch forward to everything that contains it.
 * Every stop is shown as the reader's own organisation was told of it; what it was not told of is a sealed stop.
 */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK, Role.AUDITOR})
public class TracingParts {
    private final Databases databases;
    private final Origins origins;
    private final Kinship kinship;
    private final Spread spread;
    private final CurrentUser user;

    @Inject
    private ReadModel model;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Decoding decoding;

    @Inject
    private Lots lots;

    @Inject
    TracingParts(Databases databases, Origins origins, Kinship kinship, Spread spread, CurrentUser user) {
        this.databases = databases;
        this.origins = origins;
        this.kinship = kinship;
        this.spread = spread;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TracingParts() {
        this(null, null, null, null, null);
    }

    /** The way of the item that is meant, as the reader was told of it; empty when several are meant. */
    public List<ItemEvent> readWay(String typed) {
        OrganisationId self = user.required().organisation();
        return origins.find(self, typed)
                .filter(origin -> origin.count() == 1)
                .map(origin -> origin.items().get(0))
                .map(item -> databases.of(
                        self,
                        session ->
                                model.journey(session, item.ref(), item.span().first())))
                .orElse(List.of());
    }

    /** What is in it; empty when the reader knows no such thing. */
    public Optional<Trace> readBack(String typed) {
        OrganisationId self = user.required().organisation();
        return origins.find(self, typed).map(origin -> seen(self, origin, kinship::parts));
    }

    /** What it is in. */
    public Optional<Trace> readForward(String typed) {
        OrganisationId self = user.required().organisation();
        return origins.find(self, typed).map(origin -> seen(self, origin, kinship::uses));
    }

    /** How far it spread, in numbers. */
    public Optional<Reach> readReach(String typed) {
        OrganisationId self = user.required().organisation();
        return origins.find(self, typed).map(origin -> spread.reach(self, origin));
    }

    /** Where a walk would begin; empty when the reader knows no such thing. */
    public Optional<Origin> find(String typed) {
        return origins.find(user.required().organisation(), typed);
    }

    /** How far goods spread of which the reader was told, in numbers. */
    public Reach readReach(Origin origin) {
        return spread.reach(user.required().organisation(), origin);
    }

    /** The origin's items and those that contain some of it now, as far as they are of this brand; empty when it knows no such thing. */
    @Allowed(Role.BRAND_ADMIN)
    public Optional<List<Origin.Stretch>> findAffected(String typed) {
        return find(typed).map(this::findAffected);
    }

    /** The same for goods of which the reader was told. */
    @Allowed(Role.BRAND_ADMIN)
    public List<Origin.Stretch> findAffected(Origin origin) {
        OrganisationId self = user.required().organisation();
        Spread.Items all = spread.of(self, origin).items();
        origin.items()
                .forEach(some ->
                        all.add(some.ref(), some.span().first(), some.span().last()));
        return databases.of(
                self,
                session -> all.stretches().stream()
                        .filter(some -> model.batch(session, some.ref()).isPresent())
                        .toList());
    }

    private Trace seen(OrganisationId self, Origin origin, Walk.Neighbours neighbours) {
        Walk walk = Walk.from(origin.items(), neighbours, Trace.NODES_MAX);
        Map<Origin.Stretch, ItemState> told = databases.of(self, session -> told(session, walk));
        Map<String, String> names =
                names(told.keySet().stream().map(Origin.Stretch::ref).distinct().toList());
        return databases.of(self, session -> {
            List<Node> nodes = new ArrayList<>();
            for (Walk.Step step : walk.steps()) {
                if (step.found() instanceof Walk.Near near) {
                    ItemState state = told.get(near.items());
                    Node.Content content = state == null
                            ? new Node.Sealed(near.items().count())
                            : items(session, near.items(), state, names);
                    nodes.add(new Node(nodes.size(), step.before(), step.depth(), content, near.in(), near.out()));
                } else {
                    Walk.Counted counted = (Walk.Counted) step.found();
                    nodes.add(new Node(
                            nodes.size(),
                            step.before(),
                            step.depth(),
                            pieces(session, counted),
                            counted.in(),
                            PartUse.Deed.UNTOLD));
                }
            }
            return new Trace(origin.title(), nodes, walk.more(), walk.deeper());
        });
    }

    /** What the reader was told, by the first of each stretch. */
    private Map<Origin.Stretch, ItemState> told(Session session, Walk walk) {
        Map<Origin.Stretch, ItemState> told = new HashMap<>();
        for (Walk.Step step : walk.steps()) {
            if (step.found() instanceof Walk.Near near && !told.containsKey(near.items())) {
                ItemState state = model.state(
                        session, near.items().ref(), near.items().span().first());
                if (!state.status().isEmpty()) {
                    told.put(near.items(), state);
                }
            }
        }
        return told;
    }

    /** What the products of batches are called. */
    private Map<String, String> names(List<String> refs) {
        Map<String, String> names = new HashMap<>();
        for (String ref : refs) {
            decoding.locateFirst(ref)
                    .flatMap(item -> catalogue.find(item.brand(), item.productId()))
                    .map(Product::name)
                    .ifPresent(name -> names.put(ref, name));
        }
        return names;
    }

    private Node.Content items(Session session, Origin.Stretch items, ItemState state, Map<String, String> names) {
        int first = items.span().first();
        return new Node.Items(
                items,
                names.getOrDefault(items.ref(), ""),
                state,
                model.making(session, items.ref(), first).map(ItemEvent::author).orElse(""),
                state.lot().isEmpty() ? "" : label(session, state.lot()),
                new Parts(session).records(items.ref(), first).size());
    }

    private Node.Content pieces(Session session, Walk.Counted counted) {
        Genealogy genealogy = new Genealogy(session);
        Optional<CertifiedLot> lot = genealogy.lot(counted.lot());
        if (lot.isEmpty() && genealogy.flowsOf(counted.lot(), 1).isEmpty()) {
            return new Node.Sealed(counted.pieces());
        }
        String product = lot.flatMap(known -> catalogue.find(session, known.productId()))
                .map(Product::name)
                .orElse("");
        return new Node.Pieces(label(session, counted.lot()), product, counted.pieces());
    }

    private String label(Session session, String lot) {
        return lots.label(session, lot).orElse(lot);
    }
}
