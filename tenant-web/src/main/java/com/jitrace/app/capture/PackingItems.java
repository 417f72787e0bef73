package com.jitrace.app.capture;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Pack;
import com.jitrace.chain.entry.Packing;
import com.jitrace.chain.entry.Unpack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Items and cases go into a unit and come out of it. A unit holds one brand's goods (decision 0012). */
@ApplicationScoped
public class PackingItems {
    /** Outcome of packing. */
    public sealed interface Packed {}

    /**
     * Written down.
     *
     * @param unit the unit's id on the chain
     */
    public record Waiting(String unit, long outboxId, int items) implements Packed {}

    public record NotPacked(List<Recorded.Trouble> troubles) implements Packed {}

    private final Databases databases;
    private final Gathering gathering;
    private final Recording recording;
    private final UnitLabels labels;
    private final CurrentUser user;

    @Inject
    private Outbox outbox;

    @Inject
    private RandomGenerator chance;

    @Inject
    PackingItems(Databases databases, Gathering gathering, Recording recording, UnitLabels labels, CurrentUser user) {
        this.databases = databases;
        this.gathering = gathering;
        this.recording = recording;
        this.labels = labels;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PackingItems() {
        this(null, null, null, null, null);
    }

    /**
     * Packs into a unit.
     *
     * @param unit id or known SSCC of a unit that is there already; empty for a new one
     * @param sscc the number on a new unit's label; only its commitment reaches the chain
     */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Packed pack(Selection contents, Optional<String> unit, Optional<String> sscc, Optional<Where> where) {
        Optional<Sscc> label = sscc.flatMap(Sscc::read);
        if (sscc.isPresent() && label.isEmpty()) {
            return not(sscc.get(), "capture.sscc");
        }
        return write(contents, unit, label, where, "pack");
    }

    /** Takes items or inner units out of the unit they are directly in. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Packed unpack(Selection contents, String unit, Optional<Where> where) {
        return write(contents, Optional.of(unit), Optional.empty(), where, "unpack");
    }

    private Packed write(
            Selection contents, Optional<String> named, Optional<Sscc> label, Optional<Where> where, String act) {
        SignedIn who = user.required();
        Gathered gathered = gathering.gather(who.organisation(), contents);
        if (!gathered.troubles().isEmpty()) {
            return new NotPacked(gathered.troubles());
        }
        if (gathered.shares().size() != 1) {
            return not("", "capture.one-brand");
        }
        Share share = gathered.shares().get(0);
        return databases.of(who.organisation(), session -> {
            Optional<String> known = named.flatMap(name -> labels.unit(session, name));
            if (named.isPresent() && known.isEmpty()) {
                return not(named.get(), "capture.unknown-unit");
            }
            String unit = known.orElseGet(() -> OrganisationId.random(chance).value());
            label.ifPresent(sscc -> labels.keep(session, unit, sscc));
            Optional<String> commitment =
                    label.map(sscc -> outbox.commit(session, JsonObject.EMPTY.with("sscc", sscc.value())));
            Recorded recorded = recording.write(
                    session,
                    who,
                    recording.now(act, where),
                    List.of(share),
                    (one, details) -> List.of(packing(
                            act, unit, one, commitment.map(details::withDoc).orElse(details))));
            if (recorded instanceof Recorded.Waiting waiting) {
                return new Waiting(unit, waiting.outboxIds().get(0), waiting.items());
            }
            return new NotPacked(((Recorded.NotRecorded) recorded).troubles());
        });
    }

    private static Packing packing(String act, String unit, Share share, Details details) {
        Packing.Contents contents = share.goods() instanceof Goods.OfUnit inner
                ? Packing.Contents.of(inner.unit())
                : Packing.Contents.of((Goods.Loose) share.goods());
        return act.equals("pack") ? new Pack(unit, contents, details) : new Unpack(unit, contents, details);
    }

    private static Packed not(String subject, String code) {
        return new NotPacked(List.of(new Recorded.Trouble(subject, code)));
    }
}
