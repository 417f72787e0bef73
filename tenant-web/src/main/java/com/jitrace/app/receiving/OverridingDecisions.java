package com.jitrace.app.receiving;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.approval.ApprovalRequest;
import com.jitrace.app.approval.Decidable;
import com.jitrace.app.approval.Question;
import com.jitrace.app.approval.TwoPersons;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/**
 * A part that was not accepted is let in all the same: one person asks with a reason, an administrator decides who neither asked nor
 * scanned. Only what people can answer for; what the code, the chain or an authorisation says, nobody overrides.
 */
@ApplicationScoped
public class OverridingDecisions implements Decidable {
    static final String KIND = "receiving.override";

    /** Outcome of asking. */
    public sealed interface Asking permits Asked, NotAsked {}

    /** An administrator can decide now. */
    public record Asked(String approvalId) implements Asking {}

    /** The key of the text that says why. */
    public record NotAsked(String code) implements Asking {}

    private final Databases databases;
    private final FactFinding finding;
    private final GateRegister register;
    private final TwoPersons persons;
    private final CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    OverridingDecisions(
            Databases databases, FactFinding finding, GateRegister register, TwoPersons persons, CurrentUser user) {
        this.databases = databases;
        this.finding = finding;
        this.register = register;
        this.persons = persons;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OverridingDecisions() {
        this(null, null, null, null, null);
    }

    /** Asks that the part of a decision is let in; {@code words} say why, 1 to 300 characters. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
    public Asking ask(String scan, String words) {
        if (words.isBlank() || words.length() > Verdict.WORDS_CHARACTERS_MAX) {
            return new NotAsked("receiving.words");
        }
        SignedIn who = user.required();
        Self self = finding.self(who.organisation());
        return databases.of(who.organisation(), session -> {
            GateScan found = session.find(GateScan.class, scan);
            if (found == null) {
                return new NotAsked("receiving.no-scan");
            }
            Optional<String> trouble = trouble(session, self, found);
            if (trouble.isPresent()) {
                return new NotAsked(trouble.get());
            }
            JsonObject content = JsonObject.EMPTY
                    .with("brandParty", self.brandParty())
                    .with("parties", List.copyOf(self.parties()))
                    .with("scan", scan)
                    .with("words", words.strip());
            PartItem item = found.item().orElseThrow();
            String subject = item.ref() + "/" + item.index();
            return new Asked(
                    persons.ask(session, new Question(KIND, subject, content)).id());
        });
    }

    /** Why this decision cannot be overridden now; empty when it can. */
    private Optional<String> trouble(Session session, Self self, GateScan scan) {
        if (scan.item().isEmpty() || !scan.judged().isOverridable()) {
            return Optional.of("receiving.override-never");
        }
        PartItem item = scan.item().get();
        if (isFollowed(session, scan, item)) {
            return Optional.of("receiving.override-old");
        }
        GateDecision now =
                GateDecision.of(finding.of(session, self, item), new GateParts(session).expectation(scan.gateId()));
        Set<Reason> left = new HashSet<>(now.reasons());
        left.removeIf(Reason::isOverridable);
        return left.isEmpty() ? Optional.empty() : Optional.of("receiving.override-never");
    }

    /** Whether there is a later decision about the same part. */
    private static boolean isFollowed(Session session, GateScan scan, PartItem item) {
        return session.createQuery(
                                "select count(s) from GateScan s where s.ref = :ref and s.itemIndex = :index"
                                        + " and (s.decidedAt > :at or s.overrules = :id)",
                                Long.class)
                        .setParameter("ref", item.ref())
                        .setParameter("index", item.index())
                        .setParameter("at", scan.decidedAt())
                        .setParameter("id", scan.id())
                        .getSingleResult()
                > 0;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return Set.of(Role.BRAND_ADMIN);
    }

    @Override
    public Execution execute(Session session, SignedIn decider, ApprovalRequest request) {
        JsonObject content = request.content();
        Self self =
                new Self(decider.organisation(), content.text("brandParty"), new HashSet<>(content.texts("parties")));
        GateScan scan = session.find(GateScan.class, content.text("scan"));
        Optional<ReceivingGate> gate = GateRegister.hold(session, scan.gateId());
        if (gate.isEmpty()) {
            return new Hindered("receiving.no-gate", "");
        }
        if (scan.decidedBy().equals(decider.accountId())) {
            return new Hindered("receiving.override-own", "");
        }
        Optional<String> trouble = trouble(session, self, scan);
        if (trouble.isPresent()) {
            return new Hindered(trouble.get(), "");
        }
        GateScan entered = register.enter(
                session,
                gate.get(),
                self.brandParty(),
                decider,
                new GateRegister.Entry(
                        new Verdict.Scan(
                                OrganisationId.random(chance).value(), scan.seen(), scan.measured(), clock.millis()),
                        scan.item(),
                        GateDecision.because(List.of()),
                        content.text("words"),
                        scan.id()));
        return new Executed("submission:" + entered.outboxId());
    }
}
