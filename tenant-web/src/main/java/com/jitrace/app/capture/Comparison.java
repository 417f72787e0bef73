package com.jitrace.app.capture;

import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.readmodel.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was scanned against what was to come.
 *
 * @param there codes that were expected and are there
 * @param surplus codes of a brand this organisation works for that were not expected
 * @param differences everything that is not as it should be
 */
public record Comparison(List<String> there, List<String> surplus, List<Difference> differences) {
    /** Kinds of difference; the names are part of the interface. */
    public enum Kind {
        MISSING,
        SURPLUS,
        UNKNOWN
    }

    /**
     * One difference.
     *
     * @param subject the code as scanned, or the batch and its items
     */
    public record Difference(Kind kind, String subject, int items) {}

    /** What was to come: runs of a batch. */
    record Expected(String ref, Run.Span span) {}

    /** What was scanned: as typed, and what it is, if anything. */
    record Scanned(String typed, Optional<Code> code, Optional<Located> item) {}

    static Comparison of(List<Expected> expected, List<Scanned> scanned) {
        Map<String, List<Run.Span>> open = new TreeMap<>();
        expected.forEach(
                one -> open.computeIfAbsent(one.ref(), ref -> new ArrayList<>()).add(one.span()));
        List<String> there = new ArrayList<>();
        List<String> surplus = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        Map<String, TreeSet<Integer>> found = new TreeMap<>();
        for (Scanned one : scanned) {
            if (one.item().isEmpty()) {
                differences.add(new Difference(Kind.UNKNOWN, shortened(one.typed()), 1));
                continue;
            }
            Located item = one.item().get();
            String code = item.code().value();
            boolean awaited = open.getOrDefault(item.ref(), List.of()).stream()
                    .anyMatch(span -> span.first() <= item.index() && item.index() <= span.last());
            boolean first =
                    found.computeIfAbsent(item.ref(), ref -> new TreeSet<>()).add(item.index());
            if (!first) {
                continue;
            }
            if (awaited) {
                there.add(code);
            } else {
                surplus.add(code);
                differences.add(new Difference(Kind.SURPLUS, code, 1));
            }
        }
        open.forEach((ref, spans) -> missing(ref, spans, found.getOrDefault(ref, new TreeSet<>()), differences));
        differences.sort(Comparator.comparing(Difference::kind));
        return new Comparison(there, surplus, differences);
    }

    private static void missing(
            String ref, List<Run.Span> spans, TreeSet<Integer> found, List<Difference> differences) {
        List<Run.Span> left = spans;
        for (int index : found) {
            Run.Span one = new Run.Span(index, index);
            left = left.stream().flatMap(span -> span.without(one).stream()).toList();
        }
        left.forEach(span -> differences.add(new Difference(
                Kind.MISSING, ref + " " + span.first() + "-" + span.last(), span.last() - span.first() + 1)));
    }

    private static String shortened(String typed) {
        return typed.substring(0, Math.min(typed.length(), 40));
    }
}
