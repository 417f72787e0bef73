package com.jitrace.app.account;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.LockMode;
import org.hibernate.Session;

/** Links that open an account: random, kept only as a hash, good once and for seven days. */
@ApplicationScoped
public class Invitations {
    /** Outcome of accepting. */
    public sealed interface Acceptance permits Joined, NotJoined {}

    public record Joined(String login) implements Acceptance {}

    /** Nothing was opened; the key of the text that says what to do. */
    public record NotJoined(String code) implements Acceptance {}

    /** What the person sees before choosing a password. */
    public record Welcome(String organisation, String login, String name) {}

    static final Duration VALID = Duration.ofDays(7);
    private static final int TOKEN_BYTES = 32;

    private final Databases databases;
    private final Clock clock;
    private final RandomGenerator chance;
    private final SecurityLog log;

    @Inject
    Invitations(Databases databases, Clock clock, RandomGenerator chance, SecurityLog log) {
        this.databases = databases;
        this.clock = clock;
        this.chance = chance;
        this.log = log;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Invitations() {
        this(null, null, null, null);
    }

    /**
     * Invites somebody; returns the token of the link, which nobody can read again. An open invitation of the same name in the same
     * organisation loses its force. For use cases that have checked who may invite.
     */
    public String invite(OrganisationId organisation, Guest guest, String byAccount) {
        byte[] random = new byte[TOKEN_BYTES];
        chance.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        databases.control(session -> {
            long now = clock.millis();
            session.createQuery(
                            "from Invitation i where i.organisationId = :organisation and i.login = :login and i.usedAt = 0",
                            Invitation.class)
                    .setParameter("organisation", organisation.value())
                    .setParameter("login", guest.login())
                    .list()
                    .forEach(old -> old.use(now));
            String id = OrganisationId.random(chance).value();
            session.persist(new Invitation(id, Secrets.sha256(token), organisation, guest, byAccount)
                    .between(now, now + VALID.toMillis()));
            return true;
        });
        return token;
    }

    /** Whether a sign-in name is free. */
    public boolean isFree(String login) {
        return databases.control(session -> Accounts.byLogin(session, login).isEmpty());
    }

    /** To what this link invites, while it is good. */
    public Optional<Welcome> look(String token) {
        return databases.control(session -> open(session, token)
                .map(found -> new Welcome(
                        session.find(Organisation.class, found.organisation().value())
                                .name(),
                        found.guest().login(),
                        found.guest().name())));
    }

    /** Opens the account with this password; the link is used up. */
    public Acceptance accept(String token, String password) {
        Optional<Welcome> seen = look(token);
        if (seen.isEmpty()) {
            return new NotJoined("join.gone");
        }
        Optional<String> fault = PasswordRule.fault(password, seen.get().login());
        if (fault.isPresent()) {
            return new NotJoined(fault.get());
        }
        String hash = Passwords.hash(password, chance);
        Optional<SignedIn> joined = databases.control(session -> open(session, token)
                .filter(found ->
                        Accounts.byLogin(session, found.guest().login()).isEmpty())
                .map(found -> join(session, found, hash)));
        joined.ifPresent(who -> log.record(who, SecurityEvent.Kind.JOINED, ""));
        return joined.isPresent() ? new Joined(seen.get().login()) : new NotJoined("join.gone");
    }

    private SignedIn join(Session session, Invitation invitation, String passwordHash) {
        session.lock(invitation, LockMode.PESSIMISTIC_WRITE);
        session.refresh(invitation);
        if (!invitation.openAt(clock.millis())) {
            throw new NotAllowed("this invitation was used just now");
        }
        invitation.use(clock.millis());
        Guest guest = invitation.guest();
        Account account = new Account(
                        OrganisationId.random(chance).value(),
                        invitation.organisation().value(),
                        guest.login(),
                        guest.name(),
                        passwordHash,
                        guest.roles())
                .createdAt(clock.millis())
                .asAdministrator(guest.leads());
        session.persist(account);
        return account.signedIn(
                session.find(Organisation.class, account.organisationId()).name());
    }

    private Optional<Invitation> open(Session session, String token) {
        return session.createQuery("from Invitation i where i.tokenHash = :hash", Invitation.class)
                .setParameter("hash", Secrets.sha256(token))
                .uniqueResultOptional()
                .filter(found -> found.openAt(clock.millis()));
    }
}
