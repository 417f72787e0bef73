package com.jitrace.app.media.kind;

import java.util.Map;
import java.util.Optional;

/** Reads a PDF byte by byte for its names (ISO 32000-2 §7.3.5, with their #-escapes) and keeps what they say of it. */
final class PdfNames {
    /** Names that a document on paper does not need; long enough not to turn up by chance in a picture's bytes. */
    private static final Map<String, Fault> NOT_TAKEN = Map.of(
            "JavaScript", Fault.ACTIVE,
            "Launch", Fault.ACTIVE,
            "SubmitForm", Fault.ACTIVE,
            "ImportData", Fault.ACTIVE,
            "RichMedia", Fault.ACTIVE,
            "EmbeddedFile", Fault.ACTIVE,
            "EmbeddedFiles", Fault.ACTIVE,
            "Encrypt", Fault.LOCKED);

    private static final int NAME_CHARACTERS_MAX = 64;

    private final StringBuilder name = new StringBuilder();
    private boolean inName;
    private boolean objectStream;
    private Optional<Fault> fault = Optional.empty();

    static boolean isWhite(int one) {
        return one == 0 || one == '\t' || one == '\n' || one == '\f' || one == '\r' || one == ' ';
    }

    void read(int one) {
        boolean ends = isWhite(one) || "()<>[]{}/%".indexOf(one) >= 0;
        if (inName && ends) {
            note(unescaped());
        }
        if (ends) {
            inName = one == '/';
            name.setLength(0);
        } else if (inName && name.length() < NAME_CHARACTERS_MAX) {
            name.append((char) one);
        }
    }

    private void note(String found) {
        Fault why = NOT_TAKEN.get(found);
        if (why != null && fault.isEmpty()) {
            fault = Optional.of(why);
        }
        objectStream |= found.equals("ObjStm");
    }

    private String unescaped() {
        if (name.indexOf("#") < 0) {
            return name.toString();
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            int high = digit(i + 1);
            int low = digit(i + 2);
            if (name.charAt(i) == '#' && high >= 0 && low >= 0) {
                plain.append((char) (high << 4 | low));
                i += 2;
            } else {
                plain.append(name.charAt(i));
            }
        }
        return plain.toString();
    }

    private int digit(int at) {
        return at < name.length() ? Character.digit(name.charAt(at), 16) : -1;
    }

    /** Whether the object that is being read calls itself an object stream. */
    boolean isObjectStream() {
        return objectStream;
    }

    void objectRead() {
        objectStream = false;
    }

    Optional<Fault> fault() {
        return fault;
    }
}
