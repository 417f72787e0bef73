package com.jitrace.app.recall;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.Run;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectTest {
    private static final ItemState ISSUED = ItemState.UNTOLD.withStatus(ItemState.ISSUED);
    private static final ItemState AT_ANNA =
            ItemState.UNTOLD.withStatus(ItemState.RELEASED).withCustodian("anna");

    @Test
    void everyItemIsCountedOnceWhereItIs() {
        Effect effect = Effect.NOTHING
                .and(new Run(0, 9, ISSUED), 0, 99)
                .and(new Run(10, 29, AT_ANNA), 0, 99)
                .and(new Run(30, 34, AT_ANNA.withAddressee("bert")), 0, 99)
                .and(new Run(35, 41, sold("DE-HH")), 0, 99)
                .and(new Run(42, 44, sold("FR-ARA")), 0, 99)
                .and(new Run(45, 46, sold("DE-HH")), 0, 99)
                .and(new Run(47, 47, AT_ANNA.withStatus(ItemState.CANCELLED)), 0, 99)
                .and(new Run(48, 50, ISSUED.withStatus(ItemState.CONSUMED)), 0, 99);
        assertThat(effect.items()).isEqualTo(51);
        assertThat(effect.builtIn()).isEqualTo(3);
        assertThat(effect.notReleased()).isEqualTo(10);
        assertThat(effect.held()).isEqualTo(Map.of("anna", 20L));
        assertThat(effect.onTheWay()).isEqualTo(5);
        assertThat(effect.sold()).isEqualTo(Map.of("DE-HH", 9L, "FR-ARA", 3L));
        assertThat(effect.cancelled()).isEqualTo(1);
        assertThat(effect.notReleased()
                        + effect.heldItems()
                        + effect.onTheWay()
                        + effect.soldItems()
                        + effect.builtIn()
                        + effect.cancelled())
                .isEqualTo(effect.items());
    }

    @Test
    void ofARunThatReachesBeyondTheScopeOnlyTheItemsInsideCount() {
        Effect effect = Effect.NOTHING.and(new Run(0, 999, ISSUED), 10, 19).and(new Run(15, 999, AT_ANNA), 0, 15);
        assertThat(effect.notReleased()).isEqualTo(10);
        assertThat(effect.heldItems()).isEqualTo(1);
    }

    private static ItemState sold(String region) {
        return AT_ANNA.withStatus(ItemState.SOLD).withRegion(region);
    }
}
