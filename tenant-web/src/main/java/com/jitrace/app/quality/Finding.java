package com.jitrace.app.quality;

/**
 * What is wrong with goods and what to do.
 *
 * @param words what is wrong, 1 to 1,000 characters
 * @param remedy what to do, 1 to 500 characters
 */
public record Finding(String words, String remedy, Severity severity) {
    public static final int WORDS_CHARACTERS_MAX = 1_000;
    public static final int REMEDY_CHARACTERS_MAX = 500;

    public Finding {
        if (words.isBlank() || words.length() > WORDS_CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "what is wrong is said in 1 to " + WORDS_CHARACTERS_MAX + " characters, not " + words.length());
        }
        if (remedy.isBlank() || remedy.length() > REMEDY_CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "what to do is said in 1 to " + REMEDY_CHARACTERS_MAX + " characters, not " + remedy.length());
        }
    }
}
