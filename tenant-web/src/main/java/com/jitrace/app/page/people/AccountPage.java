package com.jitrace.app.page.people;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.KeyWish;
import com.jitrace.app.account.OwnAccount;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.Scope;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The own password and API keys. */
@Named
@RequestScoped
public class AccountPage {
    private final OwnAccount own;
    private final CurrentUser user;
    private final Shell shell;
    private String old = "";
    private String wanted = "";
    private String label = "";
    private List<String> scopes = List.of();
    private int days = 90;
    private String secret = "";

    @Inject
    AccountPage(OwnAccount own, CurrentUser user, Shell shell) {
        this.own = own;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AccountPage() {
        this(null, null, null);
    }

    /** A key, in words. */
    public record Row(String id, String label, String scopes, String until, boolean revoked) {}

    /** A scope to choose. */
    public record Choice(String id, String label) {}

    /** An auditor only looks, so there is nothing for a program to do in an auditor's name. */
    public boolean isKeysToo() {
        return !user.required().roles().equals(Set.of(Role.AUDITOR));
    }

    public @Nullable String changePassword() {
        Optional<String> fault = own.changePassword(old, wanted);
        return fault.isPresent() ? shell.refuse(shell.say(fault.get())) : shell.go("signin", "password.changed");
    }

    public List<Row> keys() {
        return own.keys().stream()
                .map(key -> new Row(
                        key.id(),
                        key.label(),
                        key.scopes().stream()
                                .sorted()
                                .map(scope -> shell.say("scope." + scope.name()))
                                .collect(Collectors.joining(", ")),
                        shell.minute(key.expiresAt()),
                        key.revoked()))
                .toList();
    }

    public List<Choice> scopeChoices() {
        return Arrays.stream(Scope.values())
                .map(scope -> new Choice(scope.name(), shell.say("scope." + scope.name())))
                .toList();
    }

    public @Nullable String createKey() {
        Set<String> known = Arrays.stream(Scope.values()).map(Scope::name).collect(Collectors.toSet());
        Set<Scope> chosen =
                scopes.stream().filter(known::contains).map(Scope::valueOf).collect(Collectors.toSet());
        if (label.isBlank()
                || label.length() > 100
                || chosen.isEmpty()
                || days < 1
                || days > KeyWish.VALID_MAX.toDays()) {
            return shell.refuse(shell.say("keys.incomplete", KeyWish.VALID_MAX.toDays()));
        }
        Optional<String> key = own.createKey(new KeyWish(label, chosen, Duration.ofDays(days)));
        secret = key.orElse("");
        return key.isPresent() ? null : shell.refuse(shell.say("keys.too-many"));
    }

    /** The key that was just made; shown this once. */
    public String secret() {
        return secret;
    }

    public @Nullable String revoke(String id) {
        return own.revokeKey(id) ? shell.go("account", "keys.revoked") : shell.refuse(shell.say("keys.unknown"));
    }

    public List<String> getScopes() {
        return scopes;
    }

    public void setScopes(List<String> scopes) {
        this.scopes = List.copyOf(scopes);
    }

    public String getOld() {
        return "";
    }

    public void setOld(@Nullable String old) {
        this.old = old == null ? "" : old;
    }

    public String getWanted() {
        return "";
    }

    public void setWanted(@Nullable String wanted) {
        this.wanted = wanted == null ? "" : wanted;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(@Nullable String label) {
        this.label = label == null ? "" : label;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }
}
