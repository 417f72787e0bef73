package com.jitrace.app.readmodel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hibernate.Session;

/** Neighbouring runs of one batch as rows, read once to be looked at and then changed; good for one change, in the transaction that read them. */
public final class TouchedRuns {
    private final Session session;
    private final String ref;
    private final List<ItemRun> rows;

    TouchedRuns(Session session, String ref, List<ItemRun> rows) {
        this.session = session;
        this.ref = ref;
        this.rows = List.copyOf(rows);
    }

    /** The runs, ascending. */
    public List<Run> runs() {
        return rows.stream().map(ItemRun::run).toList();
    }

    /** Replaces the runs by what the change makes of items first…last of them. */
    public void change(int first, int last, UnaryOperator<ItemState> change) {
        Map<Integer, ItemRun> left = new HashMap<>();
        rows.forEach(row -> left.put(row.run().first(), row));
        for (Run run : Run.change(runs(), first, last, change)) {
            ItemRun row = left.remove(run.first());
            if (row == null) {
                session.persist(new ItemRun(ref, run));
            } else {
                row.become(run);
            }
        }
        left.values().forEach(session::remove);
    }
}
