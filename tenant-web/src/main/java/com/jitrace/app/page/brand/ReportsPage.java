package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.report.HandlingReports;
import com.jitrace.app.report.ProblemReport;
import com.jitrace.app.report.ReportStatus;
import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What readers reported: the list, one report with its photos, and the answer to the reader. */
@Named
@RequestScoped
public class ReportsPage {
    private final HandlingReports handling;
    private final CurrentUser user;
    private final Shell shell;
    private @Nullable Optional<ProblemReport> chosen;
    private @Nullable String answer;

    @Inject
    ReportsPage(HandlingReports handling, CurrentUser user, Shell shell) {
        this.handling = handling;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReportsPage() {
        this(null, null, null);
    }

    /** A line of the list. */
    public record Row(
            String id, String reference, String kind, String code, String when, String status, String colour) {}

    public List<Row> all() {
        return handling.all().stream().map(this::row).toList();
    }

    private Row row(ProblemReport report) {
        String colour = switch (report.status()) {
            case NEW -> "refused";
            case OPEN -> "waiting";
            case CLOSED -> "final";
        };
        return new Row(
                report.id(),
                report.reference(),
                shell.say("report.kind." + report.words().kind()),
                report.subject().serial(),
                shell.minute(report.reportedAt()),
                shell.say("report.status." + report.status()),
                colour);
    }

    private Optional<ProblemReport> chosen() {
        if (chosen == null) {
            chosen = handling.find(getId());
        }
        return chosen;
    }

    public boolean isOpen() {
        return chosen().isPresent();
    }

    /** An auditor only looks. */
    public boolean isAnswering() {
        return user.who().map(who -> !who.has(Role.AUDITOR)).orElse(false);
    }

    public Row one() {
        return row(chosen().orElseThrow());
    }

    public String seen() {
        return chosen().map(report -> report.subject().seen())
                .filter(state -> shell.text().has("verdict." + state + ".label"))
                .map(state -> shell.say("verdict." + state + ".label"))
                .orElse("");
    }

    public String details() {
        return chosen().map(report -> report.words().details()).orElse("");
    }

    public String shop() {
        return chosen().map(report -> report.words().shop()).orElse("");
    }

    public String place() {
        return chosen().map(ProblemReport::words)
                .map(words -> Stream.of(
                                words.city(),
                                words.region().isEmpty()
                                        ? ""
                                        : Regions.name(
                                                words.region(), shell.text().language()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    public String contact() {
        return chosen().map(ProblemReport::contact).orElse("");
    }

    public List<String> photos() {
        return handling.list(getId());
    }

    /** Somebody looks into it; the reader sees that. */
    public @Nullable String look() {
        return become(ReportStatus.OPEN, "reports.looked");
    }

    /** Over: the reader sees the answer; the contact is erased. */
    public @Nullable String close() {
        return getAnswer().isBlank()
                ? shell.refuse(shell.say("reports.no-answer"))
                : become(ReportStatus.CLOSED, "reports.closed");
    }

    private @Nullable String become(ReportStatus status, String told) {
        return handling.answer(getId(), status, getAnswer())
                ? shell.go("reports", told)
                : shell.refuse(shell.say("reports.not-answered", HandlingReports.ANSWER_CHARACTERS_MAX));
    }

    /** The report that is open: 32 hex digits, or "". */
    public String getId() {
        return shell.parameter("id");
    }

    public String getAnswer() {
        return answer == null ? chosen().map(ProblemReport::answer).orElse("") : answer;
    }

    public void setAnswer(@Nullable String answer) {
        this.answer = answer == null ? "" : answer;
    }
}
