package com.jitrace.chain.entry;

import java.util.ArrayList;
import java.util.List;

/** Item indices as ascending, disjoint, merged ranges; written "0-9999,12000". */
public record Ranges(List<Range> ranges) {
    /** Both ends included. */
    public record Range(int first, int last) {
        public Range {
            if (first < 0 || last < first || last >= Limits.ISSUE_CODES_MAX) {
                throw Malformed.form("no range: " + first + "-" + last);
            }
        }

        public int count() {
            return last - first + 1;
        }
    }

    public Ranges {
        if (ranges.isEmpty()) {
            throw Malformed.form("no ranges");
        }
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).first() <= ranges.get(i - 1).last() + 1) {
                throw Malformed.form("ranges are not ascending, disjoint and merged");
            }
        }
        ranges = List.copyOf(ranges);
    }

    public static Ranges of(int first, int last) {
        return new Ranges(List.of(new Range(first, last)));
    }

    /** From indices in any order; repeated ones count once. */
    public static Ranges ofIndices(int... indices) {
        List<Range> ranges = new ArrayList<>();
        for (int index : java.util.Arrays.stream(indices).sorted().distinct().toArray()) {
            Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last.last() == index - 1) {
                ranges.set(ranges.size() - 1, new Range(last.first(), index));
            } else {
                ranges.add(new Range(index, index));
            }
        }
        return new Ranges(ranges);
    }

    /** Reads the written form, which must be the only one. */
    public static Ranges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", Limits.ENTRY_RANGES_MAX + 2)) {
            if (ranges.size() == Limits.ENTRY_RANGES_MAX) {
                throw Malformed.limit("more than " + Limits.ENTRY_RANGES_MAX + " ranges");
            }
            int dash = part.indexOf('-');
            int first = index(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : index(part.substring(dash + 1));
            if (dash >= 0 && first == last) {
                throw Malformed.form("a range of one is written without a dash");
            }
            ranges.add(new Range(first, last));
        }
        return new Ranges(ranges);
    }

    private static int index(String digits) {
        if (digits.isEmpty()
                || digits.length() > 8
                || digits.length() > 1 && digits.charAt(0) == '0'
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Malformed.form("not an item index");
        }
        return Integer.parseInt(digits);
    }

    public int count() {
        int count = 0;
        for (Range range : ranges) {
            count += range.count();
        }
        return count;
    }

    public boolean contains(int index) {
        return ranges.stream().anyMatch(r -> r.first() <= index && index <= r.last());
    }

    public int last() {
        return ranges.get(ranges.size() - 1).last();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Range range : ranges) {
            out.append(out.isEmpty() ? "" : ",").append(range.first());
            if (range.last() > range.first()) {
                out.append('-').append(range.last());
            }
        }
        return out.toString();
    }
}
