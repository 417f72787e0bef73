package com.jitrace.app.account;

import java.util.Locale;
import java.util.Optional;

/** What a new password must be: 12 to 200 characters, not one that attackers try first, not the sign-in name. No rules of composition. */
public final class PasswordRule {
    private PasswordRule() {}

    /** Key of the text that says what is wrong with it. */
    public static Optional<String> fault(String password, String login) {
        if (password.length() < Passwords.LENGTH_MIN || password.length() > Passwords.LENGTH_MAX) {
            return Optional.of("password.length");
        }
        boolean own = password.toLowerCase(Locale.ROOT)
                        .contains(login.toLowerCase(Locale.ROOT).split("@", 2)[0])
                && password.length() < login.length() + 6;
        return own || CommonPasswords.contains(password) ? Optional.of("password.common") : Optional.empty();
    }
}
