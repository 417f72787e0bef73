package com.jitrace.app.approval;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.NotAllowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.notice.News;
import com.jitrace.app.notice.Notices;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.hibernate.Session;

/**
 * The two-person rule: whoever asks never decides, a request is decided once, and what was asked is done in the transaction of the
 * decision or not at all.
 */
@ApplicationScoped
@Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
public class TwoPersons {
    /** Most requests of an organisation that are shown at once. */
    public static final int ROWS_MAX = 200;

    /** Outcome of a decision. */
    public sealed interface Decision permits Decided, Hindered, OwnRequest, AlreadyDecided, NotFound {}

    /** Decided as told; an approved request has been executed. */
    public record Decided(ApprovalRequest request) implements Decision {}

    /** Approved, but it cannot be done now, so it still waits; the key of the text that says what to do. */
    public record Hindered(String code, String argument) implements Decision {}

    /** Whoever asked cannot decide. */
    public record OwnRequest() implements Decision {}

    /** Somebody was faster. */
    public record AlreadyDecided(ApprovalRequest request) implements Decision {}

    /** The organisation has no such request. */
    public record NotFound() implements Decision {}

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Databases databases;
    private final CurrentUser user;
    private final Instance<Decidable> decidables;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    private Notices notices;

    @Inject
    TwoPersons(
            Databases databases,
            CurrentUser user,
            @Any Instance<Decidable> decidables,
            Clock clock,
            RandomGenerator chance) {
        this.databases = databases;
        this.user = user;
        this.decidables = decidables;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TwoPersons() {
        this(null, null, null, null, null);
    }

    /** Writes down what the signed-in person asks for, in the caller's transaction on the organisation's database. */
    public ApprovalRequest ask(Session session, Question question) {
        handler(question.kind());
        ApprovalRequest request =
                new ApprovalRequest(OrganisationId.random(chance).value(), user.required(), question, clock.millis());
        session.persist(request);
        return request;
    }

    /** Approves (and executes) or declines a request of the signed-in person's organisation. */
    public Decision decide(String id, boolean approve) {
        SignedIn who = user.required();
        if (!ID.matcher(id).matches()) {
            return new NotFound();
        }
        return databases.of(who.organisation(), session -> {
            // The lock comes before any other read, so that of two deciders the second one sees what the first one did.
            ApprovalRequest request = session.find(ApprovalRequest.class, id, LockModeType.PESSIMISTIC_WRITE);
            return request == null ? new NotFound() : decide(session, who, request, approve);
        });
    }

    private Decision decide(Session session, SignedIn who, ApprovalRequest request, boolean approve) {
        Decidable handler = handler(request.kind());
        if (handler.deciders().stream().noneMatch(who::has)) {
            throw new NotAllowed("your role does not decide this");
        }
        if (!request.isWaiting()) {
            return new AlreadyDecided(request);
        }
        if (request.isAskedBy(who)) {
            return new OwnRequest();
        }
        if (!approve) {
            request.decided(who, ApprovalRequest.State.DECLINED, "", clock.millis());
            tell(session, request, "approval.declined");
            return new Decided(request);
        }
        Decidable.Execution execution = handler.execute(session, who, request);
        if (execution instanceof Decidable.Hindered hindered) {
            return new Hindered(hindered.code(), hindered.argument());
        }
        request.decided(
                who, ApprovalRequest.State.APPROVED, ((Decidable.Executed) execution).reference(), clock.millis());
        tell(session, request, "approval.approved");
        return new Decided(request);
    }

    private void tell(Session session, ApprovalRequest request, String kind) {
        notices.tell(session, request.askedBy(), new News(kind, request.subject(), "/console/approvals.xhtml"));
    }

    /** The requests that the signed-in person asked or may decide, newest first. */
    public List<ApprovalRequest> all() {
        SignedIn who = user.required();
        return databases
                .of(
                        who.organisation(),
                        session -> session.createQuery(
                                        "from ApprovalRequest r order by r.askedAt desc, r.id", ApprovalRequest.class)
                                .setMaxResults(ROWS_MAX)
                                .list())
                .stream()
                .filter(request -> request.isAskedBy(who) || isForRole(request, who))
                .toList();
    }

    /** One of {@link #all()}. */
    public Optional<ApprovalRequest> find(String id) {
        SignedIn who = user.required();
        return ID.matcher(id).matches()
                ? databases
                        .of(who.organisation(), session -> Optional.ofNullable(session.find(ApprovalRequest.class, id)))
                        .filter(request -> request.isAskedBy(who) || isForRole(request, who))
                : Optional.empty();
    }

    /** The requests that wait for this person's decision, oldest first. */
    @Allowed({
        Role.OPERATOR,
        Role.BRAND_ADMIN,
        Role.BRAND_USER,
        Role.DISTRIBUTOR,
        Role.SUPPLIER,
        Role.CLERK,
        Role.AUDITOR
    })
    public List<ApprovalRequest> waitingFor(SignedIn who) {
        return databases
                .of(
                        who.organisation(),
                        session -> session.createQuery(
                                        "from ApprovalRequest r where r.state = :waiting order by r.askedAt, r.id",
                                        ApprovalRequest.class)
                                .setParameter("waiting", ApprovalRequest.State.WAITING)
                                .setMaxResults(ROWS_MAX)
                                .list())
                .stream()
                .filter(request -> isFor(request, who))
                .toList();
    }

    /** True if this person could decide it now. */
    public boolean isFor(ApprovalRequest request, SignedIn who) {
        return request.isWaiting() && !request.isAskedBy(who) && isForRole(request, who);
    }

    private boolean isForRole(ApprovalRequest request, SignedIn who) {
        return handler(request.kind()).deciders().stream().anyMatch(who::has);
    }

    private Decidable handler(String kind) {
        return decidables.stream()
                .filter(decidable -> decidable.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing executes requests of kind " + kind));
    }
}
