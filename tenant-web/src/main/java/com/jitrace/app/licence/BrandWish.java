package com.jitrace.app.licence;

import com.jitrace.app.account.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a brand writes when it asks to come in.
 *
 * @param legalName of the company
 * @param displayName what consumers read
 * @param domain the brand's own
 * @param prefixes GS1 company prefixes, separated by blanks
 * @param contact name of the first administrator
 * @param login the first administrator's sign-in name
 * @param codes wanted
 */
public record BrandWish(
        String legalName,
        String displayName,
        String domain,
        String prefixes,
        String contact,
        String login,
        long codes) {
    public static final long CODES_MAX = 1_000_000_000L;
    private static final int LEGAL_NAME_CHARACTERS_MAX = 200;
    private static final int CONTACT_CHARACTERS_MAX = 120;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,&'’()-]{1,119}");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){1,9}[a-z]{2,63}");
    private static final Pattern PREFIXES = Pattern.compile("[0-9]{4,12}( [0-9]{4,12}){0,9}");

    public BrandWish {
        legalName = legalName.strip();
        displayName = displayName.strip();
        domain = domain.strip().toLowerCase(java.util.Locale.ROOT);
        prefixes = prefixes.strip().replaceAll("[\\s,;]+", " ");
        contact = contact.strip();
        login = login.strip();
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Keys of the texts that say what to correct. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        require(faults, !legalName.isEmpty() && legalName.length() <= LEGAL_NAME_CHARACTERS_MAX, "apply.legal-bad");
        require(faults, isName(displayName), "apply.name-bad");
        require(faults, domain.length() <= 240 && DOMAIN.matcher(domain).matches(), "apply.domain-bad");
        require(faults, PREFIXES.matcher(prefixes).matches() && !overlapsItself(), "apply.prefixes-bad");
        require(faults, !contact.isEmpty() && contact.length() <= CONTACT_CHARACTERS_MAX, "apply.contact-bad");
        require(faults, Guest.isLogin(login), "team.login-bad");
        require(faults, codes >= 1 && codes <= CODES_MAX, "apply.codes-bad");
        return faults;
    }

    private static void require(List<String> faults, boolean good, String otherwise) {
        if (!good) {
            faults.add(otherwise);
        }
    }

    private boolean overlapsItself() {
        List<String> own = List.of(prefixes.split(" "));
        for (int i = 0; i < own.size(); i++) {
            if (overlap(own.get(i), String.join(" ", own.subList(i + 1, own.size())))) {
                return true;
            }
        }
        return false;
    }

    /** Whether two lists of prefixes, separated by blanks, name a common GTIN. */
    static boolean overlap(String ones, String others) {
        for (String one : ones.split(" ")) {
            for (String other : others.split(" ")) {
                if (!one.isEmpty() && !other.isEmpty() && (one.startsWith(other) || other.startsWith(one))) {
                    return true;
                }
            }
        }
        return false;
    }
}
