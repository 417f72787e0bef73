package com.jitrace.app.catalogue;

import com.jitrace.app.media.kind.Kind;
import com.jitrace.chain.entry.JsonObject;
import java.util.regex.Pattern;

/**
 * A document or video of a product, as its sheet names it; a document, if its type is one.
 *
 * @param sha256 of its bytes, 64 hex digits
 * @param mediaType one of {@link Kind}
 * @param bytes its length
 * @param title up to 120 characters
 * @param language of title and content: IETF BCP 47, like "en" or "zh-CN"
 */
public record Media(String sha256, String mediaType, long bytes, String title, String language) {
    public static final int TITLE_CHARACTERS_MAX = 120;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Media {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a file is named by its SHA-256: " + sha256);
        }
        if (Kind.of(mediaType).isEmpty()) {
            throw new IllegalArgumentException("no media type that is taken here: " + mediaType);
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("a file has at least one byte, not " + bytes);
        }
        if (title.isBlank() || title.length() > TITLE_CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "a file's title has 1 to " + TITLE_CHARACTERS_MAX + " characters: " + title);
        }
        if (!Link.LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("a file's language is a code like en or zh-CN: " + language);
        }
    }

    public Kind kind() {
        return Kind.of(mediaType).orElseThrow();
    }

    /** Where everybody can read it, beside the codes of a batch. */
    public String address(String batchReference) {
        return "/media/" + batchReference + "/" + sha256 + "." + kind().ending();
    }

    JsonObject json() {
        return JsonObject.EMPTY
                .with("bytes", bytes)
                .with("language", language)
                .with("mediaType", mediaType)
                .with("sha256", sha256)
                .with("title", title);
    }

    static Media parse(JsonObject json) {
        return new Media(
                json.text("sha256"),
                json.text("mediaType"),
                json.whole("bytes"),
                json.text("title"),
                json.text("language"));
    }
}
