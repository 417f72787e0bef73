package com.jitrace.app.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader writes; nothing of it has to be true.
 *
 * @param details in the reader's words, up to 2,000 characters
 * @param shop where it was bought or seen, up to 120 characters
 * @param region ISO 3166-2, or ""
 * @param city up to 80 characters
 */
public record ReportWords(ReportKind kind, String details, String shop, String region, String city) {
    public static final int DETAILS_CHARACTERS_MAX = 2_000;
    public static final int SHOP_CHARACTERS_MAX = 120;
    public static final int CITY_CHARACTERS_MAX = 80;

    public ReportWords {
        details = details.strip();
        shop = shop.strip();
        city = city.strip();
    }

    /** Keys of the texts that say what to correct; empty when it can be taken. */
    List<String> faults(int photos) {
        List<String> faults = new ArrayList<>();
        if (details.length() > DETAILS_CHARACTERS_MAX) {
            faults.add("report.details-long");
        }
        if (shop.length() > SHOP_CHARACTERS_MAX || city.length() > CITY_CHARACTERS_MAX) {
            faults.add("report.place-long");
        }
        if (details.isEmpty() && shop.isEmpty() && photos == 0) {
            faults.add("report.empty");
        }
        return faults;
    }
}
