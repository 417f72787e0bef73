package com.jitrace.app.recall;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.readmodel.Run;
import com.jitrace.app.trace.Origin;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one entry can name, and that nothing falls between two of them. */
class RecallingContentsTest {
    @Test
    void aLongStretchIsSeveralEntriesWithoutAGap() {
        List<Scope> scopes =
                RecallingContents.scopes(List.of(stretch(5, 5), stretch(10, 9 + 2 * Limits.ENTRY_ITEMS_MAX)));
        assertThat(scopes).hasSize(3);
        assertThat(ranges(scopes))
                .containsExactly(
                        "5,10-" + (8 + Limits.ENTRY_ITEMS_MAX),
                        (9 + Limits.ENTRY_ITEMS_MAX) + "-" + (8 + 2 * Limits.ENTRY_ITEMS_MAX),
                        String.valueOf(9 + 2 * Limits.ENTRY_ITEMS_MAX));
    }

    @Test
    void scatteredItemsAreAsManyEntriesAsTheirRangesNeed() {
        List<Origin.Stretch> scattered = new ArrayList<>();
        for (int i = 0; i <= Limits.ENTRY_RANGES_MAX; i++) {
            scattered.add(stretch(2 * i, 2 * i));
        }
        assertThat(RecallingContents.scopes(scattered)).hasSize(2);
        assertThat(RecallingContents.scopes(scattered.subList(1, scattered.size())))
                .hasSize(1);
    }

    private static List<String> ranges(List<Scope> scopes) {
        return scopes.stream()
                .map(scope -> ((Scope.OfItems) scope).items().get(0).ranges().toString())
                .toList();
    }

    private static Origin.Stretch stretch(int first, int last) {
        return new Origin.Stretch("7F3KQ", new Run.Span(first, last));
    }
}
