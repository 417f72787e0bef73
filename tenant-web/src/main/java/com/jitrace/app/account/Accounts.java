package com.jitrace.app.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** Opens accounts and API keys, and says whom a password or key belongs to. */
@ApplicationScoped
public class Accounts {
    /** Outcome of a sign-in. */
    public sealed interface SignIn permits Welcome, WrongNameOrPassword, WaitFirst {}

    /** The name and the password fit. */
    public record Welcome(SignedIn who) implements SignIn {}

    /** No such name, or another password: deliberately not said which. */
    public record WrongNameOrPassword() implements SignIn {}

    /** Too many wrong tries; the next one counts after this many seconds. */
    public record WaitFirst(long seconds) implements SignIn {}

    private static final int FREE_ATTEMPTS = 5;
    private static final long DELAY_SECONDS_MAX = 900;
    private static final int API_KEY_BYTES = 32;
    private static final Duration STANDING_KNOWN_FOR = Duration.ofSeconds(2);
    private static final long STANDINGS_MAX = 10_000;

    private final Databases databases;
    private final Clock clock;
    private final RandomGenerator chance;
    private final String hashOfNobody;
    private final Cache<String, Optional<Standing>> standings = Caffeine.newBuilder()
            .expireAfterWrite(STANDING_KNOWN_FOR)
            .maximumSize(STANDINGS_MAX)
            .build();

    @Inject
    private SecurityLog log;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Accounts(Databases databases, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.clock = clock;
        this.chance = chance;
        this.hashOfNobody = Passwords.hash("nobody has this password", chance);
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Accounts() {
        this.databases = null;
        this.clock = null;
        this.chance = null;
        this.hashOfNobody = null;
    }

    /** Opens an organisation's first account, which may invite others, unless the login name is taken; true when it was opened. */
    public boolean open(
            OrganisationId organisation, String login, String displayName, String password, Set<Role> roles) {
        String hash = Passwords.hash(password, chance);
        return databases.control(session -> {
            if (byLogin(session, login).isPresent()) {
                return false;
            }
            String id = OrganisationId.random(chance).value();
            session.persist(new Account(id, organisation.value(), login, displayName, hash, roles)
                    .createdAt(clock.millis())
                    .asAdministrator(roles.contains(Role.OPERATOR) || roles.contains(Role.DISTRIBUTOR)));
            return true;
        });
    }

    /** Checks a password; an unknown name costs the same time and gets the same answer as a wrong password. */
    public SignIn signIn(String login, String password) {
        SignIn outcome = databases.control(session -> {
            Optional<Account> found = byLogin(session, login);
            long now = clock.millis();
            long wait = found.map(account -> waitMillis(account, now)).orElse(0L);
            if (wait > 0) {
                return new WaitFirst((wait + 999) / 1000);
            }
            boolean fits =
                    Passwords.fits(password, found.map(Account::passwordHash).orElse(hashOfNobody));
            if (found.isEmpty() || !fits || found.get().disabled()) {
                found.ifPresent(account -> refused(account, now));
                return new WrongNameOrPassword();
            }
            found.get().succeeded();
            return new Welcome(describe(session, found.get()));
        });
        if (outcome instanceof Welcome welcome) {
            log.record(welcome.who(), SecurityEvent.Kind.SIGN_IN, "");
        }
        return outcome;
    }

    private void refused(Account account, long now) {
        account.failed(now);
        log.recordLater(
                new OrganisationId(account.organisationId()),
                SecurityEvent.Kind.SIGN_IN_REFUSED,
                account.id(),
                account.displayName());
    }

    private static long waitMillis(Account account, long now) {
        int beyond = account.failedAttempts() - FREE_ATTEMPTS;
        if (beyond < 0) {
            return 0;
        }
        long delay = Math.min(DELAY_SECONDS_MAX, 1L << Math.min(beyond + 1, 20)) * 1000;
        return account.lastFailedAt() + delay - now;
    }

    /** A new API key for an account, for start-up work; shown this once, good for all that the account may do. */
    public String issueApiKey(String login, String label, Duration validFor) {
        return databases.control(session -> {
            Account account = byLogin(session, login)
                    .orElseThrow(() -> new IllegalArgumentException("there is no account " + login));
            return addKey(session, account.id(), new KeyWish(label, Set.of(Scope.ALL), validFor));
        });
    }

    String addKey(Session session, String accountId, KeyWish wish) {
        byte[] secret = new byte[API_KEY_BYTES];
        chance.nextBytes(secret);
        String key = "jtk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String id = OrganisationId.random(chance).value();
        session.persist(new ApiKey(Secrets.sha256(key), id, accountId, wish, clock.millis()));
        return key;
    }

    /** Whom an API key belongs to, if it is known, neither expired nor revoked, and its account may still come in. */
    public Optional<KeyHolder> byApiKey(String key) {
        return databases.control(session -> Optional.ofNullable(session.find(ApiKey.class, Secrets.sha256(key)))
                .filter(found -> found.validAt(clock.millis()))
                .flatMap(found -> Optional.of(session.find(Account.class, found.accountId()))
                        .filter(account -> !account.disabled())
                        .map(account -> new KeyHolder(describe(session, account), found.scopes()))));
    }

    /** What an account may do now, or at most two seconds ago; empty when it may not come in. */
    public Optional<Standing> standing(String accountId) {
        return standings.get(
                accountId,
                id -> databases.control(session -> Optional.ofNullable(session.find(Account.class, id))
                        .filter(account -> !account.disabled())
                        .map(account -> new Standing(describe(session, account), account.version()))));
    }

    /** The account changed: this server forgets at once what it knew, others within two seconds. */
    void changed(String accountId) {
        standings.invalidate(accountId);
    }

    /** The sign-in name of an account. */
    public String login(String accountId) {
        return databases.control(
                session -> session.find(Account.class, accountId).login());
    }

    /** The account of this login name, as it would be after signing in; for start-up work that acts in a person's name. */
    public Optional<SignedIn> byLogin(String login) {
        return databases.control(session -> byLogin(session, login).map(account -> describe(session, account)));
    }

    /** The account with this id, as it would be after signing in; for work that goes on when its starter has gone. */
    public Optional<SignedIn> byId(String accountId) {
        return databases.control(session ->
                Optional.ofNullable(session.find(Account.class, accountId)).map(account -> describe(session, account)));
    }

    /** The accounts of an organisation that have one of these roles and may come in: who is to be told what concerns it. */
    public List<String> having(OrganisationId organisation, Set<Role> roles) {
        return databases.control(session -> session
                .createQuery("from Account a where a.organisationId = :organisation order by a.login", Account.class)
                .setParameter("organisation", organisation.value())
                .list()
                .stream()
                .filter(account ->
                        !account.disabled() && account.roles().stream().anyMatch(roles::contains))
                .map(Account::id)
                .toList());
    }

    static Optional<Account> byLogin(Session session, String login) {
        return session.createQuery("from Account a where a.login = :login", Account.class)
                .setParameter("login", login)
                .uniqueResultOptional();
    }

    static SignedIn describe(Session session, Account account) {
        return account.signedIn(
                session.find(Organisation.class, account.organisationId()).name());
    }
}
