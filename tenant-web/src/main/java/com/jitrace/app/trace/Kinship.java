package com.jitrace.app.trace;

import com.jitrace.app.projection.References;
import com.jitrace.app.readmodel.Genealogy;
import com.jitrace.app.readmodel.PartUse;
import com.jitrace.app.readmodel.StockEvent;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What is next to items, as the brand of each batch was told: it sees everything about its own codes, whoever asks. Only the bond itself
 * leaves its database (two names, two entries): the chain publishes as much. What a name stands for, the reader's own model says or not.
 */
@ApplicationScoped
public class Kinship {
    private final Databases databases;
    private final References references;

    @Inject
    Kinship(Databases databases, References references) {
        this.databases = databases;
        this.references = references;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Kinship() {
        this(null, null);
    }

    /** What is or was in these items. */
    List<List<Walk.Found>> parts(List<Origin.Stretch> level, int foundMax) {
        return each(level, (genealogy, items) -> {
            List<Walk.Found> found = new ArrayList<>();
            for (PartUse use : genealogy.partsOf(items.ref(), items.span(), foundMax)) {
                found.add(new Walk.Near(Walk.part(use), use.in(), use.out()));
            }
            for (StockEvent event : genealogy.countedInto(items.ref(), items.span(), foundMax)) {
                PartUse.Deed in =
                        new PartUse.Deed(event.leafIndex(), event.author(), event.blockTime(), event.region());
                found.add(new Walk.Counted(event.lot(), event.flow().qty(), in));
            }
            return found;
        });
    }

    /** In what these items are or were. */
    List<List<Walk.Found>> uses(List<Origin.Stretch> level, int foundMax) {
        return each(
                level,
                (genealogy, items) -> genealogy.usesOf(items.ref(), items.span(), foundMax).stream()
                        .<Walk.Found>map(use -> new Walk.Near(Walk.parent(use), use.in(), use.out()))
                        .toList());
    }

    private List<List<Walk.Found>> each(
            List<Origin.Stretch> level, BiFunction<Genealogy, Origin.Stretch, List<Walk.Found>> question) {
        Map<Optional<OrganisationId>, List<Integer>> byBrand = new LinkedHashMap<>();
        for (int i = 0; i < level.size(); i++) {
            byBrand.computeIfAbsent(references.owner(level.get(i).ref()), brand -> new ArrayList<>())
                    .add(i);
        }
        List<List<Walk.Found>> found = new ArrayList<>(
                Stream.<List<Walk.Found>>generate(List::of).limit(level.size()).toList());
        byBrand.forEach((brand, places) -> brand.ifPresent(owner -> databases.of(owner, session -> {
            Genealogy genealogy = new Genealogy(session);
            places.forEach(place -> found.set(place, question.apply(genealogy, level.get(place))));
            return true;
        })));
        return found;
    }
}
