package com.jitrace.app.licence;

import com.jitrace.app.account.Accounts;
import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.outbox.StatementText;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.ChainGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * What operators decide together: one proposes, others sign with their own keys, and with k signatures it goes to the chain, once. Every
 * signature is verified before it is stored; the validators verify them again.
 */
@ApplicationScoped
@Allowed(Role.OPERATOR)
public class Proposals {
    /** A proposal as operators see it. */
    public record View(
            String id,
            Proposal.Kind kind,
            String about,
            Proposal.State state,
            List<String> signedBy,
            int needed,
            long outboxId,
            long createdAt,
            long expiresAt) {
        public View {
            signedBy = List.copyOf(signedBy);
        }
    }

    /** Outcome of proposing, signing or declining. */
    public sealed interface Outcome permits Stands, NotTaken {}

    /**
     * How the proposal stands now.
     *
     * @param invitation token of the first administrator's link, when a brand came in by this; nobody can read it again
     */
    public record Stands(View proposal, Optional<String> invitation) implements Outcome {}

    /** Nothing changed; the key of the text that says why. */
    public record NotTaken(String code) implements Outcome {}

    private static final Duration OPEN_FOR = Duration.ofDays(14);
    private static final int ROWS_MAX = 200;

    private final Databases databases;
    private final OperatorKeys keys;
    private final Outbox outbox;
    private final Settling settling;
    private final CurrentUser user;

    @Inject
    private Accounts accounts;

    @Inject
    private Keyring keyring;

    @Inject
    private ChainGateway chain;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Proposals(Databases databases, OperatorKeys keys, Outbox outbox, Settling settling, CurrentUser user) {
        this.databases = databases;
        this.keys = keys;
        this.outbox = outbox;
        this.settling = settling;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Proposals() {
        this(null, null, null, null, null);
    }

    /** Puts statements to the operators; signed at once by the proposer's own key when this server keeps it. */
    Stands propose(Proposal.Kind kind, String about, List<Governed> statements, JsonObject content) {
        SignedIn operator = user.required();
        String id = OrganisationId.random(chance).value();
        long now = clock.millis();
        databases.control(session -> {
            session.persist(
                    new Proposal(id, kind, about, statements, content).by(operator, now, now + OPEN_FOR.toMillis()));
            return true;
        });
        return keyKept() && approve(id) instanceof Stands stands
                ? stands
                : new Stands(find(id).orElseThrow(), Optional.empty());
    }

    /** Whether the operators' own party is on its way to the chain, or waits for signatures. */
    boolean foundingStands(OrganisationId home) {
        return databases.control(session -> Founding.stands(session, home));
    }

    /** Whether this server keeps a key for whoever asks. */
    public boolean keyKept() {
        return keys.operatorOf(login()).isPresent();
    }

    /** Signs with the key that this server keeps for this account. */
    public Outcome approve(String id) {
        Optional<String> operator = keys.operatorOf(login());
        if (operator.isEmpty()) {
            return new NotTaken("proposals.no-key");
        }
        Optional<List<Governed>> statements = databases.control(
                session -> Optional.ofNullable(session.find(Proposal.class, id)).map(Proposal::statements));
        return statements
                .map(bare -> add(
                        id,
                        operator.get(),
                        keys.sign(login(), bare).stream().map(Approval::sig).toList(),
                        false))
                .orElseGet(() -> new NotTaken("proposals.unknown"));
    }

    /** Takes signatures made away from this server, one a line in the order of the statements. */
    public Outcome approveOffline(String id, String operator, String pasted) {
        return add(
                id, operator.strip(), pasted.strip().lines().map(String::strip).toList(), true);
    }

    private Outcome add(String id, String operator, List<String> offered, boolean offline) {
        SignedIn who = user.required();
        Optional<String> fault = databases.control(session -> {
            Proposal proposal = session.find(Proposal.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (proposal == null) {
                return Optional.of("proposals.unknown");
            }
            proposal.expireAt(clock.millis());
            if (proposal.state() != Proposal.State.OPEN) {
                return Optional.of("proposals.closed");
            }
            Ballot ballot = ballot(session, proposal);
            if (ballot.signatures().containsKey(operator)) {
                return Optional.of("proposals.signed-already");
            }
            if (!ballot.fits(operator, offered)) {
                return Optional.of("proposals.wrong-signature");
            }
            boolean enough = ballot.with(operator, offered).enough();
            if (enough && !Founding.lets(session, proposal)) {
                return Optional.of("proposals.operator-first");
            }
            session.persist(new ProposalSignature(
                    new ProposalSignature.Id(id, operator), offered, who.accountId(), offline, clock.millis()));
            if (enough) {
                proposal.ready();
            }
            return Optional.empty();
        });
        if (fault.isPresent()) {
            return new NotTaken(fault.get());
        }
        Optional<String> invitation = send(id);
        return new Stands(find(id).orElseThrow(), invitation);
    }

    /** Hands a proposal with enough signatures to the outbox; repeatable, and without effect on any other. */
    private Optional<String> send(String id) {
        SignedIn who = user.required();
        Optional<Ballot> ready = databases.control(session -> Optional.ofNullable(session.find(Proposal.class, id))
                .filter(found -> found.state() == Proposal.State.READY)
                .map(found -> ballot(session, found)));
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        Proposal proposal = databases.control(session -> session.find(Proposal.class, id));
        settling.before(proposal);
        long row = intoOutbox(proposal, ready.get(), who);
        boolean first = databases.control(session -> {
            Proposal stored = session.find(Proposal.class, id, LockModeType.PESSIMISTIC_WRITE);
            boolean mine = stored.state() == Proposal.State.READY;
            if (mine) {
                stored.sent(row, who.accountId(), clock.millis());
            }
            return mine;
        });
        return first ? settling.after(proposal, who) : Optional.empty();
    }

    private long intoOutbox(Proposal proposal, Ballot ballot, SignedIn who) {
        try {
            return databases.of(proposal.home(), session -> {
                SentProposal known = session.find(SentProposal.class, proposal.id());
                if (known != null) {
                    return known.outboxId();
                }
                long row = outbox.add(
                        session,
                        proposal.home(),
                        operatorParty(session),
                        proposal.kind().name().toLowerCase(Locale.ROOT),
                        who,
                        ballot.signed());
                session.persist(new SentProposal(proposal.id(), row));
                session.flush();
                return row;
            });
        } catch (RuntimeException raced) {
            return databases
                    .of(
                            proposal.home(),
                            session -> Optional.ofNullable(session.find(SentProposal.class, proposal.id())))
                    .map(SentProposal::outboxId)
                    .orElseThrow(() -> raced);
        }
    }

    private String operatorParty(Session session) {
        return keyring.partyKeys(session).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the operator has no party yet"))
                .partyId();
    }

    /** Takes a proposal off the table. */
    public Outcome decline(String id) {
        SignedIn who = user.required();
        Optional<Proposal> declined = databases.control(session -> {
            Proposal proposal = session.find(Proposal.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (proposal == null || proposal.state() != Proposal.State.OPEN) {
                return Optional.empty();
            }
            proposal.decline(who.accountId(), clock.millis());
            return Optional.of(proposal);
        });
        declined.ifPresent(settling::undone);
        return declined.isPresent()
                ? new Stands(find(id).orElseThrow(), Optional.empty())
                : new NotTaken("proposals.closed");
    }

    /** A new link for the first administrator of a brand that came in by this proposal, while nobody has used one. */
    public Optional<String> inviteAgain(String id) {
        SignedIn who = user.required();
        return databases
                .control(session -> Optional.ofNullable(session.find(Proposal.class, id))
                        .filter(found -> found.state() == Proposal.State.SENT))
                .flatMap(found -> settling.invite(found, who));
    }

    /** Every proposal, newest first; what a cut-off server left ready is sent now, what is too old expires. */
    public List<View> all() {
        List<Proposal> found = databases.control(session -> {
            List<Proposal> rows = session.createQuery("from Proposal p order by p.createdAt desc, p.id", Proposal.class)
                    .setMaxResults(ROWS_MAX)
                    .list();
            rows.forEach(row -> row.expireAt(clock.millis()));
            return rows;
        });
        found.stream().filter(row -> row.state() == Proposal.State.EXPIRED).forEach(settling::undone);
        found.stream().filter(row -> row.state() == Proposal.State.READY).forEach(row -> send(row.id()));
        return databases.control(session -> found.stream()
                .map(row -> view(session, session.find(Proposal.class, row.id())))
                .toList());
    }

    public Optional<View> find(String id) {
        return databases.control(
                session -> Optional.ofNullable(session.find(Proposal.class, id)).map(found -> view(session, found)));
    }

    /** What an operator signs offline: {@code {"chain":…,"s":[…]}}, read by {@code chain.jar approve}. */
    public Optional<String> toSign(String id) {
        return databases.control(session -> Optional.ofNullable(session.find(Proposal.class, id))
                .map(found -> JsonObject.parse(StatementText.write(List.copyOf(found.statements()))
                                .getBytes(StandardCharsets.UTF_8))
                        .with("chain", chain.genesis().chainId())
                        .toString()));
    }

    /** Names of the chain's operators. */
    public List<String> operators() {
        return chain.genesis().asOperators().keys().keySet().stream().sorted().toList();
    }

    private View view(Session session, Proposal found) {
        return new View(
                found.id(),
                found.kind(),
                found.about(),
                found.state(),
                List.copyOf(signatures(session, found.id()).keySet()),
                chain.genesis().operatorThreshold(),
                found.outboxId(),
                found.createdAt(),
                found.expiresAt());
    }

    private Ballot ballot(Session session, Proposal proposal) {
        return new Ballot(
                chain.genesis().asOperators(),
                chain.genesis().chainId(),
                proposal.statements(),
                signatures(session, proposal.id()));
    }

    private static Map<String, List<String>> signatures(Session session, String id) {
        return session
                .createQuery("from ProposalSignature s where s.id.proposalId = :id", ProposalSignature.class)
                .setParameter("id", id)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        ProposalSignature::operator,
                        ProposalSignature::signatures,
                        (a, b) -> a,
                        java.util.TreeMap::new));
    }

    private String login() {
        return accounts.login(user.required().accountId());
    }
}
