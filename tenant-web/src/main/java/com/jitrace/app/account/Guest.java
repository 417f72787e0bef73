package com.jitrace.app.account;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who is invited.
 *
 * @param login sign-in name, 3 to 119 small letters, digits and . _ @ + -
 * @param name shown on pages, 1 to 120 characters
 * @param roles at least one
 * @param leads whether the person may invite others
 */
public record Guest(String login, String name, Set<Role> roles, boolean leads) {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{2,118}");
    private static final int NAME_CHARACTERS_MAX = 120;

    public Guest {
        roles = Set.copyOf(roles);
        if (!isLogin(login) || name.isBlank() || name.length() > NAME_CHARACTERS_MAX || roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "not somebody who can be invited: " + login + ", " + name + ", " + roles);
        }
    }

    public static boolean isLogin(String login) {
        return LOGIN.matcher(login).matches();
    }
}
