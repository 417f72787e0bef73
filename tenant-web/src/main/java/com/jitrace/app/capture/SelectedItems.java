package com.jitrace.app.capture;

import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Ranges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items of a selection, grouped by the brand that issued them. */
final class SelectedItems {
    private static final Pattern LINK = Pattern.compile("https?://[^/]+/(?:01/[0-9]{14}/21|c)/([^/?#]+)/?.*");

    /** What one brand's share of the selection is. */
    record OfBrand(List<BatchItems> items, Set<String> products, int count) {}

    private final Map<OrganisationId, Map<String, TreeSet<Integer>>> indices =
            new TreeMap<>(java.util.Comparator.comparing(OrganisationId::value));
    private final Map<OrganisationId, Map<String, Ranges>> ranges =
            new TreeMap<>(java.util.Comparator.comparing(OrganisationId::value));
    private final Map<OrganisationId, Set<String>> products =
            new TreeMap<>(java.util.Comparator.comparing(OrganisationId::value));
    private final List<Recorded.Trouble> troubles = new ArrayList<>();

    private SelectedItems() {}

    static SelectedItems of(Selection selection, OrganisationId self, FamiliarCodes familiar) {
        SelectedItems selected = new SelectedItems();
        if (selection instanceof Selection.Codes codes) {
            selected.addCodes(codes.typed(), self, familiar);
        } else {
            selected.addRange((Selection.Range) selection, self, familiar);
        }
        return selected;
    }

    private void addCodes(List<String> typed, OrganisationId self, FamiliarCodes familiar) {
        if (typed.isEmpty()) {
            troubles.add(new Recorded.Trouble("", "capture.no-items"));
        }
        if (typed.size() > Selection.Codes.CODES_MAX) {
            troubles.add(new Recorded.Trouble("", "capture.too-many-items"));
            return;
        }
        List<Code> read = new ArrayList<>();
        for (String text : typed) {
            Optional<Code> code = Code.read(bare(text));
            code.ifPresentOrElse(read::add, () -> troubles.add(new Recorded.Trouble(text, "capture.mistyped")));
        }
        Map<Code, Located> located = familiar.locate(self, read);
        for (Code code : read) {
            Located item = located.get(code);
            if (item == null) {
                troubles.add(new Recorded.Trouble(code.value(), "capture.unknown-code"));
            } else {
                indices.computeIfAbsent(item.brand(), brand -> new TreeMap<>())
                        .computeIfAbsent(item.ref(), ref -> new TreeSet<>())
                        .add(item.index());
                products.computeIfAbsent(item.brand(), brand -> new TreeSet<>()).add(item.productId());
            }
        }
    }

    /** The code of a link, or the text itself. */
    static String bare(String text) {
        Matcher link = LINK.matcher(text.trim());
        return link.matches() ? link.group(1) : text;
    }

    private void addRange(Selection.Range range, OrganisationId self, FamiliarCodes familiar) {
        Optional<Located> batch = familiar.locateFirst(self, range.ref());
        if (batch.isEmpty()) {
            troubles.add(new Recorded.Trouble(range.ref(), "capture.unknown-batch"));
        } else if (range.first() < 0
                || range.last() < range.first()
                || range.last() >= batch.get().batchCount()) {
            troubles.add(new Recorded.Trouble(range.ref(), "capture.range"));
        } else {
            OrganisationId brand = batch.get().brand();
            ranges.computeIfAbsent(brand, b -> new TreeMap<>())
                    .put(range.ref(), Ranges.of(range.first(), range.last()));
            products.computeIfAbsent(brand, b -> new TreeSet<>())
                    .add(batch.get().productId());
        }
    }

    List<Recorded.Trouble> troubles() {
        return troubles;
    }

    Map<OrganisationId, OfBrand> byBrand() {
        Map<OrganisationId, OfBrand> out = new TreeMap<>(java.util.Comparator.comparing(OrganisationId::value));
        products.forEach((brand, ofBrand) -> {
            Map<String, Ranges> all = new TreeMap<>(ranges.getOrDefault(brand, Map.of()));
            indices.getOrDefault(brand, Map.of())
                    .forEach((ref, some) -> all.put(
                            ref,
                            Ranges.ofIndices(
                                    some.stream().mapToInt(Integer::intValue).toArray())));
            List<BatchItems> items = all.entrySet().stream()
                    .map(e -> new BatchItems(e.getKey(), e.getValue()))
                    .toList();
            out.put(
                    brand,
                    new OfBrand(
                            items,
                            Set.copyOf(ofBrand),
                            items.stream().mapToInt(i -> i.ranges().count()).sum()));
        });
        return out;
    }
}
