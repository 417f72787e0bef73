package com.jitrace.app.account;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
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

    private final Databases databases;
    private final Clock clock;
    private final RandomGenerator chance;
    private final String hashOfNobody;

    @Inject
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

    /** Opens an account unless the login name is taken; true when it was opened. */
    public boolean open(
            OrganisationId organisation, String login, String displayName, String password, Set<Role> roles) {
        String hash = Passwords.hash(password, chance);
        return databases.control(session -> {
            if (byLogin(session, login).isPresent()) {
                return false;
            }
            String id = OrganisationId.random(chance).value();
            session.persist(
                    new Account(id, organisation.value(), login, displayName, hash, roles).createdAt(clock.millis()));
            return true;
        });
    }

    /** Checks a password; an unknown name costs the same time and gets the same answer as a wrong password. */
    public SignIn signIn(String login, String password) {
        return databases.control(session -> {
            Optional<Account> found = byLogin(session, login);
            long now = clock.millis();
            long wait = found.map(account -> waitMillis(account, now)).orElse(0L);
            if (wait > 0) {
                return new WaitFirst((wait + 999) / 1000);
            }
            boolean fits =
                    Passwords.fits(password, found.map(Account::passwordHash).orElse(hashOfNobody));
            if (found.isEmpty() || !fits) {
                found.ifPresent(account -> account.failed(now));
                return new WrongNameOrPassword();
            }
            found.get().succeeded();
            return new Welcome(describe(session, found.get()));
        });
    }

    private static long waitMillis(Account account, long now) {
        int beyond = account.failedAttempts() - FREE_ATTEMPTS;
        if (beyond < 0) {
            return 0;
        }
        long delay = Math.min(DELAY_SECONDS_MAX, 1L << Math.min(beyond + 1, 20)) * 1000;
        return account.lastFailedAt() + delay - now;
    }

    /** A new API key for an account, shown this once; valid for the given time. */
    public String issueApiKey(String login, String label, Duration validFor) {
        byte[] secret = new byte[API_KEY_BYTES];
        chance.nextBytes(secret);
        String key = "jtk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        databases.control(session -> {
            Account account = byLogin(session, login)
                    .orElseThrow(() -> new IllegalArgumentException("there is no account " + login));
            long now = clock.millis();
            session.persist(new ApiKey(sha256(key), account.id(), label, now, now + validFor.toMillis()));
            return true;
        });
        return key;
    }

    /** Whom an API key belongs to, if it is known and not expired. */
    public Optional<SignedIn> byApiKey(String key) {
        return databases.control(session -> Optional.ofNullable(session.find(ApiKey.class, sha256(key)))
                .filter(found -> found.validAt(clock.millis()))
                .map(found -> describe(session, session.find(Account.class, found.accountId()))));
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

    private static Optional<Account> byLogin(Session session, String login) {
        return session.createQuery("from Account a where a.login = :login", Account.class)
                .setParameter("login", login)
                .uniqueResultOptional();
    }

    private static SignedIn describe(Session session, Account account) {
        return account.signedIn(
                session.find(Organisation.class, account.organisationId()).name());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
