package com.jitrace.app.page.consumer;

import com.jitrace.app.report.ProblemReport;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a report is made or read: {@code /report} before the code's own address, and behind it the token of a report that is kept.
 *
 * @param token 32 hex digits, or ""
 */
record ReportAddress(Address code, String token) {
    private static final Pattern PATH = Pattern.compile("/report(/(?:01|c)/.+?)(?:/([0-9a-f]{32}))?/?");

    static Optional<ReportAddress> ofPath(String rawPath) {
        Matcher path = PATH.matcher(rawPath);
        if (!path.matches()) {
            return Optional.empty();
        }
        String token = Optional.ofNullable(path.group(2)).orElse("");
        return Address.ofPath(path.group(1)).map(code -> new ReportAddress(code, token));
    }

    /** What the report is about. */
    ProblemReport.Subject subject(String seen) {
        return new ProblemReport.Subject(code.gtin().orElse(""), code.serial(), seen);
    }

    /** Without the token. */
    String path() {
        return "/report" + code.path();
    }
}
