package com.jitrace.app.licence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrandWishTest {
    @Test
    void aGoodWishHasNoFaultAndIsTidied() {
        BrandWish wish = wish("Helan Estate", " Helan.EXAMPLE ", "6921234, 9506000");
        assertThat(wish.faults()).isEmpty();
        assertThat(wish.domain()).isEqualTo("helan.example");
        assertThat(wish.prefixes()).isEqualTo("6921234 9506000");
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(new BrandWish("", "x", "no domain", "12a", "", "Å", 0).faults())
                .containsExactly(
                        "apply.legal-bad",
                        "apply.name-bad",
                        "apply.domain-bad",
                        "apply.prefixes-bad",
                        "apply.contact-bad",
                        "team.login-bad",
                        "apply.codes-bad");
        assertThat(wish("Helan", "127.0.0.1", "6921234").faults()).containsExactly("apply.domain-bad");
        assertThat(wish("Helan", "a-.example", "6921234").faults()).containsExactly("apply.domain-bad");
        assertThat(wish("Helan", "helan.example", "6921234 69212345").faults()).containsExactly("apply.prefixes-bad");
    }

    @Test
    void prefixesOverlapWhenOneBeginsLikeTheOther() {
        assertThat(BrandWish.overlap("9506000", "9506000")).isTrue();
        assertThat(BrandWish.overlap("9506", "1234 9506000")).isTrue();
        assertThat(BrandWish.overlap("95060001", "9506000")).isTrue();
        assertThat(BrandWish.overlap("9506001", "9506000")).isFalse();
        assertThat(BrandWish.overlap("", "9506000")).isFalse();
    }

    private static BrandWish wish(String name, String domain, String prefixes) {
        return new BrandWish("Helan Ltd", name, domain, prefixes, "Mei", "mei@helan", 5);
    }
}
