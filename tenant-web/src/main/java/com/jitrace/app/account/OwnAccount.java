package com.jitrace.app.account;

import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What people do with their own account: another password, API keys. */
@ApplicationScoped
@Allowed({Role.OPERATOR, Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK})
public class OwnAccount {
    /** An API key as it may be shown: without its secret. */
    public record Key(String id, String label, Set<Scope> scopes, long createdAt, long expiresAt, boolean revoked) {}

    private static final int KEYS_MAX = 50;

    private final Databases databases;
    private final Accounts accounts;
    private final SecurityLog log;
    private final CurrentUser user;
    private final Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    @SuppressWarnings("NullAway.Init")
    OwnAccount(Databases databases, Accounts accounts, SecurityLog log, CurrentUser user, Clock clock) {
        this.databases = databases;
        this.accounts = accounts;
        this.log = log;
        this.user = user;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OwnAccount() {
        this(null, null, null, null, null);
    }

    /** Changes the password; the key of the text that says why not. Every session of the account ends, this one too. */
    @Allowed({
        Role.OPERATOR,
        Role.BRAND_ADMIN,
        Role.BRAND_USER,
        Role.DISTRIBUTOR,
        Role.SUPPLIER,
        Role.CLERK,
        Role.AUDITOR
    })
    public Optional<String> changePassword(String old, String wanted) {
        SignedIn who = user.required();
        String login = accounts.login(who.accountId());
        Accounts.SignIn known = accounts.signIn(login, old);
        if (!(known instanceof Accounts.Welcome)) {
            return Optional.of(known instanceof Accounts.WaitFirst ? "password.wait" : "password.old-wrong");
        }
        Optional<String> fault = PasswordRule.fault(wanted, login);
        if (fault.isPresent()) {
            return fault;
        }
        String hash = Passwords.hash(wanted, chance);
        databases.control(session -> {
            session.find(Account.class, who.accountId()).newPassword(hash);
            return true;
        });
        accounts.changed(who.accountId());
        log.record(who, SecurityEvent.Kind.PASSWORD, "");
        return Optional.empty();
    }

    /** A new key that acts as this account; its secret, shown this once. Empty when there are too many. */
    public Optional<String> createKey(KeyWish wish) {
        SignedIn who = user.required();
        if (keys().stream().filter(key -> !key.revoked()).count() >= KEYS_MAX) {
            return Optional.empty();
        }
        String key = databases.control(session -> accounts.addKey(session, who.accountId(), wish));
        log.record(who, SecurityEvent.Kind.KEY_CREATED, wish.label());
        return Optional.of(key);
    }

    public List<Key> keys() {
        return databases.control(session -> session
                .createQuery("from ApiKey k where k.accountId = :own order by k.createdAt desc", ApiKey.class)
                .setParameter("own", user.required().accountId())
                .list()
                .stream()
                .map(k -> new Key(k.id(), k.label(), k.scopes(), k.createdAt(), k.expiresAt(), k.revoked()))
                .toList());
    }

    /** Revokes one of the own keys; false when there is none with this id. */
    public boolean revokeKey(String id) {
        SignedIn who = user.required();
        Optional<String> label = databases.control(session -> session.createQuery(
                        "from ApiKey k where k.id = :id and k.accountId = :own and k.revokedAt = 0", ApiKey.class)
                .setParameter("id", id)
                .setParameter("own", who.accountId())
                .uniqueResultOptional()
                .map(key -> {
                    key.revoke(clock.millis());
                    return key.label();
                }));
        label.ifPresent(name -> log.record(who, SecurityEvent.Kind.KEY_REVOKED, name));
        return label.isPresent();
    }
}
