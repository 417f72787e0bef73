package com.jitrace.app.capture;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.chain.entry.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Releases a range of a batch, however long: one entry names at most so many items, so a longer range is several entries. */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class ReleasingCodes {
    private final MovingItems moving;

    @Inject
    ReleasingCodes(MovingItems moving) {
        this.moving = moving;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReleasingCodes() {
        this(null);
    }

    /** Releases items first…last (both included); what was written down before a part was refused stays written. */
    public Recorded release(String ref, int first, int last, Optional<Where> where) {
        List<Long> rows = new ArrayList<>();
        int items = 0;
        int from = first;
        do {
            int to = (int) Math.min(last, (long) from + Limits.ENTRY_ITEMS_MAX - 1);
            Recorded part = moving.release(new Selection.Range(ref, from, to), where);
            if (!(part instanceof Recorded.Waiting waiting)) {
                return part;
            }
            rows.addAll(waiting.outboxIds());
            items += waiting.items();
            from = to + 1;
        } while (from <= last);
        return new Recorded.Waiting(rows, items);
    }
}
