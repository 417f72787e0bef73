package com.jitrace.app.catalogue;

import com.jitrace.spi.IndustryPack;
import com.jitrace.spi.PackTexts;
import com.jitrace.spi.Problem;
import com.jitrace.spi.ProductCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The industry packs that were dropped into the plugin folder and accepted at start. */
@ApplicationScoped
public class Packs {
    private final List<IndustryPack> all;

    @Inject
    Packs(@Any Instance<IndustryPack> found) {
        all = found.stream().sorted(Comparator.comparing(IndustryPack::id)).toList();
    }

    /** For the container's proxy only. */
    protected Packs() {
        all = List.of();
    }

    public List<IndustryPack> all() {
        return all;
    }

    /** What the packs find wrong with attributes named {@code pack.attribute}; a pack none of whose attributes is given says nothing. */
    public List<Problem> problems(Map<String, String> attributes) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Map<String, String>> byPack = new TreeMap<>();
        attributes.forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 1) {
                problems.add(Problem.of(name, Problem.UNKNOWN_ATTRIBUTE));
            } else {
                byPack.computeIfAbsent(name.substring(0, dot), pack -> new TreeMap<>())
                        .put(name.substring(dot + 1), value);
            }
        });
        byPack.forEach((id, values) -> problems.addAll(ofPack(id, values)));
        return problems;
    }

    /** A pack's own sentence about a problem in one of its columns; empty when the column belongs to no pack. */
    public Optional<String> advice(RowProblem problem, Locale language) {
        return all.stream()
                .filter(pack -> problem.column().startsWith(pack.id() + "."))
                .findFirst()
                .map(pack -> PackTexts.of(pack, language)
                        .problem(new Problem(problem.column(), problem.code(), problem.arguments())));
    }

    private List<Problem> ofPack(String id, Map<String, String> values) {
        if (values.values().stream().allMatch(String::isEmpty)) {
            return List.of();
        }
        return all.stream()
                .filter(pack -> pack.id().equals(id))
                .findFirst()
                .map(pack -> ProductCheck.problems(pack, values).stream()
                        .map(p -> new Problem(id + "." + p.attributeId(), p.code(), p.arguments()))
                        .toList())
                .orElse(List.of(Problem.of(id, Problem.UNKNOWN_ATTRIBUTE)));
    }
}
