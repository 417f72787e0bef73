package com.jitrace.app.notice;

/**
 * What is told.
 *
 * @param kind key of the text, for example "refused"
 * @param argument for the text: the key of a further text or a plain word, up to 200 characters
 * @param link page of the console, beginning with "/console/"
 */
public record News(String kind, String argument, String link) {
    private static final int ARGUMENT_CHARACTERS_MAX = 200;

    public News {
        if (!kind.matches("[a-z.-]{1,40}") || !link.startsWith("/console/")) {
            throw new IllegalArgumentException("not news: " + kind + " " + link);
        }
        argument = argument.substring(0, Math.min(argument.length(), ARGUMENT_CHARACTERS_MAX));
    }
}
