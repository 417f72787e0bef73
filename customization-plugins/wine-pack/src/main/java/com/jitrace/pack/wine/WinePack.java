package com.jitrace.pack.wine;

import com.jitrace.spi.ConsumerPanel;
import com.jitrace.spi.IndustryPack;
import com.jitrace.spi.MessageBundle;
import com.jitrace.spi.Problem;
import com.jitrace.spi.ProductAttribute;
import com.jitrace.spi.Unit;
import com.jitrace.spi.ValueType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wines and spirits: strength, volume, origin and vintage as a label must state them (Regulation (EU) No 1169/2011, Annex XII). */
public final class WinePack implements IndustryPack {
    static final String VINTAGE_AFTER_BOTTLING = "wine.vintage-after-bottling";

    private static final Unit PERCENT_BY_VOLUME = new Unit("P1", "% vol");
    private static final Unit MILLILITRE = new Unit("MLT", "ml");
    private static final String VINTAGE = "vintage";
    private static final String BOTTLED_ON = "bottled-on";

    private static final List<ProductAttribute> ATTRIBUTES = List.of(
            ProductAttribute.required(
                    "kind", "wine.kind", ValueType.Choice.of("red", "white", "rose", "sparkling", "spirit")),
            ProductAttribute.required("alcohol", "wine.alcohol", ValueType.Decimal.between("0", "100", 1))
                    .in(PERCENT_BY_VOLUME),
            ProductAttribute.required("volume", "wine.volume", new ValueType.WholeNumber(1, 30_000))
                    .in(MILLILITRE),
            ProductAttribute.optional(VINTAGE, "wine.vintage", new ValueType.WholeNumber(1800, 2199)),
            ProductAttribute.optional("appellation", "wine.appellation", ValueType.Text.upTo(120)),
            ProductAttribute.optional("grapes", "wine.grapes", ValueType.Text.upTo(200)),
            ProductAttribute.optional(
                    BOTTLED_ON,
                    "wine.bottled-on",
                    new ValueType.Day(LocalDate.of(1800, 1, 1), LocalDate.of(2199, 12, 31))),
            ProductAttribute.optional("sulphites", "wine.sulphites", new ValueType.YesNo()));

    @Override
    public String id() {
        return "wine";
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public String name() {
        return "Wine and spirits";
    }

    @Override
    public List<ProductAttribute> attributes() {
        return ATTRIBUTES;
    }

    @Override
    public List<Problem> checkTogether(Map<String, String> values) {
        String vintage = values.getOrDefault(VINTAGE, "");
        String bottledOn = values.getOrDefault(BOTTLED_ON, "");
        boolean known = !vintage.isEmpty() && !bottledOn.isEmpty();
        return known && LocalDate.parse(bottledOn).getYear() < Integer.parseInt(vintage)
                ? List.of(Problem.of(VINTAGE, VINTAGE_AFTER_BOTTLING))
                : List.of();
    }

    @Override
    public Optional<ConsumerPanel> consumerPanel() {
        return Optional.of(new ConsumerPanel(
                "/packs/wine/panel.xhtml",
                "/packs/wine/panel.css",
                ATTRIBUTES.stream().map(ProductAttribute::id).toList()));
    }

    @Override
    public Optional<MessageBundle> messages() {
        return Optional.of(new MessageBundle("com.jitrace.pack.wine.texts"));
    }
}
