package com.jitrace.app.media.kind;

import java.nio.file.Path;
import java.util.Optional;

/** Looks at a file from its first byte to its last one: its name and what its sender calls it count for nothing. */
public sealed interface Examination {
    /** A whole file of this kind. */
    record Whole(Kind kind) implements Examination {}

    /**
     * Not taken.
     *
     * @param kind what it would be, when that is known
     */
    record Faulty(Fault fault, Optional<Kind> kind) implements Examination {}

    /** Reads the file; throws only when the machine cannot read it. */
    static Examination of(Path path) {
        try (Bytes file = Bytes.of(path)) {
            Optional<Kind> kind = kind(file);
            Optional<Fault> fault = kind.map(known -> fault(known, file)).orElseGet(() -> Optional.of(Fault.UNKNOWN));
            return fault.<Examination>map(wrong -> new Faulty(wrong, kind))
                    .orElseGet(() -> new Whole(kind.orElseThrow()));
        }
    }

    private static Optional<Kind> kind(Bytes file) {
        if (PdfFile.begins(file)) {
            return Optional.of(Kind.PDF);
        } else if (Mp4File.begins(file)) {
            return Optional.of(Kind.MP4);
        }
        return WebmFile.begins(file) ? Optional.of(Kind.WEBM) : Optional.empty();
    }

    private static Optional<Fault> fault(Kind kind, Bytes file) {
        if (file.length() > kind.bytesMax()) {
            return Optional.of(Fault.TOO_LARGE);
        }
        return switch (kind) {
            case PDF -> new PdfFile(file).fault();
            case MP4 -> new Mp4File(file).fault();
            case WEBM -> new WebmFile(file).fault();
        };
    }
}
