package com.jitrace.app.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookalikesTest {
    @ParameterizedTest
    @CsvSource({
        "Domaine du Moulin,domaine  du-moulin",
        "Domaine du Moulin,Dornaine du Moulin",
        "Domaine du Moulin,Dоmaine du Mоulin",
        "Domaine du Moulin,Domaine du MouIin",
        "PayPal,PayPaI",
        "Google,G00gle",
        "scope,ѕсоре",
        "Ruby,ruby",
        "Ａcme,Acme",
    })
    void namesThatPeopleTakeForEachOtherAreFound(String one, String other) {
        assertThat(Lookalikes.confusable(one, other)).as(one + " / " + other).isTrue();
        assertThat(Lookalikes.confusable(other, one)).as(other + " / " + one).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Domaine du Moulin,Domaine du Vent", "Helan Estate,Helan Winery", "贺兰酒庄,贺兰山庄", "Nordlicht,Sudlicht"})
    void otherNamesAreNot(String one, String other) {
        assertThat(Lookalikes.confusable(one, other)).isFalse();
    }
}
