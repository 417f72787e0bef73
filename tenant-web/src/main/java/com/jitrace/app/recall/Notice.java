package com.jitrace.app.recall;

import com.jitrace.chain.entry.JsonObject;

/**
 * What people are told about a recall; its hash stands on the chain (docs/spec/recall-notice.md).
 *
 * @param reason what is wrong, up to 300 characters
 * @param remedy what to do, up to 300 characters
 */
public record Notice(String reason, String remedy) {
    static final int CHARACTERS_MAX = 300;

    public Notice {
        if (reason.isBlank()
                || reason.length() > CHARACTERS_MAX
                || remedy.isBlank()
                || remedy.length() > CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "a recall says its reason and remedy in 1 to " + CHARACTERS_MAX + " characters each");
        }
    }

    JsonObject json() {
        return JsonObject.EMPTY.with("reason", reason).with("remedy", remedy);
    }

    /** Reads a kept notice. */
    public static Notice of(JsonObject json) {
        return new Notice(json.text("reason"), json.text("remedy"));
    }
}
