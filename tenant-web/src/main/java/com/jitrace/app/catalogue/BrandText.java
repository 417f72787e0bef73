package com.jitrace.app.catalogue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a brand says in one language on the pages of its items; all of it may be left empty.
 *
 * @param greeting a sentence beside the product, up to 300 characters
 * @param care how the brand's customer care can be reached, in words, up to 300 characters
 * @param link https address of the customer care, up to 300 characters
 */
public record BrandText(String greeting, String care, String link) {
    public static final int CHARACTERS_MAX = 300;
    public static final BrandText NONE = new BrandText("", "", "");

    public BrandText {
        greeting = greeting.strip();
        care = care.strip();
        link = link.strip();
    }

    public boolean isEmpty() {
        return greeting.isEmpty() && care.isEmpty() && link.isEmpty();
    }

    /** Keys of the texts that say what to correct. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (greeting.length() > CHARACTERS_MAX || care.length() > CHARACTERS_MAX || link.length() > CHARACTERS_MAX) {
            faults.add("brand-page.long");
        }
        if (!link.isEmpty() && !isHttps(link)) {
            faults.add("brand-page.link");
        }
        return faults;
    }

    private static boolean isHttps(String link) {
        try {
            URI uri = URI.create(link);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
