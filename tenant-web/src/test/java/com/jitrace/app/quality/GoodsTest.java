package com.jitrace.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.readmodel.Run;
import com.jitrace.app.receiving.PartHold;
import com.jitrace.app.trace.Origin;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of what somebody names, only what is its own counts, and what is held is exactly that. */
class GoodsTest {
    @Test
    void ofWhatIsNamedOnlyTheOwnItemsCount() {
        Goods named = goods("7F3KQ/0-99", "8G4MR/5-5");
        assertThat(names(named.within(stretches("7F3KQ/10-19", "7F3KQ/90-200", "9H5NS/5-5"))))
                .containsExactly("7F3KQ/10-19", "7F3KQ/90-99");
        assertThat(named.within(List.of()).isNothing()).isTrue();
    }

    @Test
    void itemsThatWereMadeOneByOneAreOneStretch() {
        Goods named = goods("7F3KQ/0-3");
        Goods own = named.within(stretches("7F3KQ/2-2", "7F3KQ/0-0", "7F3KQ/1-1", "7F3KQ/1-2"));
        assertThat(names(own)).containsExactly("7F3KQ/0-2");
        assertThat(own.count()).isEqualTo(3);
    }

    @Test
    void aLotIsHeldAsAWholeAndItemsStretchByStretch() {
        String lot = "0123456789abcdef0123456789abcdef";
        assertThat(HandlingNotices.targets(new Goods(lot, stretches("7F3KQ/0-3"))))
                .containsExactly(PartHold.Target.ofLot(lot));
        assertThat(HandlingNotices.targets(goods("7F3KQ/0-3", "7F3KQ/9-9")))
                .containsExactly(PartHold.Target.ofItems("7F3KQ", 0, 3), PartHold.Target.ofItems("7F3KQ", 9, 9));
    }

    private static Goods goods(String... names) {
        return new Goods("", stretches(names));
    }

    private static List<Origin.Stretch> stretches(String... names) {
        return Arrays.stream(names)
                .map(name -> name.split("[/-]"))
                .map(part ->
                        new Origin.Stretch(part[0], new Run.Span(Integer.parseInt(part[1]), Integer.parseInt(part[2]))))
                .toList();
    }

    private static List<String> names(Goods goods) {
        return goods.items().stream()
                .map(some -> some.ref() + "/" + some.span().first() + "-"
                        + some.span().last())
                .toList();
    }
}
