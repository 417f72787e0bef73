package com.jitrace.app.page.brand;

import com.jitrace.spi.IndustryPack;
import com.jitrace.spi.PackTexts;
import com.jitrace.spi.ProductAttribute;
import com.jitrace.spi.ValueType;
import jakarta.faces.model.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a form asks for one attribute of an industry pack.
 *
 * @param name {@code pack.attribute}, as in the sheet and the catalogue file
 * @param label what people read, with the unit
 * @param help one sentence more, or ""
 * @param type of the HTML input: text, number or date; "choice" for a list
 * @param pack name of the pack
 * @param first whether the pack's group begins here
 */
public record AttributeForm(
        String name,
        String label,
        String help,
        String type,
        List<SelectItem> choices,
        boolean required,
        String pack,
        boolean first) {
    static List<AttributeForm> all(List<IndustryPack> packs, Locale language) {
        List<AttributeForm> forms = new ArrayList<>();
        for (IndustryPack pack : packs) {
            PackTexts texts = PackTexts.of(pack, language);
            boolean first = true;
            for (ProductAttribute attribute : pack.attributes()) {
                forms.add(of(pack, attribute, texts, first));
                first = false;
            }
        }
        return forms;
    }

    private static AttributeForm of(IndustryPack pack, ProductAttribute attribute, PackTexts texts, boolean first) {
        String unit =
                attribute.unit().map(measure -> " (" + measure.symbol() + ")").orElse("");
        return new AttributeForm(
                pack.id() + "." + attribute.id(),
                texts.label(attribute) + unit,
                texts.help(attribute).orElse(""),
                input(attribute.type()),
                choices(attribute, texts),
                attribute.required(),
                texts.name(),
                first);
    }

    private static String input(ValueType type) {
        if (type instanceof ValueType.Day) {
            return "date";
        }
        boolean listed = type instanceof ValueType.Choice || type instanceof ValueType.YesNo;
        return listed ? "choice" : "text";
    }

    private static List<SelectItem> choices(ProductAttribute attribute, PackTexts texts) {
        List<String> ids = attribute.type() instanceof ValueType.Choice choice
                ? choice.ids()
                : attribute.type() instanceof ValueType.YesNo ? List.of("yes", "no") : List.of();
        return ids.stream()
                .map(id -> new SelectItem(id, texts.choice(attribute, id)))
                .toList();
    }
}
