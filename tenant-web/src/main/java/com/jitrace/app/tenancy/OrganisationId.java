package com.jitrace.app.tenancy;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** An organisation (brand, distributor, supplier, manufacturer, operator): 32 lower-case hex digits, random. */
public record OrganisationId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public OrganisationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an organisation id is 32 hex digits, not: " + value);
        }
    }

    /** A new random id; the source must be a secure one. */
    public static OrganisationId random(RandomGenerator chance) {
        byte[] bytes = new byte[16];
        chance.nextBytes(bytes);
        return new OrganisationId(HexFormat.of().formatHex(bytes));
    }

    /** Name of the organisation's database and of the role that alone may read it (≤ 32 characters: MySQL's limit for roles). */
    String databaseName() {
        return "jt" + value.substring(0, 24);
    }

    @Override
    public String toString() {
        return value;
    }
}
