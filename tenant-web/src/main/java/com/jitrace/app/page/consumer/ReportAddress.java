package com.jitrace.app.page.consumer;

import com.jitrace.app.report.ProblemReport;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a report is made or read: {@code /report} before the code's own address, and behind it the token of a report that is kept.
 *
 * @param token 32 hex digits, or ""
 * @param paper whether the report's paper is meant
 */
record ReportAddress(Address code, String token, boolean paper) {
    private static final String PAPER = "/evidence.pdf";
    private static final Pattern PATH = Pattern.compile("/report(/(?:01|c)/.+?)(?:/([0-9a-f]{32})(" + PAPER + ")?)?/?");

    static Optional<ReportAddress> ofPath(String rawPath) {
        Matcher path = PATH.matcher(rawPath);
        if (!path.matches()) {
            return Optional.empty();
        }
        String token = Optional.ofNullable(path.group(2)).orElse("");
        boolean paper = path.group(3) != null;
        return Address.ofPath(path.group(1)).map(code -> new ReportAddress(code, token, paper));
    }

    /** What the report is about. */
    ProblemReport.Subject subject(String seen) {
        return new ProblemReport.Subject(code.gtin().orElse(""), code.serial(), seen);
    }

    /** Without the token. */
    String path() {
        return "/report" + code.path();
    }

    /** Of the status page, for whoever has the token. */
    String statusPath() {
        return path() + "/" + token;
    }

    String paperPath() {
        return statusPath() + PAPER;
    }
}
