package com.jitrace.app.receiving;

import com.jitrace.app.account.SignedIn;
import java.util.Optional;

/**
 * A decision with everything that is kept of it.
 *
 * @param id 32 hex digits, random: it makes the document's hash impossible to guess
 * @param place among the gate's decisions, from 1
 * @param words what a person wrote to it, up to 300 characters, or ""
 * @param overrules the decision that a second person overruled
 */
record Verdict(
        String id,
        String gateId,
        long place,
        Scan scan,
        Optional<PartItem> item,
        GateDecision decision,
        String words,
        Optional<String> overrules,
        long decidedAt,
        SignedIn by) {
    /** Most characters that a person may write to a decision. */
    static final int WORDS_CHARACTERS_MAX = 300;

    /**
     * What came from the scanner.
     *
     * @param clientId the device's own id for it, 1 to 36 visible ASCII characters
     * @param measured JSON, or ""
     * @param at when it was scanned, milliseconds UTC
     */
    record Scan(String clientId, String seen, String measured, long at) {}
}
