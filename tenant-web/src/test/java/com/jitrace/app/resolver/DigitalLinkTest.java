package com.jitrace.app.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitalLinkTest {
    private static final String ITEM = "/01/09506000134352/21/7F3KQXSJM1BPHGQSPCDN";

    @Test
    void anItemsLinkHasGtinAndSerialAndTwoLevels() {
        DigitalLink link = read(ITEM, "");
        assertThat(link.gtin()).contains("09506000134352");
        assertThat(link.serial()).contains("7F3KQXSJM1BPHGQSPCDN");
        assertThat(link.levels()).containsExactly(ITEM, "/01/09506000134352");
        assertThat(read("/01/09506000134352/22/2A/10/L%2F1/21/S", "").levels())
                .containsExactly(
                        "/01/09506000134352/22/2A/10/L%2F1/21/S",
                        "/01/09506000134352/22/2A/10/L%2F1", "/01/09506000134352/22/2A", "/01/09506000134352");
    }

    @Test
    void aTrailingSlashAShortGtinAndForeignKeysInTheQueryAreOverlooked() {
        assertThat(read(ITEM + "/", "region=DE-HH&lang=en&x").levels().get(0)).isEqualTo(ITEM);
        assertThat(read("/01/9506000134352", "17=201225").elements()).hasToString("^010950600013435217201225");
        assertThat(read("/01/95060002", "").gtin()).contains("00000095060002");
    }

    @Test
    void whatIsWrongIsSaidInASentence() {
        assertWrong("/01/09506000134353/21/A", "", "wrong check digit");
        assertWrong("/01/0950600013435X", "", "digits only");
        assertWrong("/01/09506000134352/21/" + "A".repeat(21), "", "too long");
        assertWrong("/01/09506000134352/21/A%20B", "", "sign that is not allowed");
        assertWrong("/01/09506000134352/21/A/10/B", "", "qualifiers in their order");
        assertWrong("/01/09506000134352/77/A", "", "no application identifier");
        assertWrong("/x/01/09506000134352", "", "belongs to no GS1 Digital Link");
        assertWrong("/21/A", "", "no primary key");
        assertWrong(ITEM, "17=991332", "no date");
        assertWrong(ITEM, "10=A", "may not stand in the query");
        assertWrong(ITEM, "99=A&99=B", "twice");
        assertWrong("/01/09506000134352", "37=5", "exclude each other");
        assertWrong("/415/9506000134352", "", "needs one of (8020)");
        assertWrong("", "", "no primary key");
    }

    @Test
    void aDateMayLackItsDayButNotItsMonth() {
        assertThat(read(ITEM, "17=240229").serial()).isPresent();
        assertThat(read(ITEM, "17=240200").serial()).isPresent();
        assertWrong(ITEM, "17=230229", "no date");
        assertWrong(ITEM, "17=240000", "no date");
    }

    private static DigitalLink read(String path, String query) {
        DigitalLink.Reading reading = DigitalLink.ofRequest(path, query);
        assertThat(reading).as(path + "?" + query).isInstanceOf(DigitalLink.Read.class);
        return ((DigitalLink.Read) reading).link();
    }

    private static void assertWrong(String path, String query, String why) {
        assertThat(DigitalLink.ofRequest(path, query))
                .as(path + "?" + query)
                .isInstanceOfSatisfying(
                        DigitalLink.NotRead.class,
                        none -> assertThat(none.why()).contains(why));
    }
}
