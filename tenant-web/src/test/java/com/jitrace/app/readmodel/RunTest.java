package com.jitrace.app.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final ItemState ISSUED = ItemState.UNTOLD.withStatus(ItemState.ISSUED);
    private static final ItemState RELEASED = ItemState.UNTOLD.withStatus(ItemState.RELEASED);

    @Test
    void aChangeInTheMiddleSplitsARunInThree() {
        List<Run> runs = Run.change(List.of(new Run(0, 99, ISSUED)), 10, 19, state -> RELEASED);
        assertThat(runs).containsExactly(new Run(0, 9, ISSUED), new Run(10, 19, RELEASED), new Run(20, 99, ISSUED));
    }

    @Test
    void equalNeighboursAreMerged() {
        List<Run> runs = Run.change(List.of(new Run(0, 9, RELEASED), new Run(10, 19, ISSUED)), 10, 19, s -> RELEASED);
        assertThat(runs).containsExactly(new Run(0, 19, RELEASED));
    }

    @Test
    void itemsThatNobodyToldOfStartAsUntold() {
        List<Run> runs = Run.change(List.of(new Run(5, 6, ISSUED)), 3, 8, s -> s.withCustodian("c"));
        assertThat(runs)
                .containsExactly(
                        new Run(3, 4, ItemState.UNTOLD.withCustodian("c")),
                        new Run(5, 6, ISSUED.withCustodian("c")),
                        new Run(7, 8, ItemState.UNTOLD.withCustodian("c")));
    }

    @Test
    void anyNumberOfChangesGivesWhatAnArrayOfItemsGives() {
        Random random = new Random(11);
        ItemState[] items = new ItemState[60];
        List<Run> runs = List.of();
        for (int n = 0; n < 2_000; n++) {
            int first = random.nextInt(60);
            int last = first + random.nextInt(60 - first);
            String who = "p" + random.nextInt(3);
            for (int i = first; i <= last; i++) {
                items[i] = (items[i] == null ? ItemState.UNTOLD : items[i]).withCustodian(who);
            }
            runs = Run.change(runs, first, last, s -> s.withCustodian(who));
            assertThat(runs).isEqualTo(asRuns(items));
        }
    }

    @Test
    void whatBecomesUntoldHasNoRunAnyMore() {
        assertThat(Run.change(List.of(new Run(0, 9, ISSUED)), 3, 4, s -> ItemState.UNTOLD))
                .containsExactly(new Run(0, 2, ISSUED), new Run(5, 9, ISSUED));
    }

    @Test
    void aSpanIsCutWithItsGapsShown() {
        assertThat(Run.within(List.of(new Run(0, 3, ISSUED), new Run(6, 9, RELEASED)), 2, 7))
                .containsExactly(new Run(2, 3, ISSUED), new Run(4, 5, ItemState.UNTOLD), new Run(6, 7, RELEASED));
        assertThat(new Run.Span(0, 9).without(new Run.Span(3, 5)))
                .containsExactly(new Run.Span(0, 2), new Run.Span(6, 9));
        assertThat(new Run.Span(0, 9).without(new Run.Span(0, 9))).isEmpty();
        assertThat(new Run.Span(0, 9).and(new Run.Span(10, 11))).isEmpty();
    }

    @Test
    void aCorrectionRestoresWhatWasFoundButLeavesOutOfAUnitWhatCameOutOfOne() {
        ItemState packed = RELEASED.withCustodian("sender").withUnit("u");
        ItemState now = RELEASED.withCustodian("receiver").withStatus(ItemState.SOLD);
        assertThat(now.asBefore(packed)).isEqualTo(RELEASED.withCustodian("receiver"));
        assertThat(now.asBefore(RELEASED.withCustodian("sender").withAddressee("x")))
                .isEqualTo(RELEASED.withCustodian("sender").withAddressee("x"));
    }

    private static List<Run> asRuns(ItemState[] items) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < items.length; i++) {
            Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (items[i] == null) {
                continue;
            }
            if (before != null && before.last() == i - 1 && before.state().equals(items[i])) {
                runs.set(runs.size() - 1, new Run(before.first(), i, items[i]));
            } else {
                runs.add(new Run(i, i, items[i]));
            }
        }
        return runs;
    }
}
