package com.jitrace.app.page.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.words.Language;
import com.jitrace.app.words.Regions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A reader says where they are without script and without a list of five thousand regions. */
class PlaceFormTest {
    @Test
    void aCityThatIsInOneRegionOnlyIsTheAnswer() {
        assertThat(form(Language.ENGLISH, Map.of("city", " hamburg ")).candidates())
                .isNotEmpty()
                .first()
                .extracting(PlaceForm.Candidate::link)
                .isEqualTo("/c/ABC?region=DE-HH&lang=en");
        assertThat(form(Language.ENGLISH, Map.of("city", "Villeurbanne")).onlyOne())
                .contains("/c/ABC?region=FR-ARA&lang=en");
        assertThat(form(Language.CHINESE, Map.of("city", "上海市")).onlyOne()).contains("/c/ABC?region=CN-SH&lang=zh-CN");
    }

    @Test
    void aNameThatManyPlacesHaveGivesTheChoiceAndARegionIsNamedOnce() {
        PlaceForm paris = form(Language.ENGLISH, Map.of("city", "Paris"));
        assertThat(paris.onlyOne()).isEmpty();
        assertThat(paris.candidates()).hasSizeBetween(2, 8);
        assertThat(paris.candidates()).extracting(PlaceForm.Candidate::link).doesNotHaveDuplicates();
        assertThat(paris.candidates())
                .extracting(PlaceForm.Candidate::name)
                .anyMatch(name -> name.startsWith("Paris, ") && name.endsWith("France"));
    }

    @Test
    void aCountryByItsNameLeadsToItsRegions() {
        assertThat(form(Language.ENGLISH, Map.of("city", "Germany")).onlyOne()).contains("/c/ABC?country=DE&lang=en");
        PlaceForm germany = form(Language.ENGLISH, Map.of("country", "DE"));
        assertThat(germany.regions())
                .extracting(Regions.Choice::code)
                .contains("DE-HH")
                .hasSize(16);
        assertThat(germany.countryName()).isEqualTo("Germany");
    }

    @Test
    void whatNobodyKnowsLeadsToTheListOfCountries() {
        PlaceForm nowhere = form(Language.ENGLISH, Map.of("city", "Qqqqqqqq"));
        assertThat(nowhere.onlyOne()).isEmpty();
        assertThat(nowhere.isNothingFound()).isTrue();
        assertThat(nowhere.isByCountry()).isTrue();
        assertThat(nowhere.countries()).hasSizeGreaterThan(190);
        for (String wrong : new String[] {"", "de", "XX", "<script>"}) {
            assertThat(form(Language.ENGLISH, Map.of("country", wrong)).isByCountry())
                    .as(wrong)
                    .isTrue();
        }
    }

    @Test
    void beforeAnythingIsAskedTheFormIsClosed() {
        PlaceForm form = form(Language.ENGLISH, Map.of());
        assertThat(form.isOpen()).isFalse();
        assertThat(form.candidates()).isEmpty();
        assertThat(form.isByCountry()).isFalse();
        assertThat(form(Language.ENGLISH, Map.of("region", "de-hh")).chosen()).isEqualTo("Hamburg, Germany");
    }

    private static PlaceForm form(Language language, Map<String, String> parameters) {
        Address address = new Address(Optional.empty(), "ABC");
        return new PlaceForm(Asked.of(address, "http://127.0.0.1:8080", language, parameters::get));
    }
}
