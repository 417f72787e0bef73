package com.jitrace.app.quality;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.approval.ApprovalRequest;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.recall.RecallingContents;
import com.jitrace.app.receiving.HoldingParts;
import com.jitrace.app.receiving.PartHold;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.trace.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.Session;

/**
 * What a manufacturer does about a notice: it holds the goods, asks for a recall of what contains them, and closes it with a word. Each step
 * and its effect are one transaction, so that none is done twice and none is noted that was not done.
 */
@ApplicationScoped
@Allowed(Role.BRAND_ADMIN)
public class HandlingNotices {
    /** Most characters of a closing word. */
    public static final int CLOSING_CHARACTERS_MAX = 300;

    /** Outcome of a step. */
    public sealed interface Outcome permits Done, NotDone, Unknown {}

    /** @param made ids of the holds or of the requests for approval */
    public record Done(QualityNotice.State state, List<String> made) implements Outcome {
        public Done {
            made = List.copyOf(made);
        }
    }

    /** @param code key of the text that says why */
    public record NotDone(String code) implements Outcome {}

    /** There is no such notice to handle. */
    public record Unknown() implements Outcome {}

    private final Databases databases;
    private final HoldingParts holding;
    private final RecallingContents recalling;
    private final CurrentUser user;
    private final Clock clock;

    @Inject
    HandlingNotices(
            Databases databases, HoldingParts holding, RecallingContents recalling, CurrentUser user, Clock clock) {
        this.databases = databases;
        this.holding = holding;
        this.recalling = recalling;
        this.user = user;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected HandlingNotices() {
        this(null, null, null, null, null);
    }

    /** Holds the goods: the gate puts them aside and the bench refuses them until another administrator lets them go. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Outcome hold(String id) {
        SignedIn who = user.required();
        return change(id, (session, notice) -> {
            if (!notice.isHoldable()) {
                return new NotDone(notice.isHeld() ? "quality.held-already" : "quality.closed-already");
            }
            String reason = reason(notice);
            List<String> holds = targets(new Register(session).goods(notice)).stream()
                    .map(target -> holding.hold(session, who, target, reason))
                    .toList();
            notice.held(clock.millis());
            return note(session, notice, deed(QualityNotice.State.HELD, "", holds));
        });
    }

    /** A lot is held as a whole, with what is made of it later; items are held stretch by stretch. */
    static List<PartHold.Target> targets(Goods goods) {
        return goods.lot().isEmpty()
                ? goods.items().stream()
                        .map(some -> PartHold.Target.ofItems(
                                some.ref(), some.span().first(), some.span().last()))
                        .toList()
                : List.of(PartHold.Target.ofLot(goods.lot()));
    }

    private static String reason(QualityNotice notice) {
        String reason = notice.about() + ": " + notice.finding().words();
        return reason.length() <= HoldingParts.REASON_CHARACTERS_MAX
                ? reason
                : reason.substring(0, HoldingParts.REASON_CHARACTERS_MAX - 1) + "…";
    }

    /** Asks another administrator for the recall of everything that contains the goods; again only when the last asking was declined. */
    public Outcome askRecall(String id, Notice words) {
        SignedIn who = user.required();
        Optional<Origin> origin = databases.of(who.organisation(), session -> {
            Register register = new Register(session);
            return register.handled(id).map(notice -> register.goods(notice).origin(notice.about()));
        });
        if (origin.isEmpty()) {
            return new Unknown();
        }
        RecallingContents.Asking asking = recalling.ask(origin.get(), words, new RecallingContents.Occasion() {
            @Override
            public Optional<String> refuse(Session session) {
                return refuseRecall(session, id);
            }

            @Override
            public void asked(Session session, List<String> approvals) {
                QualityNotice notice = new Register(session).handled(id).orElseThrow();
                notice.recallAsked();
                note(session, notice, deed(QualityNotice.State.RECALL_ASKED, words.reason(), approvals));
            }
        });
        return asking instanceof RecallingContents.Asked asked
                ? new Done(QualityNotice.State.RECALL_ASKED, asked.approvalIds())
                : new NotDone(((RecallingContents.NotAsked) asking).code());
    }

    private static Optional<String> refuseRecall(Session session, String id) {
        Register register = new Register(session);
        QualityNotice notice = register.handled(id).orElseThrow();
        if (!notice.isOpen()) {
            return Optional.of("quality.closed-already");
        }
        boolean asked = register.steps(notice).stream()
                .filter(step -> step.state() == QualityNotice.State.RECALL_ASKED)
                .flatMap(step -> step.outcome().stream())
                .map(approval -> session.find(ApprovalRequest.class, approval))
                .anyMatch(request -> request.state() != ApprovalRequest.State.DECLINED);
        return asked ? Optional.of("quality.recall-asked-already") : Optional.empty();
    }

    /** Closes it; holds and recalls stay as they are. */
    public Outcome close(String id, String words) {
        if (words.isBlank() || words.length() > CLOSING_CHARACTERS_MAX) {
            return new NotDone("quality.closing-words");
        }
        return change(id, (session, notice) -> {
            if (!notice.isOpen()) {
                return new NotDone("quality.closed-already");
            }
            notice.closed();
            return note(session, notice, deed(QualityNotice.State.CLOSED, words.trim(), List.of()));
        });
    }

    private Outcome change(String id, BiFunction<Session, QualityNotice, Outcome> change) {
        return databases.of(
                user.required().organisation(),
                session -> new Register(session)
                        .handled(id)
                        .map(notice -> change.apply(session, notice))
                        .orElseGet(Unknown::new));
    }

    private Register.Deed deed(QualityNotice.State done, String words, List<String> made) {
        return new Register.Deed(done, user.required(), clock.millis(), words, made);
    }

    private static Outcome note(Session session, QualityNotice notice, Register.Deed deed) {
        new Register(session).step(notice, deed);
        return new Done(notice.state(), deed.outcome());
    }
}
