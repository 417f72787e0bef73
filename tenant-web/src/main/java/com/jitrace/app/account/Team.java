package com.jitrace.app.account;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** An organisation's administrator lets people in, changes what they may do, and turns them away; only within the own organisation. */
@ApplicationScoped
@Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
public class Team {
    /** Somebody of the organisation. */
    public record Member(String id, String login, String name, Set<Role> roles, boolean leads, boolean disabled) {}

    /** Somebody who has a link and did not use it yet. */
    public record Expected(String login, String name, Set<Role> roles, long until) {}

    /** Outcome. */
    public sealed interface Change permits Done, Invited, NotDone {}

    public record Done() implements Change {}

    /** The token of the link; nobody can read it again. */
    public record Invited(String token) implements Change {}

    /** Nothing changed; the key of the text that says why. "team.unknown" for whoever is not of this organisation. */
    public record NotDone(String code) implements Change {}

    private static final int PEOPLE_MAX = 500;

    private final Databases databases;
    private final Accounts accounts;
    private final Invitations invitations;
    private final SecurityLog log;
    private final CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Team(Databases databases, Accounts accounts, Invitations invitations, SecurityLog log, CurrentUser user) {
        this.databases = databases;
        this.accounts = accounts;
        this.invitations = invitations;
        this.log = log;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Team() {
        this(null, null, null, null, null);
    }

    /** Whether whoever asks may change the team. */
    public boolean mayLead() {
        String own = user.required().accountId();
        return databases.control(session -> session.find(Account.class, own).leads());
    }

    /** The roles to choose from. */
    public Set<Role> roles() {
        return Roster.rolesOf(databases.control(session -> kind(session, user.required())));
    }

    public List<Member> members() {
        return databases.control(session -> all(session, user.required().organisation()).stream()
                .map(a -> new Member(a.id(), a.login(), a.displayName(), a.roles(), a.leads(), a.disabled()))
                .toList());
    }

    public List<Expected> expected() {
        long now = clock.millis();
        return databases.control(session -> session
                .createQuery(
                        "from Invitation i where i.organisationId = :own and i.usedAt = 0 and i.expiresAt > :now"
                                + " order by i.createdAt",
                        Invitation.class)
                .setParameter("own", user.required().organisation().value())
                .setParameter("now", now)
                .list()
                .stream()
                .map(i -> new Expected(
                        i.guest().login(), i.guest().name(), i.guest().roles(), i.expiresAt()))
                .toList());
    }

    /** Invites somebody into the own organisation. */
    public Change invite(String login, String name, Set<Role> roles) {
        SignedIn admin = leader();
        if (!Guest.isLogin(login)) {
            return new NotDone("team.login-bad");
        }
        Optional<String> bad =
                databases.control(session -> roster(session, admin).refuseRoles(roles));
        if (bad.isPresent() || name.isBlank() || name.length() > SecurityEvent.TEXT_CHARACTERS_MAX) {
            return new NotDone(bad.orElse("team.name-bad"));
        }
        if (members().size() + expected().size() >= PEOPLE_MAX) {
            return new NotDone("team.full");
        }
        if (!invitations.isFree(login)) {
            return new NotDone("team.login-taken");
        }
        Guest guest = new Guest(login, name.strip(), roles, roles.contains(Role.BRAND_ADMIN));
        String token = invitations.invite(admin.organisation(), guest, admin.accountId());
        log.record(admin, SecurityEvent.Kind.INVITED, login + " " + Account.written(roles));
        return new Invited(token);
    }

    public Change changeRoles(String id, Set<Role> roles) {
        return change(
                id,
                SecurityEvent.Kind.ROLES,
                Account.written(roles),
                (roster, account) -> roster.refuse(account.id(), roles),
                account -> account.takeRoles(roles));
    }

    public Change disable(String id) {
        return change(
                id,
                SecurityEvent.Kind.DISABLED,
                "",
                (roster, account) -> roster.refuseDisabling(account.id()),
                account -> account.disable(clock.millis()));
    }

    public Change enable(String id) {
        return change(id, SecurityEvent.Kind.ENABLED, "", (roster, account) -> Optional.empty(), Account::enable);
    }

    private interface Check {
        Optional<String> refuse(Roster roster, Account account);
    }

    private Change change(
            String id, SecurityEvent.Kind kind, String to, Check check, java.util.function.Consumer<Account> act) {
        SignedIn admin = leader();
        StringBuilder login = new StringBuilder();
        Optional<String> refused = databases.control(session -> {
            // the organisation's row is the lock under which "the last administrator" is judged
            session.find(Organisation.class, admin.organisationId(), LockModeType.PESSIMISTIC_WRITE);
            Optional<Account> found = Optional.ofNullable(session.find(Account.class, id))
                    .filter(account -> account.organisationId().equals(admin.organisationId()));
            Optional<String> why =
                    found.isEmpty() ? Optional.of("team.unknown") : check.refuse(roster(session, admin), found.get());
            if (why.isEmpty()) {
                login.append(found.orElseThrow().login());
                act.accept(found.orElseThrow());
            }
            return why;
        });
        if (refused.isPresent()) {
            return new NotDone(refused.get());
        }
        accounts.changed(id);
        log.record(admin, kind, (login + " " + to).strip());
        return new Done();
    }

    private SignedIn leader() {
        if (!mayLead()) {
            throw new NotAllowed("only an administrator of the organisation changes its team");
        }
        return user.required();
    }

    private static Organisation.Kind kind(Session session, SignedIn who) {
        return session.find(Organisation.class, who.organisationId()).kind();
    }

    private static Roster roster(Session session, SignedIn who) {
        return new Roster(
                kind(session, who),
                all(session, who.organisation()).stream()
                        .map(a -> new Roster.Place(a.id(), a.roles(), a.leads(), a.disabled()))
                        .toList());
    }

    private static List<Account> all(Session session, OrganisationId organisation) {
        return session.createQuery("from Account a where a.organisationId = :own order by a.login", Account.class)
                .setParameter("own", organisation.value())
                .list();
    }
}
