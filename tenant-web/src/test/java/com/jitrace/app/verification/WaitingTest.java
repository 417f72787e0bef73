package com.jitrace.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Scope;
import com.jitrace.chain.entry.Sell;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is written and not yet certified is said where it is about the item, and nowhere else. */
class WaitingTest {
    private static final String UNIT = "a".repeat(32);
    private static final String PRODUCT = "b".repeat(32);
    private static final String LOT = "c".repeat(32);

    private final Waiting item = new Waiting("7F3KQ", 12, PRODUCT, LOT, Set.of(UNIT));

    @Test
    void itemsAreMeantByTheirNames() {
        assertThat(item.among(List.of(
                        new Release(Goods.items("7F3KQ", Ranges.of(0, 99)), Optional.empty(), Details.none()),
                        new Sell(
                                Goods.items("7F3KQ", Ranges.of(13, 99)),
                                Details.none().withPlace(Place.of("DE-HH"))),
                        new Sell(
                                Goods.items("7F3KR", Ranges.of(0, 99)),
                                Details.none().withPlace(Place.of("DE-HH"))))))
                .containsExactly("release");
    }

    @Test
    void aUnitMeansWhatIsInIt() {
        assertThat(item.among(List.of(
                        new Receive(Goods.unit(UNIT), Details.none()),
                        new Receive(Goods.unit("d".repeat(32)), Details.none()))))
                .containsExactly("receive");
        assertThat(item.among(List.of(new Pack("e".repeat(32), Packing.Contents.of(UNIT), Details.none()))))
                .containsExactly("pack");
    }

    @Test
    void aRecallMeansEverythingInItsScope() {
        for (Scope scope : List.of(
                new Scope.OfProduct(PRODUCT),
                new Scope.OfBatch("7F3KQ"),
                new Scope.OfLot(LOT),
                new Scope.OfUnit(UNIT))) {
            assertThat(item.among(List.of(new Recall(scope, Optional.empty(), Optional.empty()))))
                    .as(scope.toString())
                    .containsExactly("recall");
        }
        assertThat(item.among(List.of(
                        new Recall(new Scope.OfBatch("7F3KR"), Optional.empty(), Optional.empty()),
                        new Recall(new Scope.OfProduct("f".repeat(32)), Optional.empty(), Optional.empty()))))
                .isEmpty();
    }
}
