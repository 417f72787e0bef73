package com.jitrace.app.recall;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.trace.Origin;
import com.jitrace.app.trace.TracingParts;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.Session;

/**
 * A supplier's lot (or a part, or a batch of codes) is at fault: everything of this brand that contains some of it is recalled, and the parts
 * themselves. One administrator asks, another one decides, as for every recall; one entry names so many items, so more are several requests.
 */
@ApplicationScoped
@Allowed(Role.BRAND_ADMIN)
public class RecallingContents {
    /** Most requests for one fault. */
    public static final int REQUESTS_MAX = 20;

    /** Outcome of asking. */
    public sealed interface Asking permits Asked, NotAsked {}

    /** Another administrator can decide now, on each. */
    public record Asked(List<String> approvalIds, long items) implements Asking {}

    /** Nothing was asked; the key of the text that says why. */
    public record NotAsked(String code) implements Asking {}

    private final TracingParts tracing;
    private final Recalling recalling;

    @Inject
    RecallingContents(TracingParts tracing, Recalling recalling) {
        this.tracing = tracing;
        this.recalling = recalling;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RecallingContents() {
        this(null, null);
    }

    /** What belongs to the asking and is done in its transaction. */
    public interface Occasion {
        /** Looked at before anything is asked: the key of the text that says why not. */
        Optional<String> refuse(Session session);

        /** It is asked. */
        void asked(Session session, List<String> approvals);
    }

    /** Somebody asks without an occasion that is written down. */
    private static final Occasion NONE = new Occasion() {
        @Override
        public Optional<String> refuse(Session session) {
            return Optional.empty();
        }

        @Override
        public void asked(Session session, List<String> approvals) {
            // nothing else belongs to it
        }
    };

    /** Asks for the recall of what contains it now. */
    public Asking ask(String of, Notice notice) {
        return tracing.find(of)
                .map(origin -> ask(origin, notice, NONE))
                .orElseGet(() -> new NotAsked("recall.unknown-goods"));
    }

    /** The same for goods that were found before: every request and the occasion in one transaction, or none of it. */
    public Asking ask(Origin of, Notice notice, Occasion occasion) {
        List<Origin.Stretch> affected = tracing.findAffected(of);
        if (affected.isEmpty()) {
            return new NotAsked("recall.unknown-goods");
        }
        List<Scope> scopes = scopes(affected);
        if (scopes.size() > REQUESTS_MAX) {
            return new NotAsked("recall.too-much");
        }
        Recalling.Together asking = recalling.askTogether(scopes, notice, occasion);
        if (asking instanceof Recalling.NotAsked not) {
            return new NotAsked(not.code());
        }
        return new Asked(
                ((Recalling.AskedTogether) asking).approvalIds(),
                affected.stream().mapToLong(Origin.Stretch::count).sum());
    }

    /** In portions that one entry can name. */
    static List<Scope> scopes(List<Origin.Stretch> affected) {
        List<Scope> scopes = new ArrayList<>();
        Map<String, List<Ranges.Range>> open = new TreeMap<>();
        int ranges = 0;
        int items = 0;
        for (Origin.Stretch stretch : affected) {
            for (int first = stretch.span().first(); first <= stretch.span().last(); ) {
                if (ranges == Limits.ENTRY_RANGES_MAX || items == Limits.ENTRY_ITEMS_MAX) {
                    scopes.add(scope(open));
                    open = new TreeMap<>();
                    ranges = 0;
                    items = 0;
                }
                int last = (int) Math.min(stretch.span().last(), (long) first + Limits.ENTRY_ITEMS_MAX - items - 1);
                open.computeIfAbsent(stretch.ref(), ref -> new ArrayList<>()).add(new Ranges.Range(first, last));
                ranges++;
                items += last - first + 1;
                first = last + 1;
            }
        }
        if (!open.isEmpty()) {
            scopes.add(scope(open));
        }
        return scopes;
    }

    private static Scope scope(Map<String, List<Ranges.Range>> open) {
        return new Scope.OfItems(open.entrySet().stream()
                .map(e -> new BatchItems(e.getKey(), new Ranges(e.getValue())))
                .toList());
    }
}
