package com.jitrace.pack.wine;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.spi.IndustryPack;
import com.jitrace.spi.PackTexts;
import com.jitrace.spi.Problem;
import com.jitrace.spi.ProductCheck;
import com.jitrace.spi.contract.IndustryPackContract;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WinePackTest extends IndustryPackContract {
    private static final Map<String, String> ESTATE_RED = Map.of(
            "kind", "red",
            "alcohol", "13.5",
            "volume", "750",
            "vintage", "2019",
            "appellation", "Helan Mountain East",
            "grapes", "Marselan, Cabernet Sauvignon",
            "bottled-on", "2021-03-09",
            "sulphites", "yes");

    @Override
    protected IndustryPack pack() {
        return new WinePack();
    }

    @Override
    protected Map<String, String> acceptedProduct() {
        return ESTATE_RED;
    }

    @Test
    void aVintageAfterTheBottlingIsRefusedInWords() {
        Map<String, String> values = new HashMap<>(ESTATE_RED);
        values.put("vintage", "2022");
        assertThat(ProductCheck.problems(pack(), values))
                .containsExactly(Problem.of("vintage", WinePack.VINTAGE_AFTER_BOTTLING));
        assertThat(PackTexts.of(pack(), Locale.SIMPLIFIED_CHINESE)
                        .problem(Problem.of("vintage", WinePack.VINTAGE_AFTER_BOTTLING)))
                .isEqualTo("采收年份不能晚于装瓶日期。");
    }

    @Test
    void strengthAboveHundredPercentIsRefusedWithItsLimit() {
        Map<String, String> values = new HashMap<>(ESTATE_RED);
        values.put("alcohol", "100.1");
        assertThat(ProductCheck.problems(pack(), values))
                .containsExactly(Problem.of("alcohol", Problem.TOO_LARGE, "100"));
    }

    @Test
    void thePanelShowsValuesAsPeopleWriteThem() {
        PackTexts english = PackTexts.of(pack(), Locale.ENGLISH);
        PackTexts chinese = PackTexts.of(pack(), Locale.SIMPLIFIED_CHINESE);
        var panel = pack().consumerPanel().orElseThrow();
        assertThat(english.panelValues(panel, ESTATE_RED))
                .containsEntry("alcohol", "13.5\u00a0% vol")
                .containsEntry("vintage", "2019")
                .containsEntry("bottled-on", "March 9, 2021")
                .containsEntry("sulphites", "Yes");
        assertThat(chinese.panelValues(panel, ESTATE_RED))
                .containsEntry("kind", "红葡萄酒")
                .containsEntry("bottled-on", "2021年3月9日");
        assertThat(english.panelValues(panel, Map.of("volume", "750"))).containsOnlyKeys("volume");
    }

    @Test
    void theMachinesOwnLanguageNeverShowsThrough() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(PackTexts.of(pack(), Locale.ENGLISH).name()).isEqualTo("Wine and spirits");
            Locale.setDefault(Locale.GERMANY);
            assertThat(PackTexts.of(pack(), Locale.SIMPLIFIED_CHINESE).name()).isEqualTo("葡萄酒与烈酒");
        } finally {
            Locale.setDefault(machine);
        }
    }
}
