package com.jitrace.app.licence;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.proof.DomainProofs;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Newcomer;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Operators look at applications: is the domain theirs, did somebody see the GS1 licence, how many codes, or no. */
@ApplicationScoped
@Allowed(Role.OPERATOR)
public class JudgingApplications {
    private static final int ROWS_MAX = 500;

    private final Databases databases;
    private final DomainProofs proofs;
    private final Applying applying;
    private final Organisations organisations;
    private final Admission admission;

    @Inject
    private Clock clock;

    @Inject
    @SuppressWarnings("NullAway.Init")
    JudgingApplications(
            Databases databases,
            DomainProofs proofs,
            Applying applying,
            Organisations organisations,
            Admission admission) {
        this.databases = databases;
        this.proofs = proofs;
        this.applying = applying;
        this.organisations = organisations;
        this.admission = admission;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JudgingApplications() {
        this(null, null, null, null, null);
    }

    /** Applications, those that wait first. */
    public List<Application> all() {
        return databases.control(session -> session.createQuery(
                        "from Application a order by case when a.state = :open then 0 else 1 end, a.createdAt desc",
                        Application.class)
                .setParameter("open", Application.State.OPEN)
                .setMaxResults(ROWS_MAX)
                .list());
    }

    /** Looks for the domain's proof now; the application as it then stands, or empty when there is none. */
    public Optional<Application> check(String id) {
        Optional<Application> known = find(id);
        if (known.isEmpty()) {
            return known;
        }
        Optional<DomainProofs.Found> found =
                proofs.look(known.get().domain(), known.get().token());
        return databases.control(session -> {
            Application application = session.find(Application.class, id, LockModeType.PESSIMISTIC_WRITE);
            application.checked(found.map(Enum::name).orElse(""), clock.millis());
            return Optional.of(application);
        });
    }

    /** Proposes to admit the brand with this licence; refused without a proof of the domain and somebody who saw the GS1 licence. */
    public Proposals.Outcome propose(String id, Admission.Grant grant, boolean licenceSeen) {
        Optional<Application> known = find(id);
        Optional<String> fault =
                known.map(application -> fault(application, licenceSeen)).orElse(Optional.of("applications.unknown"));
        if (fault.isPresent() || !move(id, Application.State.OPEN, Application.State.PROPOSED)) {
            return new Proposals.NotTaken(fault.orElse("applications.not-open"));
        }
        Application application = known.orElseThrow();
        return admission.proposeBrand(
                new Newcomer(
                        application.displayName(),
                        application.domain(),
                        application.prefixes(),
                        application.provedBy(),
                        application.provedAt()),
                new Admission.First(application.login(), application.contact(), application.id()),
                grant);
    }

    private Optional<String> fault(Application application, boolean licenceSeen) {
        if (application.state() != Application.State.OPEN) {
            return Optional.of("applications.not-open");
        }
        if (application.provedAt() == 0) {
            return Optional.of("applications.no-proof");
        }
        if (!licenceSeen) {
            return Optional.of("applications.licence-unseen");
        }
        if (organisations.lookalike(application.displayName()).isPresent()) {
            return Optional.of("apply.name-taken");
        }
        return applying.overlapsABrand(application.prefixes()) ? Optional.of("apply.prefixes-taken") : Optional.empty();
    }

    /** Turns an application down; false when it does not wait. */
    public boolean decline(String id) {
        return move(id, Application.State.OPEN, Application.State.DECLINED);
    }

    private boolean move(String id, Application.State from, Application.State to) {
        return databases.control(session -> {
            Application application = session.find(Application.class, id, LockModeType.PESSIMISTIC_WRITE);
            boolean moves = application != null && application.state() == from;
            if (moves) {
                application.moveTo(to);
            }
            return moves;
        });
    }

    private Optional<Application> find(String id) {
        return databases.control(session -> Optional.ofNullable(session.find(Application.class, id)));
    }
}
