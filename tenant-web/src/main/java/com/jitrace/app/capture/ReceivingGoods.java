package com.jitrace.app.capture;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.Observe;
import com.jitrace.chain.entry.Receive;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** A delivery is counted: what was to come against what is there; what is there is received, the rest is written down. */
@ApplicationScoped
public class ReceivingGoods {
    private static final String SURPLUS = "surplus";

    private final Databases databases;
    private final Organisations organisations;
    private final Gathering gathering;
    private final Recording recording;
    private final CurrentUser user;

    @Inject
    private FamiliarCodes familiar;

    @Inject
    private ReadModel model;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    ReceivingGoods(
            Databases databases,
            Organisations organisations,
            Gathering gathering,
            Recording recording,
            CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.gathering = gathering;
        this.recording = recording;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReceivingGoods() {
        this(null, null, null, null, null);
    }

    /** Compares what was scanned with what is on its way to this organisation in the batches that were scanned, or in all. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Comparison compare(List<String> typed) {
        OrganisationId self = user.required().organisation();
        List<Optional<Code>> codes =
                typed.stream().map(text -> Code.read(SelectedItems.bare(text))).toList();
        Map<Code, Located> located =
                familiar.locate(self, codes.stream().flatMap(Optional::stream).toList());
        List<Comparison.Scanned> scanned = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            scanned.add(new Comparison.Scanned(
                    typed.get(i), codes.get(i), codes.get(i).map(located::get)));
        }
        List<String> ids = organisations.parties(self).stream().map(Party::id).toList();
        Set<String> refs = located.values().stream().map(Located::ref).collect(Collectors.toSet());
        List<Comparison.Expected> expected = databases.of(
                self,
                session -> model.held(session, ids, true).stream()
                        .filter(row -> refs.isEmpty() || refs.contains(row.ref()))
                        .map(row -> new Comparison.Expected(row.ref(), row.run().span()))
                        .toList());
        return Comparison.of(expected, scanned);
    }

    /**
     * Receives what was expected and is there, and keeps the differences.
     *
     * @param observe whether surplus items are noted on the chain too, as far as the authorisation allows
     */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Recorded receive(List<String> typed, Optional<Where> where, boolean observe) {
        SignedIn who = user.required();
        Comparison comparison = compare(typed);
        if (comparison.there().isEmpty() && !(observe && !comparison.surplus().isEmpty())) {
            return new Recorded.NotRecorded(List.of(new Recorded.Trouble("", "capture.nothing-expected")));
        }
        Gathered there = comparison.there().isEmpty()
                ? new Gathered(List.of(), List.of())
                : gathering.gather(who.organisation(), new Selection.Codes(comparison.there()));
        Gathered surplus = observe && !comparison.surplus().isEmpty()
                ? gathering.gather(who.organisation(), new Selection.Codes(comparison.surplus()))
                : new Gathered(List.of(), List.of());
        return databases.of(who.organisation(), session -> {
            Recorded received = recording.write(
                    session,
                    who,
                    recording.now("receive", where),
                    there.shares(),
                    (share, details) -> List.of(new Receive(share.goods(), details)));
            if (!(received instanceof Recorded.Waiting waiting)) {
                return received;
            }
            Recorded observed = recording.write(
                    session,
                    who,
                    recording.now("observe", where),
                    surplus.shares(),
                    (share, details) -> List.of(new Observe(share.goods(), SURPLUS, details)));
            List<Long> more = observed instanceof Recorded.Waiting also ? also.outboxIds() : List.of();
            keep(session, who, comparison, !more.isEmpty());
            List<Long> rows = new ArrayList<>(waiting.outboxIds());
            rows.addAll(more);
            return new Recorded.Waiting(rows, waiting.items());
        });
    }

    private void keep(Session session, SignedIn who, Comparison comparison, boolean observed) {
        for (Comparison.Difference difference : comparison.differences()) {
            boolean onChain = observed && difference.kind() == Comparison.Kind.SURPLUS;
            session.persist(new Discrepancy(
                    OrganisationId.random(chance).value(),
                    difference,
                    onChain ? "observed" : "noted",
                    who.accountId(),
                    clock.millis()));
        }
    }

    /** The newest discrepancies of this organisation's deliveries. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.AUDITOR})
    public List<Discrepancy> discrepancies() {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery("from Discrepancy d order by d.createdAt desc, d.id", Discrepancy.class)
                        .setMaxResults(200)
                        .list());
    }
}
