package com.jitrace.app.capture;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.gated.GatedParts;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Place;
import com.jitrace.chain.entry.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/**
 * Writes what was captured into the outbox, under the authorisation that fits best. It never swallows what the validators should judge: a
 * party that was once authorised speaks under its newest authorisation, and the chain says what is wrong with it.
 */
@ApplicationScoped
public class Recording {
    private static final String RECEIVE = "receive";

    /** Makes the statements for one brand's share. */
    @FunctionalInterface
    interface Kind {
        List<Statement> statements(Share share, Details details);
    }

    /**
     * What is recorded.
     *
     * @param at when it happened, milliseconds UTC
     */
    record Act(String name, Optional<Where> where, long at) {}

    private final Outbox outbox;
    private final ReadModel model;
    private final Clock clock;

    @Inject
    Recording(Outbox outbox, ReadModel model, Clock clock) {
        this.outbox = outbox;
        this.model = model;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Recording() {
        this(null, null, null);
    }

    Act now(String name, Optional<Where> where) {
        return new Act(name, where, clock.millis());
    }

    /** One row of the outbox for each brand; nothing when a brand never authorised this organisation, or when a gate must judge first. */
    Recorded write(Session session, SignedIn who, Act act, List<Share> shares, Kind kind) {
        if (isForGate(session, act.name(), shares)) {
            return new Recorded.NotRecorded(List.of(new Recorded.Trouble("", GatedParts.ONLY_AT_GATE)));
        }
        List<Details> all = new ArrayList<>();
        for (Share share : shares) {
            Optional<Details> details = details(session, act, share);
            if (details.isEmpty()) {
                return new Recorded.NotRecorded(List.of(new Recorded.Trouble("", "capture.not-authorised")));
            }
            all.add(details.get());
        }
        List<Long> rows = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            rows.add(outbox.add(
                    session,
                    who.organisation(),
                    share.party().id(),
                    act.name(),
                    who,
                    kind.statements(share, all.get(i))));
        }
        return new Recorded.Waiting(rows, shares.stream().mapToInt(Share::count).sum());
    }

    /** What has a gate comes in there and nowhere else (decision 0045). */
    static boolean isForGate(Session session, String act, List<Share> shares) {
        return act.equals(RECEIVE)
                && new GatedParts(session)
                        .any(shares.stream()
                                .flatMap(share -> share.products().stream())
                                .collect(java.util.stream.Collectors.toSet()));
    }

    /** What every statement about this share says besides; empty when nobody ever authorised it. */
    Optional<Details> details(Session session, Act act, Share share) {
        Details details = Details.none().withAt(act.at());
        if (act.where().isPresent()) {
            details = details.withPlace(place(session, act.where().get(), act.at()));
        }
        if (share.own()) {
            return Optional.of(details);
        }
        Details placed = details;
        return authorisation(
                        model.authorisations(session),
                        share.party().id(),
                        new Wanted(act.name(), share.products(), act.where().map(Where::region), clock.millis()))
                .map(auth -> placed.withAuth(auth.id()));
    }

    private Place place(Session session, Where where, long at) {
        Place coarse = Place.of(where.region());
        if (where.city().isEmpty()) {
            return coarse;
        }
        String day = LocalDate.ofInstant(java.time.Instant.ofEpochMilli(at), ZoneOffset.UTC)
                .toString();
        return new Place(coarse.country(), coarse.region(), Optional.of(outbox.commit(session, where.content(day))));
    }

    /** What an authorisation would have to cover. */
    record Wanted(String act, Set<String> products, Optional<String> region, long time) {}

    /** The authorisation that covers most of what is wanted, the newest of equals; empty when the party was never given one. */
    static Optional<CertifiedAuthorisation> authorisation(
            List<CertifiedAuthorisation> all, String party, Wanted wanted) {
        return all.stream()
                .filter(auth -> auth.toParty().equals(party))
                .max(Comparator.comparingInt((CertifiedAuthorisation auth) -> fit(auth, wanted))
                        .thenComparingLong(CertifiedAuthorisation::from)
                        .thenComparing(CertifiedAuthorisation::id));
    }

    /** In the order in which the validators judge, so that what is told is what is nearest to being right. */
    private static int fit(CertifiedAuthorisation auth, Wanted wanted) {
        if (auth.revoked()) {
            return 0;
        } else if (wanted.time() < auth.from() || wanted.time() > auth.until()) {
            return 1;
        } else if (!auth.acts().contains(wanted.act())) {
            return 2;
        } else if (!wanted.products().stream().allMatch(auth::covers)) {
            return 3;
        }
        return auth.coversRegion(wanted.region().orElse("")) ? 5 : 4;
    }
}
