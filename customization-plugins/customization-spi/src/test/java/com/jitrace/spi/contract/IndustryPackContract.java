package com.jitrace.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.spi.IndustryPack;
import com.jitrace.spi.MessageBundle;
import com.jitrace.spi.PackTexts;
import com.jitrace.spi.Problem;
import com.jitrace.spi.ProductAttribute;
import com.jitrace.spi.ProductCheck;
import com.jitrace.spi.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every pack's test class extends this and hands in the pack and one product that it accepts. */
public abstract class IndustryPackContract {
    private static final Pattern MESSAGE_IN_PANEL = Pattern.compile("msg\\['([^']+)'\\]");
    private static final Pattern ATTRIBUTE_IN_PANEL = Pattern.compile("attributes\\['([^']+)'\\]");

    protected abstract IndustryPack pack();

    /** Values the pack accepts; every attribute present. */
    protected abstract Map<String, String> acceptedProduct();

    @Test
    void theIdIsShortLowerCaseAndTheVersionAndNameAreThere() {
        assertThat(pack().id()).matches("[a-z][a-z0-9-]{1,30}");
        assertThat(pack().version()).isNotBlank();
        assertThat(pack().name()).isNotBlank();
    }

    @Test
    void answersAreTheSameEveryTime() {
        assertThat(pack().attributes()).isEqualTo(pack().attributes());
        assertThat(pack().consumerPanel()).isEqualTo(pack().consumerPanel());
        assertThat(pack().messages()).isEqualTo(pack().messages());
    }

    @Test
    void attributeIdsAreDifferent() {
        assertThat(pack().attributes()).extracting(ProductAttribute::id).doesNotHaveDuplicates();
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoEmptyText() {
        pack().messages().ifPresent(messages -> {
            Map<String, String> english = texts(Locale.ENGLISH).all();
            Map<String, String> chinese = texts(Locale.SIMPLIFIED_CHINESE).all();
            assertThat(chinese.keySet()).isEqualTo(english.keySet());
            assertThat(english).containsKey(PackTexts.NAME);
            assertThat(english.values()).noneMatch(String::isBlank);
            assertThat(chinese.values()).noneMatch(String::isBlank);
            assertThat(chinese).isNotEqualTo(english);
        });
    }

    @Test
    void everyAttributeAndChoiceHasALabelInBothLanguages() {
        for (Locale language : MessageBundle.LANGUAGES) {
            PackTexts texts = texts(language);
            for (ProductAttribute attribute : pack().attributes()) {
                assertThat(texts.label(attribute)).isNotEqualTo(attribute.labelKey());
                if (attribute.type() instanceof ValueType.Choice choice) {
                    assertThat(choice.ids())
                            .allSatisfy(id -> assertThat(texts.choice(attribute, id))
                                    .isNotEqualTo(attribute.labelKey() + "." + id));
                }
            }
        }
    }

    @Test
    void theAcceptedProductIsCompleteAndAccepted() {
        assertThat(acceptedProduct().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        pack().attributes().stream().map(ProductAttribute::id).toList());
        assertThat(ProductCheck.problems(pack(), acceptedProduct())).isEmpty();
    }

    @Test
    void aMissingRequiredValueIsRefusedAndAMissingOptionalOneIsNot() {
        for (ProductAttribute attribute : pack().attributes()) {
            List<Problem> found = ProductCheck.problems(pack(), acceptedWith(attribute.id(), ""));
            if (attribute.required()) {
                assertThat(found).contains(Problem.of(attribute.id(), Problem.MISSING));
            } else {
                assertThat(found).extracting(Problem::code).doesNotContain(Problem.MISSING);
            }
        }
    }

    @Test
    void aValueOutsideItsLimitsIsRefused() {
        for (ProductAttribute attribute : pack().attributes()) {
            for (String bad : outside(attribute.type())) {
                assertThat(ProductCheck.problems(pack(), acceptedWith(attribute.id(), bad)))
                        .as("%s = %s", attribute.id(), bad)
                        .anyMatch(problem -> problem.attributeId().equals(attribute.id()));
            }
        }
    }

    @Test
    void anAttributeThePackDoesNotKnowIsRefused() {
        assertThat(ProductCheck.problems(pack(), acceptedWith("nobody-knows-this", "1")))
                .contains(Problem.of("nobody-knows-this", Problem.UNKNOWN_ATTRIBUTE));
    }

    @Test
    void everyAcceptedValueReadsWellInBothLanguages() {
        for (Locale language : MessageBundle.LANGUAGES) {
            for (ProductAttribute attribute : pack().attributes()) {
                String shown =
                        texts(language).format(attribute, acceptedProduct().getOrDefault(attribute.id(), ""));
                assertThat(shown).isNotBlank();
                attribute.unit().ifPresent(unit -> assertThat(shown).endsWith(unit.symbol()));
            }
        }
    }

    @Test
    void thePanelExistsIsPlainHtmlAndUsesOnlyWhatItGets() {
        pack().consumerPanel().ifPresent(panel -> {
            assertThat(panel.facelet()).startsWith("/packs/" + pack().id() + "/");
            assertThat(panel.stylesheet()).startsWith("/packs/" + pack().id() + "/");
            assertThat(resource(panel.stylesheet())).isNotBlank().doesNotContain("@import", "url(");
            String facelet = resource(panel.facelet());
            assertThat(facelet).doesNotContain("<h:form", "<script", "style=", "<f:ajax", "http-equiv", "onclick");
            assertThat(found(ATTRIBUTE_IN_PANEL, facelet)).isNotEmpty().allMatch(panel.attributeIds()::contains);
            assertThat(texts(Locale.ENGLISH).all().keySet()).containsAll(found(MESSAGE_IN_PANEL, facelet));
            assertThat(pack().attributes()).extracting(ProductAttribute::id).containsAll(panel.attributeIds());
            assertThat(texts(Locale.ENGLISH).panelValues(panel, acceptedProduct()))
                    .containsOnlyKeys(panel.attributeIds());
        });
    }

    private PackTexts texts(Locale language) {
        return PackTexts.of(pack(), language);
    }

    private Map<String, String> acceptedWith(String id, String value) {
        Map<String, String> values = new HashMap<>(acceptedProduct());
        values.put(id, value);
        return values;
    }

    private static List<String> outside(ValueType type) {
        if (type instanceof ValueType.Text text) {
            return List.of("x".repeat(text.charsMax() + 1), " leading blank", "line\nbreak");
        }
        if (type instanceof ValueType.WholeNumber number) {
            return List.of("one", "1.5", "+1", "01", below(number.min()), above(number.max()));
        }
        if (type instanceof ValueType.Decimal number) {
            BigDecimal step = BigDecimal.ONE.movePointLeft(number.decimals());
            return List.of(
                    "one",
                    "1,5",
                    "1e3",
                    number.min().subtract(step).toPlainString(),
                    number.max().add(step).toPlainString(),
                    number.min().setScale(number.decimals() + 1).toPlainString());
        }
        if (type instanceof ValueType.Day day) {
            return List.of(
                    "2026-02-30",
                    "09/03/2026",
                    day.min().minusDays(1).toString(),
                    day.max().plusDays(1).toString());
        }
        return List.of("no such choice");
    }

    private static String below(long min) {
        return BigDecimal.valueOf(min).subtract(BigDecimal.ONE).toPlainString();
    }

    private static String above(long max) {
        return BigDecimal.valueOf(max).add(BigDecimal.ONE).toPlainString();
    }

    private static List<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }

    private String resource(String path) {
        try (InputStream in = pack().getClass().getClassLoader().getResourceAsStream("META-INF/resources" + path)) {
            assertThat(in).as(path).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(path, e);
        }
    }
}
