package com.jitrace.app.part;

import com.jitrace.app.account.Accounts;
import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SecurityEvent;
import com.jitrace.app.account.SecurityLog;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.labelling.CodeList;
import com.jitrace.app.labelling.OrderingCodes;
import com.jitrace.app.labelling.Reserving;
import com.jitrace.app.notice.News;
import com.jitrace.app.notice.Notices;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.Session;

/**
 * A supplier draws codes from the manufacturer's quota: within its allotment, an authorisation in force and the manufacturer's licence, all
 * looked at behind one lock in the manufacturer's database. The issue is the manufacturer's, signed with its key (CHAIN.md §7: only brands
 * issue), in the name of the administrator who granted the allotment.
 */
@ApplicationScoped
@Allowed(Role.SUPPLIER)
public class DrawingCodes {
    /** Most codes in one draw: its list is given out in one piece. */
    public static final int CODES_MAX = CodeList.CODES_MAX;

    /** How often the list of one draw is given out. */
    public static final int FETCHES_MAX = 5;

    /** Outcome of drawing. */
    public sealed interface Outcome permits Drawn, NotDrawn {}

    /** @param ref the five symbols that every code of the batch starts with */
    public record Drawn(String ref) implements Outcome {}

    /** @param code key of the text that says what to do */
    public record NotDrawn(String code, String argument) implements Outcome {}

    /** Outcome of fetching. */
    public sealed interface Fetch permits Fetched, NotFetched, Unknown {}

    /** CSV (RFC 4180): item, gtin, code, link. */
    public record Fetched(String ref, String csv) implements Fetch {}

    /** @param code key of the text that says what to do */
    public record NotFetched(String code) implements Fetch {}

    /** The supplier drew no such batch. */
    public record Unknown() implements Fetch {}

    private final Databases databases;
    private final Organisations organisations;
    private final Allotments allotments;
    private final Mandates mandates;
    private final CurrentUser user;

    @Inject
    private Reserving reserving;

    @Inject
    private CodeList list;

    @Inject
    private ReadModel model;

    @Inject
    private Accounts accounts;

    @Inject
    private Notices notices;

    @Inject
    private SecurityLog log;

    @Inject
    private Clock clock;

    @Inject
    @SuppressWarnings("NullAway.Init")
    DrawingCodes(
            Databases databases,
            Organisations organisations,
            Allotments allotments,
            Mandates mandates,
            CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.allotments = allotments;
        this.mandates = mandates;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DrawingCodes() {
        this(null, null, null, null, null);
    }

    /** Draws codes of a part number; the party is the supplier's own for the manufacturer. */
    public Outcome draw(String party, String product, int count) {
        if (count < 1 || count > CODES_MAX) {
            return new NotDrawn("part.draw-count", String.format("%,d", CODES_MAX));
        }
        SignedIn who = user.required();
        Optional<Party> own = own(party);
        Optional<SignedIn> granter = own.flatMap(mine -> databases
                .of(
                        mine.tenant(),
                        session -> allotments.find(session, mine.id(), product).map(Allotment::grantedBy))
                .flatMap(accounts::byId));
        if (own.isEmpty() || granter.isEmpty()) {
            return new NotDrawn("part.unknown", "");
        }
        String ref = reserving.unusedRef();
        return databases.of(own.get().tenant(), session -> {
            reserving.alone(session);
            Optional<Allotment> allotment = allotments.find(session, party, product);
            if (allotment.isEmpty() || !mandates.covers(session, party, product)) {
                return new NotDrawn("part.not-authorised-now", "");
            }
            long left = allotment.get().granted() - allotments.drawn(session, allotment.get());
            if (count > left) {
                return new NotDrawn("part.draw-left", String.format("%,d", Math.max(0, left)));
            }
            OrderingCodes.Order order = reserving.reserve(session, granter.get(), ref, product, count);
            if (order instanceof OrderingCodes.NotOrdered not) {
                return new NotDrawn(
                        not.code().equals("order.licence") ? "part.draw-licence" : not.code(), not.argument());
            }
            session.persist(new Draw(ref, allotment.get().id(), count, who.accountId(), clock.millis()));
            notices.tell(
                    session,
                    granter.get().accountId(),
                    new News("part.drawn", who.organisationName() + " " + ref, "/console/parts.xhtml"));
            return new Drawn(ref);
        });
    }

    /** The list of a batch that the signed-in supplier drew; noted on both sides, and given out a few times only. */
    public Fetch fetch(String ref) {
        SignedIn who = user.required();
        for (Party party : organisations.parties(who.organisation())) {
            if (!party.tenant().equals(party.organisation())) {
                Fetch fetch = databases.of(party.tenant(), session -> fetch(session, who, party, ref));
                if (fetch instanceof Fetched) {
                    log.record(who, SecurityEvent.Kind.EXPORT, ref + ".csv");
                }
                if (!(fetch instanceof Unknown)) {
                    return fetch;
                }
            }
        }
        return new Unknown();
    }

    private Fetch fetch(Session session, SignedIn who, Party party, String ref) {
        Draw draw = session.find(Draw.class, ref, LockModeType.PESSIMISTIC_WRITE);
        boolean mine = draw != null
                && allotments.of(session, party.id()).stream()
                        .anyMatch(allotment -> allotment.id().equals(draw.allotmentId()));
        if (draw == null || !mine) {
            return new Unknown();
        }
        if (model.batch(session, ref).isEmpty()) {
            return new NotFetched("part.not-yet");
        }
        if (draw.fetched() >= FETCHES_MAX) {
            return new NotFetched("part.fetched-out");
        }
        Optional<String> csv = list.write(session, party.tenant(), ref, who);
        if (csv.isEmpty()) {
            return new Unknown();
        }
        draw.fetchedOnceMore();
        return new Fetched(ref, csv.get());
    }

    private Optional<Party> own(String party) {
        return organisations.parties(user.required().organisation()).stream()
                .filter(found -> found.id().equals(party) && !found.tenant().equals(found.organisation()))
                .findFirst();
    }
}
