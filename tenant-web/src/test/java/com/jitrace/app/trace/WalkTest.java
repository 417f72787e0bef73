package com.jitrace.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.readmodel.PartUse;
import com.jitrace.app.readmodel.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order of a walk and its limits. */
class WalkTest {
    private final Map<Integer, List<Integer>> inside = new HashMap<>();
    private int asked;

    @Test
    void aWalkGoesLevelByLevelAndSaysFromWhereItCame() {
        inside.put(1, List.of(2, 3));
        inside.put(2, List.of(4));
        inside.put(3, List.of(5));
        Walk walk = walk(100);
        assertThat(names(walk)).containsExactly("1", "2", "3", "4", "5");
        assertThat(walk.steps().stream().map(Walk.Step::before)).containsExactly(-1, 0, 0, 1, 2);
        assertThat(walk.steps().stream().map(Walk.Step::depth)).containsExactly(0, 1, 1, 2, 2);
        assertThat(walk.more() || walk.deeper()).isFalse();
    }

    @Test
    void whatIsReachedTwiceIsShownTwiceAndWalkedOnce() {
        inside.put(1, List.of(2, 3));
        inside.put(2, List.of(4));
        inside.put(3, List.of(4));
        inside.put(4, List.of(5));
        assertThat(names(walk(100))).containsExactly("1", "2", "3", "4", "4", "5");
    }

    @Test
    void aCircleEnds() {
        inside.put(1, List.of(2));
        inside.put(2, List.of(1));
        assertThat(names(walk(100))).containsExactly("1", "2", "1");
    }

    @Test
    void aFullPageEndsTheWalkAndSaysSo() {
        inside.put(1, List.of(2, 3, 4));
        inside.put(2, List.of(5));
        Walk walk = walk(3);
        assertThat(names(walk)).containsExactly("1", "2", "3");
        assertThat(walk.more()).isTrue();
        assertThat(asked).as("nobody asks for what cannot be shown").isEqualTo(1);
    }

    @Test
    void aWalkEndsAtItsDeepestLevelAndSaysSo() {
        for (int i = 1; i <= Walk.DEPTH_MAX; i++) {
            inside.put(i, List.of(i + 1));
        }
        Walk walk = walk(100);
        assertThat(walk.steps()).hasSize(Walk.DEPTH_MAX + 1);
        assertThat(walk.deeper()).isTrue();
    }

    @Test
    void setsOfItemsTakeInWhatIsNewOnly() {
        Spread.Items all = new Spread.Items();
        all.add("7F3KQ", 0, 9);
        Spread.Items more = new Spread.Items();
        more.add("7F3KQ", 8, 11);
        more.add("8F3KQ", 5, 5);
        Spread.Items fresh = all.take(more);
        assertThat(fresh.stretches().stream().map(Origin.Stretch::name)).containsExactly("7F3KQ/10-11", "8F3KQ/5");
        assertThat(all.count()).isEqualTo(13);
        assertThat(all.take(more).isEmpty()).isTrue();
    }

    private Walk walk(int nodesMax) {
        return Walk.from(
                List.of(stretch(1)),
                (level, max) -> {
                    asked++;
                    List<List<Walk.Found>> found = new ArrayList<>();
                    for (Origin.Stretch one : level) {
                        found.add(inside.getOrDefault(one.span().first(), List.of()).stream()
                                .<Walk.Found>map(
                                        i -> new Walk.Near(stretch(i), PartUse.Deed.UNTOLD, PartUse.Deed.UNTOLD))
                                .toList());
                    }
                    return found;
                },
                nodesMax);
    }

    private static List<String> names(Walk walk) {
        return walk.steps().stream()
                .map(step ->
                        String.valueOf(((Walk.Near) step.found()).items().span().first()))
                .toList();
    }

    private static Origin.Stretch stretch(int index) {
        return new Origin.Stretch("7F3KQ", new Run.Span(index, index));
    }
}
