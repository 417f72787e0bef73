package com.jitrace.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    /** PRODUCT.md, "Words we never use": a code can be copied, so the page speaks of the code and the record. */
    private static final List<Pattern> NEVER = List.of(
            Pattern.compile("genuine", Pattern.CASE_INSENSITIVE),
            Pattern.compile("100\\s*%"),
            Pattern.compile("\\bfakes?\\b", Pattern.CASE_INSENSITIVE),
            Pattern.compile("verified by blockchain", Pattern.CASE_INSENSITIVE),
            Pattern.compile("正品|假货|假冒|百分之百|区块链验证"));

    @Test
    void bothLanguagesSayEverything() throws IOException {
        assertThat(keys("zh_CN")).isEqualTo(keys("en"));
    }

    @Test
    void noTextIsEmptyOrUsesAWordWeNeverUse() throws IOException {
        for (String language : List.of("en", "zh_CN")) {
            load(language).forEach((key, text) -> {
                assertThat(text.toString()).as("%s of %s", key, language).isNotBlank();
                for (Pattern never : NEVER) {
                    assertThat(never.matcher(text.toString()).find())
                            .as("%s of %s uses %s: %s", key, language, never, text)
                            .isFalse();
                }
            });
        }
    }

    @Test
    void theBanFindsTheWords() {
        for (String bad : List.of("A Genuine product", "100 % authentic", "a fake", "Verified by Blockchain", "这是正品")) {
            assertThat(NEVER).anyMatch(never -> never.matcher(bad).find());
        }
    }

    @Test
    void bothLanguagesFillInTheSameValues() throws IOException {
        Properties english = load("en");
        Properties chinese = load("zh_CN");
        for (String key : keys("en")) {
            assertThat(new MessageFormat(chinese.getProperty(key)).getFormatsByArgumentIndex().length)
                    .as(key)
                    .isEqualTo(new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex().length);
            assertThat(english.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void theLanguageIsTheParameterElseTheFirstKnownOfTheHeaderElseEnglish() {
        assertThat(Language.choose(Optional.of("zh-CN"), Optional.of("en"))).isEqualTo(Language.CHINESE);
        assertThat(Language.choose(Optional.of("xx"), Optional.of("fr, zh;q=0.8, en;q=0.5")))
                .isEqualTo(Language.CHINESE);
        assertThat(Language.choose(Optional.empty(), Optional.of("zh;q=0, en"))).isEqualTo(Language.ENGLISH);
        assertThat(Language.choose(Optional.empty(), Optional.of(";;;q=nonsense")))
                .isEqualTo(Language.ENGLISH);
        assertThat(Language.choose(Optional.empty(), Optional.empty())).isEqualTo(Language.ENGLISH);
    }

    @Test
    void anUnknownKeyShowsItself() {
        assertThat(Texts.in(Language.CHINESE).say("no.such.key")).isEqualTo("no.such.key");
        assertThat(Texts.in(Language.CHINESE).say("error.404.title")).isEqualTo("没有内容");
    }

    private static TreeSet<String> keys(String language) throws IOException {
        return new TreeSet<>(load(language).stringPropertyNames());
    }

    private static Properties load(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        TextsTest.class.getResourceAsStream("/com/jitrace/app/texts_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        return properties;
    }
}
