package com.jitrace.app.page.brand;

import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.PartUse;
import com.jitrace.app.trace.Node;
import com.jitrace.app.trace.Reach;
import com.jitrace.app.trace.Trace;
import com.jitrace.app.trace.TracingParts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is in an item, or what contains a part, lot or batch: a drawing, the same as a table, and the reach in numbers. */
@Named
@RequestScoped
public class TracePage {
    private static final String FORWARD = "forward";

    private final TracingParts tracing;
    private final TraceNames names;
    private final Shell shell;

    @Inject
    private RecordsView records;

    @Inject
    private ReachLines lines;

    @Inject
    private WayView ways;

    // Faces asks for a list more than once a page
    private @Nullable List<Step> way;
    private @Nullable List<RecordsView.Row> recorded;
    private @Nullable Optional<Trace> trace;
    private @Nullable Optional<Reach> reach;

    @Inject
    @SuppressWarnings("NullAway.Init")
    TracePage(TracingParts tracing, TraceNames names, Shell shell) {
        this.tracing = tracing;
        this.names = names;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TracePage() {
        this(null, null, null);
    }

    /** A stop as a row of the table. */
    public record Row(
            int level,
            String indent,
            String what,
            String address,
            long count,
            String state,
            String maker,
            String lot,
            String place,
            String bond,
            boolean sealed) {}

    public String of() {
        return shell.parameter("of").trim();
    }

    public boolean isForward() {
        return shell.parameter("way").equals(FORWARD);
    }

    public boolean isAsked() {
        return !of().isEmpty();
    }

    public boolean isFound() {
        return isAsked() && trace().isPresent();
    }

    private Optional<Trace> trace() {
        if (trace == null) {
            trace = !isAsked() ? Optional.empty() : isForward() ? tracing.readForward(of()) : tracing.readBack(of());
        }
        return trace;
    }

    private Optional<Reach> reach() {
        if (reach == null) {
            reach = isAsked() && isForward() ? tracing.readReach(of()) : Optional.empty();
        }
        return reach;
    }

    /** The records of the item that the way begins at. */
    public List<RecordsView.Row> records() {
        if (recorded == null) {
            recorded = trace().map(Trace::nodes).orElse(List.of()).stream()
                    .filter(node -> node.depth() == 0 && node.content() instanceof Node.Items)
                    .map(node -> ((Node.Items) node.content()).items())
                    .filter(items -> items.count() == 1)
                    .findFirst()
                    .map(item -> records.of(item.ref(), item.span().first()))
                    .orElse(List.of());
        }
        return recorded;
    }

    /** A step of the item's way. */
    public record Step(String what, String who, String where, String when, String jump) {}

    /** The way of the item that the genealogy begins at. */
    public List<Step> way() {
        if (way == null) {
            List<ItemEvent> told = isFound() ? tracing.readWay(of()) : List.of();
            Map<Integer, String> jumps = ways.jumps(told);
            way = IntStream.range(0, told.size())
                    .mapToObj(i -> new Step(
                            shell.say("act." + told.get(i).act()),
                            names.party(told.get(i).author()),
                            names.place(told.get(i).region()),
                            shell.minute(told.get(i).happenedAt()),
                            jumps.getOrDefault(i, "")))
                    .toList();
        }
        return way;
    }

    /** The pack of what was asked for, if that is one item; else "". */
    public String pack() {
        List<Node> begins = trace().map(Trace::nodes).orElse(List.of()).stream()
                .filter(node -> node.before() < 0)
                .toList();
        return begins.size() == 1
                        && begins.get(0).content() instanceof Node.Items one
                        && one.items().count() == 1
                ? "/api/v1/trace/pack?of=" + URLEncoder.encode(one.items().name(), StandardCharsets.UTF_8)
                : "";
    }

    public boolean isMore() {
        return trace().map(Trace::more).orElse(false);
    }

    public boolean isDeeper() {
        return trace().map(Trace::deeper).orElse(false);
    }

    /** Nothing is bound to it. (The expression language takes "empty" for itself.) */
    public boolean isBare() {
        return trace().map(found -> found.nodes().stream().noneMatch(node -> node.depth() > 0))
                .orElse(true);
    }

    public String drawing() {
        List<GenealogyDrawing.Stop> stops = trace().map(Trace::nodes).orElse(List.of()).stream()
                .map(node -> new GenealogyDrawing.Stop(
                        node.before(),
                        node.depth(),
                        label(node)
                                + (node.content().count() > 1
                                        ? " ×" + node.content().count()
                                        : ""),
                        label(node) + " · " + state(node) + " · " + bond(node),
                        address(node),
                        node.content() instanceof Node.Sealed,
                        !node.together()))
                .toList();
        return GenealogyDrawing.of(
                stops, shell.say(isForward() ? "trace.forward-of" : "trace.back-of", of()), shell.say("trace.twin"));
    }

    /** In the order of the drawing: depth first. */
    public List<Row> rows() {
        List<Node> nodes = trace().map(Trace::nodes).orElse(List.of());
        List<Row> rows = new ArrayList<>();
        for (Node node : nodes) {
            if (node.before() < 0) {
                add(nodes, node, rows);
            }
        }
        return rows;
    }

    private void add(List<Node> nodes, Node node, List<Row> rows) {
        rows.add(row(node));
        for (Node other : nodes) {
            if (other.before() == node.id()) {
                add(nodes, other, rows);
            }
        }
    }

    private Row row(Node node) {
        Node.Items items = node.content() instanceof Node.Items known ? known : null;
        return new Row(
                node.depth() + 1,
                "\u2014 ".repeat(node.depth()),
                label(node),
                address(node),
                node.content().count(),
                state(node),
                items == null ? "" : names.party(items.maker()),
                items != null ? items.lot() : node.content() instanceof Node.Pieces pieces ? pieces.lot() : "",
                items == null ? "" : names.place(items.state().place()),
                bond(node),
                node.content() instanceof Node.Sealed);
    }

    private String label(Node node) {
        if (node.content() instanceof Node.Items items) {
            return items.items().name() + (items.product().isEmpty() ? "" : " " + items.product());
        } else if (node.content() instanceof Node.Pieces pieces) {
            return pieces.product().isEmpty() ? pieces.lot() : pieces.product();
        }
        return shell.say("trace.sealed");
    }

    private String state(Node node) {
        if (node.content() instanceof Node.Items items) {
            return items.state().addressee().isEmpty()
                    ? shell.say("status." + items.state().status())
                    : shell.say("trace.on-the-way");
        }
        return node.content() instanceof Node.Pieces ? shell.say("trace.counted") : "";
    }

    /** Which entry put it there, and which took it away. */
    private String bond(Node node) {
        if (node.in().leaf() == 0 && node.out().leaf() == 0) {
            return "";
        }
        boolean sealed = node.content() instanceof Node.Sealed;
        String in = node.in().leaf() == 0 ? "" : deed("trace.in", node.in(), sealed);
        return node.together() ? in : (in + " " + deed("trace.out", node.out(), sealed)).trim();
    }

    private String deed(String key, PartUse.Deed deed, boolean sealed) {
        return shell.say(
                key, String.valueOf(deed.leaf()), shell.minute(deed.time()), sealed ? "" : names.party(deed.author()));
    }

    private String address(Node node) {
        return node.content() instanceof Node.Items items && node.depth() > 0
                ? "/console/trace.xhtml?way=" + (isForward() ? FORWARD : "back") + "&of="
                        + URLEncoder.encode(
                                items.items().ref() + "/" + items.items().span().first(), StandardCharsets.UTF_8)
                : "";
    }

    public List<ReachLines.Line> lines() {
        return reach().map(lines::of).orElse(List.of());
    }

    public boolean isCut() {
        return reach().map(Reach::cut).orElse(false);
    }
}
