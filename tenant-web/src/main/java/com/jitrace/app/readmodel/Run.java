package com.jitrace.app.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Items first…last (both included) of one batch in one state. */
public record Run(int first, int last, ItemState state) {
    public Run {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("not a run: " + first + "-" + last);
        }
    }

    /** Items first…last, both included. */
    public record Span(int first, int last) {
        /** What both have. */
        public Optional<Span> and(Span other) {
            int from = Math.max(first, other.first);
            int to = Math.min(last, other.last);
            return from <= to ? Optional.of(new Span(from, to)) : Optional.empty();
        }

        /** What is left of it. */
        public List<Span> without(Span gone) {
            if (and(gone).isEmpty()) {
                return List.of(this);
            }
            List<Span> left = new ArrayList<>(2);
            if (first < gone.first) {
                left.add(new Span(first, gone.first - 1));
            }
            if (last > gone.last) {
                left.add(new Span(gone.last + 1, last));
            }
            return left;
        }
    }

    public Span span() {
        return new Span(first, last);
    }

    public int count() {
        return last - first + 1;
    }

    /**
     * Changes items first…last in ascending, disjoint runs. Items that no run holds count as untold. Equal neighbours are merged, so
     * that equal histories give equal rows; what becomes untold has no row.
     */
    public static List<Run> change(List<Run> runs, int first, int last, UnaryOperator<ItemState> change) {
        List<Run> out = new ArrayList<>();
        int next = first;
        for (Run run : runs) {
            if (run.first < first) {
                out.add(new Run(run.first, Math.min(run.last, first - 1), run.state));
            }
            int from = Math.max(run.first, first);
            int to = Math.min(run.last, last);
            if (from <= to) {
                if (next < from) {
                    out.add(new Run(next, from - 1, change.apply(ItemState.UNTOLD)));
                }
                out.add(new Run(from, to, change.apply(run.state)));
                next = to + 1;
            }
            if (run.last > last) {
                if (next <= last) {
                    out.add(new Run(next, last, change.apply(ItemState.UNTOLD)));
                    next = last + 1;
                }
                out.add(new Run(Math.max(run.first, last + 1), run.last, run.state));
            }
        }
        if (next <= last) {
            out.add(new Run(next, last, change.apply(ItemState.UNTOLD)));
        }
        return merged(out);
    }

    /** The runs cut to first…last, with untold runs where there are gaps. */
    public static List<Run> within(List<Run> runs, int first, int last) {
        List<Run> out = new ArrayList<>();
        int next = first;
        for (Run run : runs) {
            int from = Math.max(run.first, first);
            int to = Math.min(run.last, last);
            if (from <= to) {
                if (next < from) {
                    out.add(new Run(next, from - 1, ItemState.UNTOLD));
                }
                out.add(new Run(from, to, run.state));
                next = to + 1;
            }
        }
        if (next <= last) {
            out.add(new Run(next, last, ItemState.UNTOLD));
        }
        return out;
    }

    private static List<Run> merged(List<Run> runs) {
        List<Run> out = new ArrayList<>();
        for (Run run : runs) {
            if (run.state.equals(ItemState.UNTOLD)) {
                continue;
            }
            Run before = out.isEmpty() ? null : out.get(out.size() - 1);
            if (before != null && before.last + 1 == run.first && before.state.equals(run.state)) {
                out.set(out.size() - 1, new Run(before.first, run.last, run.state));
            } else {
                out.add(run);
            }
        }
        return out;
    }
}
