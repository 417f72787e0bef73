package com.jitrace.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionsTest {
    @Test
    void aCityStandsBeforeItsRegionInEnglishAndBehindItInChinese() {
        assertThat(Regions.withCity("Lyon", "FR-ARA", Language.ENGLISH))
                .isEqualTo("Lyon, Auvergne-Rhône-Alpes, France");
        assertThat(Regions.withCity("Lyon", "FR-ARA", Language.CHINESE))
                .isEqualTo(Regions.name("FR-ARA", Language.CHINESE) + "Lyon");
    }

    @Test
    void aCityThatIsItsRegionIsSaidOnce() {
        assertThat(Regions.withCity("Hamburg", "DE-HH", Language.ENGLISH)).isEqualTo("Hamburg, Germany");
        assertThat(Regions.withCity("Hamburg", "DE-HH", Language.CHINESE)).isEqualTo("德国汉堡");
    }

    @Test
    void whatWasNotNamedIsNotSaid() {
        assertThat(Regions.withCity("", "DE-HH", Language.ENGLISH)).isEqualTo("Hamburg, Germany");
        assertThat(Regions.withCity("Altona", "", Language.ENGLISH)).isEqualTo("Altona");
        assertThat(Regions.withCity("", "", Language.ENGLISH)).isEmpty();
    }
}
