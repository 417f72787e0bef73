package com.jitrace.app.page.brand;

import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.trace.Reach;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How far something spread, number by number in words. */
@RequestScoped
public class ReachLines {
    private final TraceNames names;
    private final Shell shell;

    @Inject
    ReachLines(TraceNames names, Shell shell) {
        this.names = names;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReachLines() {
        this(null, null);
    }

    /** A number of the reach. */
    public record Line(String what, long items) {}

    List<Line> of(Reach known) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(shell.say("trace.reach.items"), known.items()));
        lines.add(new Line(shell.say("trace.reach.finished"), known.finished()));
        new TreeMap<>(known.byStatus())
                .forEach((status, items) -> lines.add(new Line("– " + shell.say("status." + status), items)));
        lines.add(new Line(shell.say("trace.on-the-way"), known.onTheWay()));
        new TreeMap<>(known.held())
                .forEach((party, items) ->
                        lines.add(new Line(shell.say("trace.reach.held", names.party(party)), items)));
        lines.add(new Line(shell.say("trace.sealed"), known.sealed()));
        new TreeMap<>(known.stock())
                .forEach((party, pieces) ->
                        lines.add(new Line(shell.say("trace.reach.stock", names.party(party)), pieces)));
        return lines;
    }
}
