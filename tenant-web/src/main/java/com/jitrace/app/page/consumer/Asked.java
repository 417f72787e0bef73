package com.jitrace.app.page.consumer;

import com.jitrace.app.words.Language;
import com.jitrace.app.words.Regions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asked for: everything stands in the address, so that the page needs no session.
 *
 * @param address of the code's page
 * @param origin public address of the service, without a trailing slash
 * @param region ISO 3166-2 region to compare with
 * @param city what was typed into the city form
 * @param country ISO 3166-1 country whose regions are offered; "" asks for the list of countries
 * @param compare step of the comparison, or how it ended
 * @param shown parts that are shown on demand only
 */
record Asked(
        Address address,
        String origin,
        Language language,
        Optional<String> region,
        Optional<String> city,
        Optional<String> country,
        String compare,
        Set<Extra> shown) {
    /** What a reader can ask for on top. */
    enum Extra {
        /** The journey on a map. */
        MAP,
        /** The browser's own position. */
        LOCATE
    }

    private static final int CITY_CHARACTERS_MAX = 80;

    /** @param parameter looks up a query parameter; null when there is none */
    static Asked of(Address address, String origin, Language language, UnaryOperator<@Nullable String> parameter) {
        Optional<String> city = Optional.ofNullable(parameter.apply("city"))
                .map(String::strip)
                .filter(typed -> !typed.isEmpty())
                .map(typed -> typed.substring(0, Math.min(typed.length(), CITY_CHARACTERS_MAX)));
        return new Asked(
                address,
                origin,
                language,
                Optional.ofNullable(parameter.apply("region")).flatMap(Regions::code),
                city,
                Optional.ofNullable(parameter.apply("country")).map(code -> code.matches("[A-Z]{2}") ? code : ""),
                Optional.ofNullable(parameter.apply("compare")).orElse(""),
                Arrays.stream(Extra.values())
                        .filter(extra -> parameter.apply(extra.name().toLowerCase(Locale.ROOT)) != null)
                        .collect(Collectors.toSet()));
    }

    /** The page with this parameter, in this language and for this place. */
    String link(String parameter) {
        return address.path() + "?" + parameter + "&lang=" + language.tag()
                + region.map(code -> "&region=" + code).orElse("");
    }

    /** The page for another place. */
    String forRegion(String code) {
        return address.path() + "?region=" + encoded(code) + "&lang=" + language.tag();
    }

    String forCountry(String code) {
        return address.path() + "?country=" + encoded(code) + "&lang=" + language.tag();
    }

    String publicAddress() {
        return origin + address.path();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
