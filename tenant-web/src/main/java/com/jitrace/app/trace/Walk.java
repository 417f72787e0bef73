package com.jitrace.app.trace;

import com.jitrace.app.readmodel.PartUse;
import com.jitrace.app.readmodel.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Breadth-first over what is built into what, with limits; knows no database and no reader.
 *
 * @param steps in the order of the walk; a step's {@code before} is an index into them, -1 for where it begins
 * @param more whether nodes were left out because the page is full
 * @param deeper whether the walk ends at the deepest level that is walked
 */
record Walk(List<Step> steps, boolean more, boolean deeper) {
    /** Most levels that are walked. */
    static final int DEPTH_MAX = 10;

    /** One stop: items or counted pieces, reached by a use. */
    record Step(int before, int depth, Found found) {}

    /** What was found next to a stretch of items. */
    sealed interface Found permits Near, Counted {}

    /** Items, and the use that binds them; the use is untold for where the walk begins. */
    record Near(Origin.Stretch items, PartUse.Deed in, PartUse.Deed out) implements Found {}

    /** Counted pieces of a lot in an item. */
    record Counted(String lot, long pieces, PartUse.Deed in) implements Found {}

    /** What is next to items. */
    interface Neighbours {
        /** At most so many, for each stretch. */
        List<List<Found>> of(List<Origin.Stretch> level, int foundMax);
    }

    static Walk from(List<Origin.Stretch> start, Neighbours neighbours, int nodesMax) {
        List<Step> steps = new ArrayList<>();
        Set<Origin.Stretch> seen = new HashSet<>();
        List<Integer> level = new ArrayList<>();
        boolean more = start.size() > nodesMax;
        for (Origin.Stretch items : start.subList(0, Math.min(start.size(), nodesMax))) {
            seen.add(items);
            level.add(steps.size());
            steps.add(new Step(-1, 0, new Near(items, PartUse.Deed.UNTOLD, PartUse.Deed.UNTOLD)));
        }
        for (int depth = 1; depth <= DEPTH_MAX && !level.isEmpty() && !more; depth++) {
            List<Origin.Stretch> here = level.stream()
                    .map(i -> ((Near) steps.get(i).found()).items())
                    .toList();
            List<List<Found>> found = neighbours.of(here, nodesMax + 1);
            List<Integer> next = new ArrayList<>();
            for (int i = 0; i < here.size() && !more; i++) {
                for (Found one : found.get(i)) {
                    if (steps.size() >= nodesMax) {
                        more = true;
                        break;
                    }
                    steps.add(new Step(level.get(i), depth, one));
                    // a stretch that was reached before is shown again and not walked again
                    if (one instanceof Near near && seen.add(near.items())) {
                        next.add(steps.size() - 1);
                    }
                }
            }
            level = next;
        }
        boolean deeper = !level.isEmpty() && !more;
        return new Walk(List.copyOf(steps), more, deeper);
    }

    /** The parts of a use that lie in a stretch. */
    static Origin.Stretch part(PartUse use) {
        return new Origin.Stretch(use.ref(), use.parts());
    }

    static Origin.Stretch parent(PartUse use) {
        return new Origin.Stretch(use.parentRef(), new Run.Span(use.parentIndex(), use.parentIndex()));
    }
}
