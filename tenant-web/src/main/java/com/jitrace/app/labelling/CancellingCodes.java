package com.jitrace.app.labelling;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Cancel;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Ranges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** A brand cancels codes that were never released: misprints, lost rolls of labels. For good, and without getting quota back. */
@ApplicationScoped
@Allowed(Role.BRAND_ADMIN)
public class CancellingCodes {
    /** Most codes in one cancellation. */
    public static final int CODES_MAX = Limits.ENTRY_ITEMS_MAX;

    /** Outcome. */
    public sealed interface Cancellation permits Waiting, NotCancelled {}

    /** Written down and on its way to the chain. */
    public record Waiting(long outboxId, int codes) implements Cancellation {}

    /**
     * Nothing was cancelled.
     *
     * @param code key of the text that says what to do
     */
    public record NotCancelled(String code, String argument) implements Cancellation {}

    private final Databases databases;
    private final ReadModel model;
    private final Outbox outbox;
    private final CurrentUser user;
    private final Clock clock;

    @Inject
    CancellingCodes(Databases databases, ReadModel model, Outbox outbox, CurrentUser user, Clock clock) {
        this.databases = databases;
        this.model = model;
        this.outbox = outbox;
        this.user = user;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CancellingCodes() {
        this(null, null, null, null, null);
    }

    /** Cancels items first…last (both included) of a batch, if none of them was released. */
    public Cancellation cancel(String ref, int first, int last) {
        SignedIn who = user.required();
        return databases.of(who.organisation(), session -> {
            Optional<CertifiedBatch> batch = model.batch(session, ref);
            if (batch.isEmpty()) {
                return new NotCancelled("capture.unknown-batch", "");
            }
            if (first < 0 || last < first || last >= batch.get().count()) {
                return new NotCancelled("capture.range", "");
            }
            if (last - first + 1 > CODES_MAX) {
                return new NotCancelled("cancel.too-many", String.format("%,d", CODES_MAX));
            }
            boolean untouched = model.runs(session, ref, first, last).stream()
                    .allMatch(run -> run.state().status().equals(ItemState.ISSUED));
            return untouched
                    ? send(session, who, batch.get(), Ranges.of(first, last))
                    : new NotCancelled("cancel.not-issued", "");
        });
    }

    private Cancellation send(Session session, SignedIn who, CertifiedBatch batch, Ranges ranges) {
        Cancel cancel = new Cancel(
                new Goods.Loose(List.of(new BatchItems(batch.ref(), ranges))),
                Details.none().withAt(clock.millis()));
        long row = outbox.add(session, who.organisation(), batch.brand(), "cancel", who, List.of(cancel));
        return new Waiting(row, ranges.count());
    }
}
