package com.jitrace.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrandTextTest {
    private static final BrandText WORDS = new BrandText("Welcome.", "Call us.", "https://helan.example/care");

    @Test
    void aLinkIsHttpsAndTextsHaveALimit() {
        assertThat(WORDS.faults()).isEmpty();
        assertThat(BrandText.NONE.faults()).isEmpty();
        for (String link :
                new String[] {"http://a.example", "javascript:alert(1)", "https://", "https://u@a.example", "x y"}) {
            assertThat(new BrandText("", "", link).faults()).as(link).containsExactly("brand-page.link");
        }
        assertThat(new BrandText("x".repeat(301), "", "").faults()).containsExactly("brand-page.long");
    }

    @Test
    void aReaderGetsTheOwnLanguageElseTheOneThatIsThereElseNothing() {
        Map<String, BrandText> one = Map.of("zh-CN", WORDS, "en", BrandText.NONE);
        assertThat(PresentingBrand.choose(one, "zh-CN")).contains(new PresentingBrand.Shown("zh-CN", WORDS));
        assertThat(PresentingBrand.choose(one, "en")).contains(new PresentingBrand.Shown("zh-CN", WORDS));
        assertThat(PresentingBrand.choose(Map.of(), "en")).isEmpty();
    }
}
