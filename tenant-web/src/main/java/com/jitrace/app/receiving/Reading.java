package com.jitrace.app.receiving;

import com.jitrace.app.labelling.Code;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scanner read: a link, a GS1 element string as scanners send it or as people write it, or the code itself. */
sealed interface Reading {
    /** Nothing was there. */
    record Nothing() implements Reading {}

    /** Something that is no code. */
    record Mistyped() implements Reading {}

    record Read(Code code) implements Reading {}

    /** {@code https://…/01/<gtin>/21/<code>} or {@code https://…/c/<code>}. */
    Pattern LINK = Pattern.compile("https?://[^/]+/(?:01/[0-9]{14}/21|c)/([^/?#]+)/?.*");
    /** As a scanner sends a GS1 DataMatrix or QR code: symbology identifier, FNC1 as the group separator. */
    Pattern ELEMENTS = Pattern.compile("(?:\\](?:d2|Q3|C1))?\\x1d?01[0-9]{14}21([0-9A-Za-z]{20})(?:\\x1d.*)?");
    /** As it is printed below the symbol. */
    Pattern BRACKETED = Pattern.compile("\\(01\\)[0-9]{14}\\(21\\)([^(]+)(?:\\(.*)?");

    static Reading of(String seen) {
        String text = seen.strip();
        if (text.isEmpty()) {
            return new Nothing();
        }
        return Code.read(bare(text)).<Reading>map(Read::new).orElseGet(Mistyped::new);
    }

    private static String bare(String text) {
        for (Pattern form : new Pattern[] {LINK, ELEMENTS, BRACKETED}) {
            Matcher match = form.matcher(text);
            if (match.matches()) {
                return match.group(1);
            }
        }
        return text;
    }

    /** The code, if one was read. */
    default Optional<Code> found() {
        return this instanceof Read read ? Optional.of(read.code()) : Optional.empty();
    }
}
