package com.jitrace.app.part;

import com.jitrace.chain.entry.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A document or drawing that belongs to a specification, named by its content.
 *
 * @param title up to 120 characters
 * @param sha256 of the file, 64 hex digits
 */
public record Attachment(Kind kind, String title, String sha256) {
    public static final int TITLE_CHARACTERS_MAX = 120;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** What it is; the names are part of the interface. */
    public enum Kind {
        DOCUMENT,
        DRAWING;

        public static Optional<Kind> named(String name) {
            return name.equals("DOCUMENT")
                    ? Optional.of(DOCUMENT)
                    : name.equals("DRAWING") ? Optional.of(DRAWING) : Optional.empty();
        }
    }

    public Attachment {
        if (title.isBlank() || title.length() > TITLE_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a title has 1 to " + TITLE_CHARACTERS_MAX + " characters: " + title);
        }
        if (!isHash(sha256)) {
            throw new IllegalArgumentException("a file is named by its SHA-256: " + sha256);
        }
    }

    static boolean isHash(String text) {
        return SHA256.matcher(text).matches();
    }

    JsonObject json() {
        return JsonObject.EMPTY.with("kind", kind.name()).with("sha256", sha256).with("title", title);
    }

    static Attachment parse(JsonObject json) {
        return new Attachment(Kind.valueOf(json.text("kind")), json.text("title"), json.text("sha256"));
    }
}
