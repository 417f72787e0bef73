package com.jitrace.app.report;

/**
 * What the page answered about a code when it was reported. It stays as it was, whatever becomes of the item.
 *
 * @param language BCP 47, in which the reader read it
 * @param words the answer's words in every language, as JSON
 * @param bundle the answer with its proof, as JSON in UTF-8, for a verifier; empty when it was larger than is kept
 */
public record Answered(String language, String words, byte[] bundle) {
    public static final int WORDS_CHARACTERS_MAX = 60_000;
    public static final int BUNDLE_BYTES_MAX = 2 << 20;

    public Answered {
        if (words.length() > WORDS_CHARACTERS_MAX) {
            throw new IllegalArgumentException("an answer of " + words.length() + " characters");
        }
        bundle = bundle.length > BUNDLE_BYTES_MAX ? new byte[0] : bundle.clone();
    }

    @Override
    public byte[] bundle() {
        return bundle.clone();
    }
}
