package com.jitrace.app.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkSetTest {
    private static final Target PAGE =
            Target.own("verificationService", "/01/1/21/2", "Check", List.of("en", "zh-CN"), "text/html");
    private static final Target ENGLISH = brand("pip", "https://b.example/en", "en");
    private static final Target CHINESE = brand("pip", "https://b.example/zh", "zh-CN");
    private static final Target RECIPES = brand("recipeInfo", "https://b.example/r", "en");
    private static final LinkSet LINKS = new LinkSet(List.of(
            new LinkSet.Level("/01/1/21/2", "item", List.of(PAGE)),
            new LinkSet.Level("/01/1", "product", List.of(RECIPES, ENGLISH, CHINESE))));

    @Test
    void aTypeIsFoundByEachOfItsNamesAtTheFinestLevelThatHasIt() {
        for (String type : List.of("gs1:pip", "pip", "https://ref.gs1.org/voc/pip", "https://gs1.org/voc/pip")) {
            assertThat(find(type, "")).as(type).isEqualTo(ENGLISH);
        }
        assertThat(find("gs1:verificationService", "")).isEqualTo(PAGE);
        assertThat(find("gs1:defaultLink", "")).isEqualTo(PAGE);
        assertThat(LINKS.find("gs1:safetyInfo", new LinkSet.Wish("", ""))).isEmpty();
    }

    @Test
    void theLanguageThatTheReaderLikesBestIsChosenElseTheBrandsFirst() {
        assertThat(find("gs1:pip", "zh-CN,zh;q=0.9,en;q=0.8")).isEqualTo(CHINESE);
        assertThat(find("gs1:pip", "zh")).isEqualTo(CHINESE);
        assertThat(find("gs1:pip", "en;q=0.5,zh-CN;q=0.9")).isEqualTo(CHINESE);
        assertThat(find("gs1:pip", "en-GB")).isEqualTo(ENGLISH);
        assertThat(find("gs1:pip", "fr")).isEqualTo(ENGLISH);
        assertThat(find("gs1:pip", ";;;q=nonsense")).isEqualTo(ENGLISH);
    }

    private static Target find(String type, String languages) {
        return LINKS.find(type, new LinkSet.Wish(languages, "")).orElseThrow();
    }

    private static Target brand(String type, String address, String language) {
        return new Target(type, address, "title", List.of(language), "", false);
    }
}
