package com.jitrace.launcher.plugins;

import java.nio.file.Path;

/** What was decided about one jar of the plugin folder. */
public sealed interface Verdict {
    Path file();

    /** SHA-256 of the jar, 64 hex digits; empty when it could not be read. */
    String sha256();

    /** @param id the pack's id from the manifest */
    record Accepted(Path file, String sha256, String id, boolean signed) implements Verdict {
        /** The same jar, refused after all. */
        public Refused refused(Reason reason, String detail) {
            return new Refused(file, sha256, id, reason, detail);
        }
    }

    /** @param id the pack's id, empty when the manifest has none */
    record Refused(Path file, String sha256, String id, Reason reason, String detail) implements Verdict {}

    /** Why a jar is refused; the code stands in the report and in the documentation. */
    enum Reason {
        NOT_A_JAR("not-a-jar"),
        NO_PACK_ID("no-pack-id"),
        API_VERSION("api-version"),
        UNSIGNED("unsigned"),
        TWICE("twice"),
        SHADOWS("shadows"),
        NO_EXTENSION("no-extension"),
        MISSING_CLASS("missing-class"),
        NOT_DEPLOYABLE("not-deployable"),
        NOT_VISIBLE("not-visible");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
