package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.labelling.CodeDownload;
import com.jitrace.app.labelling.FetchingCodeExports;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exported codes: links that work once, and who used them. */
@Named
@RequestScoped
public class CodeExportsPage {
    private final FetchingCodeExports fetching;
    private final CurrentUser user;
    private final Shell shell;
    private @Nullable List<Row> rows;
    private @Nullable String link;
    private String linked = "";

    @Inject
    CodeExportsPage(FetchingCodeExports fetching, CurrentUser user, Shell shell) {
        this.fetching = fetching;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CodeExportsPage() {
        this(null, null, null);
    }

    /**
     * An approved export.
     *
     * @param ready true: the file is there and can be fetched
     * @param link address of the link that was just made for it, or ""
     */
    public record Row(
            String job,
            String what,
            String when,
            String state,
            String stateName,
            String advice,
            boolean ready,
            String sha256,
            String until,
            String link) {
        public boolean isOpen() {
            return state.equals("waiting") || state.equals("running");
        }
    }

    /** A line of the log. */
    public record Download(String batch, String file, String who, String when, int rows, String sha256) {}

    /** Whether this person may cancel codes. */
    public boolean isAdmin() {
        return user.required().has(Role.BRAND_ADMIN);
    }

    public List<Row> all() {
        if (rows == null) {
            rows = fetching.exports().stream().map(this::row).toList();
        }
        return rows;
    }

    public boolean isMoving() {
        return all().stream().anyMatch(Row::isOpen);
    }

    /** Makes a link; it is shown on this answer and never again. */
    public @Nullable String makeLink(String job) {
        FetchingCodeExports.Linking outcome = fetching.link(job);
        if (outcome instanceof FetchingCodeExports.Linked made) {
            link = "/api/v1/exports/links/" + made.token();
            linked = job;
            rows = null;
            return null;
        }
        return shell.refuse(shell.say(
                outcome instanceof FetchingCodeExports.TooMany ? "export.too-many-links" : "export.gone",
                FetchingCodeExports.LINKS_MAX));
    }

    public List<Download> downloads() {
        return fetching.downloads().stream().map(this::download).toList();
    }

    private Download download(CodeDownload row) {
        return new Download(
                row.ref(), row.fileName(), row.accountName(), shell.minute(row.at()), row.rowsGiven(), row.sha256());
    }

    private Row row(Job job) {
        String state = job.state().name().toLowerCase(Locale.ROOT);
        Optional<Job.Result> file = job.result();
        return new Row(
                job.id(),
                shell.say("approval.what.codes.export", words(job)),
                shell.minute(job.createdAt()),
                state,
                shell.say("job.state." + state),
                job.reason().isEmpty() ? "" : shell.say(job.reason(), job.argument()),
                file.isPresent(),
                file.map(Job.Result::sha256).orElse(""),
                file.map(Job.Result::until).map(shell::minute).orElse(""),
                linked.equals(job.id()) && link != null ? link : "");
    }

    private static Object[] words(Job job) {
        var asked = job.parameters();
        return new Object[] {
            job.subject(), asked.text("batch"), asked.whole("first"), asked.text("format"), asked.whole("last")
        };
    }
}
