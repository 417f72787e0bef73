package com.jitrace.app.capture;

import com.jitrace.app.labelling.Located;
import com.jitrace.app.readmodel.ItemRun;
import com.jitrace.app.readmodel.PackedUnit;
import com.jitrace.app.readmodel.Units;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.Goods;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Finds out which items somebody means, and as whom this organisation speaks about them. */
@ApplicationScoped
public class Gathering {
    private record Content(PackedUnit unit, Set<String> refs, int count) {}

    private final Databases databases;
    private final Organisations organisations;
    private final FamiliarCodes familiar;
    private final UnitLabels labels;

    @Inject
    Gathering(Databases databases, Organisations organisations, FamiliarCodes familiar, UnitLabels labels) {
        this.databases = databases;
        this.organisations = organisations;
        this.familiar = familiar;
        this.labels = labels;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Gathering() {
        this(null, null, null, null);
    }

    Gathered gather(OrganisationId self, Selection selection) {
        return selection instanceof Selection.OfUnit unit ? unit(self, unit.unit()) : loose(self, selection);
    }

    private Gathered loose(OrganisationId self, Selection selection) {
        SelectedItems selected = SelectedItems.of(selection, self, familiar);
        List<Recorded.Trouble> troubles = new ArrayList<>(selected.troubles());
        List<Share> shares = new ArrayList<>();
        selected.byBrand()
                .forEach((brand, share) -> shares.add(new Share(
                        party(self, brand),
                        brand.equals(self),
                        new Goods.Loose(share.items()),
                        share.products(),
                        share.count())));
        return new Gathered(shares, troubles);
    }

    private Gathered unit(OrganisationId self, String named) {
        Set<String> own = organisations.parties(self).stream().map(Party::id).collect(Collectors.toSet());
        Optional<Content> content = databases.of(self, session -> content(session, named, own));
        if (content.isEmpty()) {
            return Gathered.nothing(named.trim(), "capture.unknown-unit");
        }
        List<Located> batches = content.get().refs().stream()
                .map(ref -> familiar.locateFirst(self, ref))
                .flatMap(Optional::stream)
                .toList();
        if (batches.isEmpty()) {
            return Gathered.nothing(named.trim(), "capture.empty-unit");
        }
        OrganisationId brand = batches.get(0).brand();
        Set<String> products = new HashSet<>();
        batches.forEach(batch -> products.add(batch.productId()));
        Share share = new Share(
                party(self, brand),
                brand.equals(self),
                Goods.unit(content.get().unit().id()),
                products,
                content.get().count());
        return new Gathered(List.of(share), List.of());
    }

    /** Familiar goods are of brands for which this organisation has a party. */
    private Party party(OrganisationId self, OrganisationId brand) {
        return organisations.findParty(self, brand).orElseThrow();
    }

    /** Another organisation's unit is as unknown as one that nobody packed. */
    private Optional<Content> content(Session session, String named, Set<String> own) {
        return labels.unit(session, named)
                .flatMap(id -> new Units(session).find(id))
                .filter(unit -> UnitLabels.concerns(session, unit, own))
                .map(unit -> {
                    List<ItemRun> runs = new Units(session).contents(unit.id());
                    return new Content(
                            unit,
                            runs.stream().map(ItemRun::ref).collect(Collectors.toSet()),
                            runs.stream().mapToInt(run -> run.run().count()).sum());
                });
    }
}
