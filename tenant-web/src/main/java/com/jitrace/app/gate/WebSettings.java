package com.jitrace.app.gate;

import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The public address that this server answers under, read once at start. */
public record WebSettings(URI baseUrl) {
    public WebSettings {
        if (baseUrl.getHost() == null || !("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()))) {
            throw new IllegalArgumentException("JITRACE_BASE_URL must be like https://name, not '" + baseUrl + "'");
        }
    }

    boolean tls() {
        return "https".equals(baseUrl.getScheme());
    }

    static WebSettings fromEnvironment() {
        return from(System::getProperty, System::getenv);
    }

    static WebSettings from(UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        String port = read("JITRACE_PORT", property, environment).orElse("8080");
        String bound = "http://127.0.0.1:" + port;
        return new WebSettings(
                URI.create(read("JITRACE_BASE_URL", property, environment).orElse(bound)));
    }

    private static Optional<String> read(
            String name, UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        String dotted = name.toLowerCase(java.util.Locale.ROOT).replace('_', '.');
        return Optional.ofNullable(property.apply(dotted))
                .or(() -> Optional.ofNullable(environment.apply(name)))
                .filter(value -> !value.isBlank());
    }
}
