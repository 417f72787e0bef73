package com.jitrace.app.assembly;

import com.jitrace.app.capture.Recorded.Trouble;
import com.jitrace.app.capture.Workbench;
import com.jitrace.app.part.Tracing;
import com.jitrace.app.readmodel.ItemState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is and will be in an item against what it is designed to be made of; pure, so that every fault is tried by its cause.
 *
 * @param lines one for each line of the bill that is followed
 * @param troubles what keeps it from being built, each with the key of a sentence that says what to do
 */
public record AsBuilt(List<Line> lines, List<Trouble> troubles) {
    /**
     * One part number.
     *
     * @param inside pieces that are in the item already
     * @param added pieces that lie ready
     */
    public record Line(Bill.Line designed, long inside, long added) {
        public long missing() {
            return Math.max(0, designed.quantity() - inside - added);
        }
    }

    public AsBuilt {
        lines = List.copyOf(lines);
        troubles = List.copyOf(troubles);
    }

    /** Whether nothing is missing. */
    public boolean complete() {
        return lines.stream().allMatch(line -> line.missing() == 0);
    }

    /** @param whole whether what is missing is a trouble */
    static AsBuilt of(Bill bill, Workbench bench, boolean whole) {
        List<Trouble> troubles = new ArrayList<>(bench.troubles());
        bench.item().flatMap(AsBuilt::fault).ifPresent(troubles::add);
        if (bill.version() == 0) {
            troubles.add(new Trouble("", "assembly.no-bill"));
            return new AsBuilt(List.of(), troubles);
        }
        Map<String, Long> added = new HashMap<>();
        Map<String, Bill.Line> designed = new HashMap<>();
        bill.lines().forEach(line -> designed.put(line.part(), line));
        for (Workbench.Piece part : bench.parts()) {
            Optional<String> fault = fault(bench, part)
                    .or(() -> fits(
                            designed.get(part.productId()),
                            Tracing.PIECE,
                            room(bill, bench, added, part.productId()),
                            1));
            fault.ifPresentOrElse(
                    code -> troubles.add(new Trouble(part.code(), code)),
                    () -> added.merge(part.productId(), 1L, Long::sum));
        }
        for (Workbench.Counted some : bench.counted()) {
            Optional<String> fault = fault(some)
                    .or(() -> fits(
                            designed.get(some.productId()),
                            Tracing.LOT,
                            room(bill, bench, added, some.productId()),
                            some.quantity()));
            fault.ifPresentOrElse(
                    code -> troubles.add(new Trouble(some.lot(), code)),
                    () -> added.merge(some.productId(), some.quantity(), Long::sum));
        }
        List<Line> lines = bill.lines().stream()
                .filter(line -> line.tracing() != Tracing.NONE)
                .map(line -> new Line(
                        line, bench.inside().getOrDefault(line.part(), 0L), added.getOrDefault(line.part(), 0L)))
                .toList();
        if (whole) {
            lines.stream()
                    .filter(line -> line.missing() > 0)
                    .forEach(line -> troubles.add(new Trouble(line.designed().part(), "assembly.missing")));
        }
        if (bench.parts().isEmpty() && bench.counted().isEmpty()) {
            troubles.add(new Trouble("", "assembly.no-parts"));
        }
        return new AsBuilt(lines, troubles);
    }

    /** With more that keeps these parts from being built in. */
    AsBuilt and(List<Trouble> more) {
        return new AsBuilt(
                lines, Stream.concat(troubles.stream(), more.stream()).toList());
    }

    private static long room(Bill bill, Workbench bench, Map<String, Long> added, String product) {
        long wanted = bill.lines().stream()
                .filter(line -> line.part().equals(product))
                .mapToLong(Bill.Line::quantity)
                .sum();
        return wanted - bench.inside().getOrDefault(product, 0L) - added.getOrDefault(product, 0L);
    }

    private static Optional<String> fits(Bill.@Nullable Line line, Tracing tracing, long room, long pieces) {
        if (line == null) {
            return Optional.of("assembly.not-on-bill");
        } else if (line.tracing() != tracing) {
            return Optional.of(tracing == Tracing.PIECE ? "assembly.not-by-code" : "assembly.not-counted");
        }
        return pieces > room ? Optional.of("assembly.surplus") : Optional.empty();
    }

    private static Optional<Trouble> fault(Workbench.Piece item) {
        String code = switch (item.state().status()) {
            case ItemState.RELEASED ->
                !item.held() ? "assembly.item-not-here" : item.state().unit().isEmpty() ? "" : "assembly.item-packed";
            case ItemState.ISSUED -> "assembly.item-not-commissioned";
            default -> "assembly.item-not-here";
        };
        return code.isEmpty() ? Optional.empty() : Optional.of(new Trouble(item.code(), code));
    }

    private static Optional<String> fault(Workbench bench, Workbench.Piece part) {
        if (bench.item().filter(item -> item.code().equals(part.code())).isPresent()) {
            return Optional.of("assembly.itself");
        } else if (bench.item()
                .filter(item -> !item.brand().equals(part.brand()))
                .isPresent()) {
            return Optional.of("assembly.foreign");
        }
        return switch (part.state().status()) {
            case ItemState.RELEASED ->
                !part.held()
                        ? Optional.of("assembly.not-here")
                        : part.recalled() ? Optional.of("assembly.recalled") : Optional.<String>empty();
            case ItemState.CONSUMED -> Optional.of("assembly.consumed");
            case ItemState.DESTROYED, ItemState.CANCELLED -> Optional.of("assembly.scrapped");
            case ItemState.ISSUED -> Optional.of("assembly.not-commissioned");
            default -> Optional.of("assembly.not-here");
        };
    }

    private static Optional<String> fault(Workbench.Counted some) {
        if (some.productId().isEmpty()) {
            return Optional.of("assembly.lot-unknown");
        }
        return some.quantity() > some.there() ? Optional.of("assembly.stock") : Optional.empty();
    }
}
