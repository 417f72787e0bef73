package com.jitrace.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void aCityIsFoundByNameWithoutAccentsOrCase() {
        assertThat(Cities.named("sao paulo")).extracting(Cities.City::region).contains("BR-SP");
        assertThat(Cities.named("HAMBURG")).extracting(Cities.City::region).contains("DE-HH");
        assertThat(Cities.named("no such city anywhere")).isEmpty();
        assertThat(Cities.named(" ")).isEmpty();
    }

    @Test
    void coordinatesBecomeACityAndRegionOrNothingAtSea() {
        assertThat(Cities.nearest(53.55, 10.0)).map(Cities.City::region).contains("DE-HH");
        assertThat(Cities.nearest(45.76, 4.83)).map(Cities.City::region).contains("FR-ARA");
        assertThat(Cities.nearest(-40, -130)).isEmpty();
    }

    @Test
    void theCellsOfARegionAreWhereItsCitiesAre() {
        int hamburg = (int) ((53.55 + 90) * 4) * 1440 + (int) ((10.0 + 180) * 4);
        assertThat(Cities.cells().get("DE-HH")).contains(hamburg);
        assertThat(Cities.cells().get("FR-ARA")).doesNotContain(hamburg).hasSizeGreaterThan(50);
        assertThat(Cities.centre("DE-HH")).hasValueSatisfying(place -> {
            assertThat(place.latitude()).isBetween(53.3, 53.8);
            assertThat(place.longitude()).isBetween(9.7, 10.4);
        });
        assertThat(Cities.centre("XX-XX")).isEmpty();
    }

    @Test
    void aRegionIsFoundByCodeAndByNameInEitherLanguage() {
        assertThat(Regions.named("de-hh")).containsExactly("DE-HH");
        assertThat(Regions.named(" hamburg")).containsExactly("DE-HH");
        assertThat(Regions.named("上海市")).containsExactly("CN-SH");
        assertThat(Regions.named("")).isEmpty();
        assertThat(Regions.countryNamed("法国")).contains("FR");
        assertThat(Regions.countryNamed("Atlantis")).isEmpty();
    }

    @Test
    void everyRegionHasAFormThatTheChainTakesAndANameInBothLanguages() {
        for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
            List<Regions.Choice> all = Regions.all(language).stream()
                    .flatMap(country -> country.regions().stream())
                    .toList();
            assertThat(all).hasSizeGreaterThan(5_000);
            assertThat(all).allSatisfy(choice -> {
                assertThat(Place.of(choice.code()).region()).isEqualTo(choice.code());
                assertThat(choice.name()).isNotBlank();
            });
        }
        assertThat(Regions.name("CN-SH", Language.CHINESE)).isEqualTo("中国上海");
        assertThat(Regions.name("JP-13", Language.ENGLISH)).startsWith("Tokyo");
    }

    @Test
    void aTypedRegionIsReadByCodeByProposalOrByANameThatOnlyOneRegionHas() {
        assertThat(Regions.read(" de-hh ")).contains("DE-HH");
        assertThat(Regions.read("DE-HH · Hamburg, Germany")).contains("DE-HH");
        assertThat(Regions.read("hamburg")).contains("DE-HH");
        assertThat(Regions.read("中国上海")).contains("CN-SH");
        assertThat(Regions.read("Limburg"))
                .as("of Belgium or of the Netherlands")
                .isEmpty();
        assertThat(Regions.read("DE-QQ")).isEmpty();
        assertThat(Regions.read("")).isEmpty();
    }

    @Test
    void regionsAreProposedWhileSomebodyTypes() {
        assertThat(Regions.proposals("hamb", Language.ENGLISH))
                .first()
                .isEqualTo(new Regions.Choice("DE-HH", "Hamburg, Germany"));
        assertThat(Regions.proposals("germ", Language.ENGLISH))
                .extracting(Regions.Choice::code)
                .contains("DE-BY")
                .hasSizeLessThanOrEqualTo(12);
        assertThat(Regions.proposals(" ", Language.ENGLISH)).isEmpty();
        assertThat(Regions.proposals("zzzz", Language.CHINESE)).isEmpty();
    }

    @Test
    void theNearestRegionIsSuggested() {
        assertThat(Regions.nearest("DE-HHH")).contains("DE-HH");
        assertThat(Regions.nearest("Bavarja")).first().isEqualTo("DE-BY");
        assertThat(Regions.nearest("qqqqqqqqqqqq")).isEmpty();
    }

    @Test
    void theTablesAreTheOnesThatTheManifestNames() throws Exception {
        String manifest = new String(bytes("places.sha256"), StandardCharsets.US_ASCII);
        assertThat(manifest.lines()).hasSize(2);
        for (String line : manifest.lines().toList()) {
            String[] parts = line.split(" {2}");
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(parts[1]));
            assertThat(HexFormat.of().formatHex(hash)).as(parts[1]).isEqualTo(parts[0]);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Cities.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
