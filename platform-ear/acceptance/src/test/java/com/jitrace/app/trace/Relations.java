package com.jitrace.app.trace;

import com.jitrace.app.projection.References;
import com.jitrace.app.readmodel.CountedStock;
import com.jitrace.app.readmodel.Genealogy;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Walks as the product does, and answers with names: {@code ref/index}, or the id of a counted lot. */
public final class Relations {
    private static final int FOUND_MAX = 10_000;

    private final Databases databases;
    private final Kinship kinship;

    public Relations(Databases databases, References references) {
        this.databases = databases;
        this.kinship = new Kinship(databases, references);
    }

    /** What is directly in an item. */
    public Set<String> parts(String ref, int index) {
        return names(kinship.parts(List.of(item(ref, index)), FOUND_MAX).get(0));
    }

    /** In what an item directly is. */
    public Set<String> uses(String ref, int index) {
        return names(kinship.uses(List.of(item(ref, index)), FOUND_MAX).get(0));
    }

    /** Everything in an item, at whatever depth. */
    public Set<String> everythingIn(String ref, int index) {
        Walk walk = Walk.from(List.of(item(ref, index)), kinship::parts, FOUND_MAX);
        return names(walk.steps().stream()
                .filter(step -> step.depth() > 0)
                .map(Walk.Step::found)
                .toList());
    }

    /** Who has pieces of a lot. */
    public Set<String> holders(OrganisationId organisation, String lot) {
        return databases.of(organisation, session -> {
            Set<String> holders = new TreeSet<>();
            new Genealogy(session)
                    .stockOf(lot, FOUND_MAX).stream().map(CountedStock::holder).forEach(holders::add);
            return holders;
        });
    }

    private static Origin.Stretch item(String ref, int index) {
        return new Origin.Stretch(ref, new Run.Span(index, index));
    }

    private static Set<String> names(List<Walk.Found> found) {
        Set<String> names = new TreeSet<>();
        for (Walk.Found one : found) {
            if (one instanceof Walk.Near near) {
                for (int i = near.items().span().first();
                        i <= near.items().span().last();
                        i++) {
                    names.add(near.items().ref() + "/" + i);
                }
            } else {
                names.add(((Walk.Counted) one).lot());
            }
        }
        return names;
    }
}
