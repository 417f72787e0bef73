package com.jitrace.chain.entry;

import java.util.Optional;

/**
 * Where something happened, as coarse as the chain may know it.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2, within the country
 * @param open commitment to the city, day, coordinates (64 hex digits)
 */
public record Place(String country, String region, Optional<String> open) {
    public Place {
        Form.country(country);
        Form.region(region);
        open.ifPresent(Form::hash);
        if (!region.startsWith(country + "-")) {
            throw Malformed.form("region " + region + " is not in " + country);
        }
    }

    /** From the region alone: its first two letters are the country. */
    public static Place of(String region) {
        return new Place(Form.region(region).substring(0, 2), region, Optional.empty());
    }

    JsonObject json() {
        return JsonObject.EMPTY.with("country", country).with("region", region).withText("open", open);
    }

    static Place read(JsonObject object) {
        Fields fields = new Fields(object);
        Place place = new Place(
                fields.text("country", Form::country),
                fields.text("region", Form::region),
                fields.optional("open", Form::hash));
        fields.end();
        return place;
    }
}
