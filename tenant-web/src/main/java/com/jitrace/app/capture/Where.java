package com.jitrace.app.capture;

import com.jitrace.chain.entry.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where something happened, as a person says it.
 *
 * @param region ISO 3166-2, like FR-ARA
 * @param city name of the city, up to 80 characters, or ""; only its commitment reaches the chain
 */
public record Where(String region, String city) {
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final int CITY_CHARACTERS_MAX = 80;

    /** Reads a place; empty when the region has not the form of ISO 3166-2 or the city is too long. */
    public static Optional<Where> read(String region, String city) {
        String tidy = region.trim().toUpperCase(java.util.Locale.ROOT);
        return REGION.matcher(tidy).matches() && city.trim().length() <= CITY_CHARACTERS_MAX
                ? Optional.of(new Where(tidy, city.trim()))
                : Optional.empty();
    }

    /** What is committed: the city and the day (UTC). */
    JsonObject content(String day) {
        return JsonObject.EMPTY.with("city", city).with("day", day);
    }
}
