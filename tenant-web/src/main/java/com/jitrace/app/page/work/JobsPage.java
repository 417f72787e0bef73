package com.jitrace.app.page.work;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.jobs.Jobs;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The organisation's long work: how far it is, how it ended, its files. */
@Named
@RequestScoped
public class JobsPage {
    private final Jobs jobs;
    private final CurrentUser user;
    private final Shell shell;
    private @Nullable List<Row> rows;

    @Inject
    JobsPage(Jobs jobs, CurrentUser user, Shell shell) {
        this.jobs = jobs;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JobsPage() {
        this(null, null, null);
    }

    /**
     * One job.
     *
     * @param state waiting, running, done, failed or cancelled
     * @param advice why it failed and what to do, or ""
     * @param file name of the file to fetch, or ""
     */
    public record Row(
            String id,
            String what,
            String who,
            String when,
            String state,
            String stateName,
            long done,
            long total,
            String advice,
            String file,
            String note,
            boolean cancellable) {
        public boolean isOpen() {
            return state.equals("waiting") || state.equals("running");
        }

        public String address() {
            return "/api/v1/jobs/" + id + "/result";
        }

        public long percent() {
            return total == 0 ? 0 : done * 100 / total;
        }
    }

    public List<Row> all() {
        if (rows == null) {
            rows = jobs.newest().stream().map(this::row).toList();
        }
        return rows;
    }

    public boolean isMoving() {
        return all().stream().anyMatch(Row::isOpen);
    }

    /** One job by its id, for pages that show their own work; an empty row if there is none. */
    public Row of(String id) {
        return all().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .or(() -> jobs.find(id).map(this::row))
                .orElseGet(() -> new Row(id, "", "", "", "done", "", 0, 0, "", "", "", false));
    }

    public @Nullable String cancel(String id) {
        Jobs.Cancelling outcome = jobs.cancel(id);
        if (outcome instanceof Jobs.Cancelled) {
            return shell.go("jobs", "jobs.is-cancelled");
        } else if (outcome instanceof Jobs.Stopping) {
            return shell.go("jobs", "jobs.is-stopping");
        } else if (outcome instanceof Jobs.Over) {
            return shell.refuse(shell.say("jobs.too-late"));
        }
        return shell.refuse(shell.say(outcome instanceof Jobs.NotYours ? "jobs.not-yours" : "jobs.unknown"));
    }

    private Row row(Job job) {
        String state = job.state().name().toLowerCase(Locale.ROOT);
        boolean stopping = job.isCancelAsked() && !job.isOver();
        String file = job.result()
                .filter(result -> !result.secret())
                .map(Job.Result::name)
                .orElse("");
        return new Row(
                job.id(),
                shell.say("job.kind." + job.kind(), job.subject()),
                job.createdByName(),
                shell.minute(job.createdAt()),
                state,
                shell.say("job.state." + (stopping ? "stopping" : state)),
                job.done(),
                job.total(),
                job.reason().isEmpty() ? "" : shell.say(job.reason(), job.argument()),
                file,
                note(job),
                !job.isOver() && !stopping && Jobs.isCancellableBy(job, user.required()));
    }

    private String note(Job job) {
        return job.result()
                .map(result -> result.secret()
                        ? shell.say("jobs.secret")
                        : shell.say("jobs.kept-until", shell.minute(result.until())))
                .orElse("");
    }
}
