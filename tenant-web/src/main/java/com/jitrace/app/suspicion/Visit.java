package com.jitrace.app.suspicion;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request for a verdict, as far as it tells whether a person is checking. It lives as long as the request.
 *
 * @param address IP address it came from
 * @param userAgent what the browser calls itself, or ""
 * @param person whether a person looks at the answer: no link preview, prefetch, HEAD, crawler or program
 */
public record Visit(String address, String userAgent, boolean person) {
    private static final int USER_AGENT_CHARACTERS_MAX = 500;
    private static final Pattern BROWSER = Pattern.compile("(Mozilla|Opera)/.*");

    /** Crawlers say so; messengers that draw a preview of a link name themselves. */
    private static final Pattern MACHINE = Pattern.compile(
            "(?<!cu)bot\\b|(?<!cu)bot/|crawl|spider|slurp|preview|prerender|headless|lighthouse|facebookexternalhit|whatsapp/|skypeuri"
                    + "|embedly|vkshare|bitlybot|monitor|pingdom|mediapartners|google-|apis-google");

    /** @param header looks up a request header; null when it was not sent */
    public static Visit of(String method, String address, UnaryOperator<@Nullable String> header) {
        String userAgent = Optional.ofNullable(header.apply("User-Agent")).orElse("");
        userAgent = userAgent.substring(0, Math.min(userAgent.length(), USER_AGENT_CHARACTERS_MAX));
        boolean ahead = says(header, "Sec-Purpose", "prefetch")
                || says(header, "Purpose", "prefetch")
                || says(header, "X-Purpose", "preview")
                || says(header, "X-Moz", "prefetch");
        boolean person = !method.equals("HEAD")
                && !ahead
                && BROWSER.matcher(userAgent).matches()
                && !MACHINE.matcher(userAgent.toLowerCase(Locale.ROOT)).find();
        return new Visit(address, userAgent, person);
    }

    private static boolean says(UnaryOperator<@Nullable String> header, String name, String word) {
        return Optional.ofNullable(header.apply(name))
                .map(value -> value.toLowerCase(Locale.ROOT).contains(word))
                .orElse(false);
    }

    @Override
    public String toString() {
        return "a visit";
    }
}
