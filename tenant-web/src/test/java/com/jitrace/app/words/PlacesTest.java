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
