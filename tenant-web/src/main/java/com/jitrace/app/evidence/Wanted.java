package com.jitrace.app.evidence;

import com.jitrace.app.report.ProblemReport;
import com.jitrace.app.words.Language;

/**
 * A paper that is asked for.
 *
 * @param token of the report's status page
 * @param places the addresses that are printed on it
 */
public record Wanted(ProblemReport.Subject subject, String token, Language language, Places places) {
    /**
     * Where to look.
     *
     * @param status of the report's status page
     * @param verifier of the file that checks a proof
     * @param verifierHash SHA-256 of that file, 64 hex digits
     */
    public record Places(String status, String verifier, String verifierHash) {}
}
