package com.jitrace.app.page.work;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.approval.ApprovalRequest;
import com.jitrace.app.approval.TwoPersons;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What waits for a second person, and what was decided. */
@Named
@RequestScoped
public class ApprovalsPage {
    private final TwoPersons twoPersons;
    private final CurrentUser user;
    private final Shell shell;
    private @Nullable List<Row> rows;

    @Inject
    ApprovalsPage(TwoPersons twoPersons, CurrentUser user, Shell shell) {
        this.twoPersons = twoPersons;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ApprovalsPage() {
        this(null, null, null);
    }

    /**
     * One request.
     *
     * @param state waiting, approved or declined
     * @param mine true: the signed-in person asked it, so somebody else decides
     * @param open true: the signed-in person can decide it now
     */
    public record Row(
            String id,
            String what,
            String askedBy,
            String when,
            String state,
            String stateName,
            String decided,
            boolean mine,
            boolean open) {}

    public List<Row> all() {
        if (rows == null) {
            rows = twoPersons.all().stream().map(this::row).toList();
        }
        return rows;
    }

    /** What this person can decide now. */
    public List<Row> open() {
        return all().stream().filter(Row::open).toList();
    }

    /** What waits for others, and what is decided. */
    public List<Row> rest() {
        return all().stream().filter(row -> !row.open()).toList();
    }

    public @Nullable String approve(String id) {
        return decide(id, true);
    }

    public @Nullable String decline(String id) {
        return decide(id, false);
    }

    private @Nullable String decide(String id, boolean approve) {
        TwoPersons.Decision decision = twoPersons.decide(id, approve);
        if (decision instanceof TwoPersons.Decided) {
            return shell.go("approvals", approve ? "approvals.is-approved" : "approvals.is-declined");
        } else if (decision instanceof TwoPersons.Hindered hindered) {
            return shell.refuse(shell.say(hindered.code(), hindered.argument()));
        } else if (decision instanceof TwoPersons.AlreadyDecided already) {
            return shell.refuse(shell.say("approvals.already", already.request().decidedByName()));
        }
        return shell.refuse(
                shell.say(decision instanceof TwoPersons.OwnRequest ? "approvals.own" : "approvals.unknown"));
    }

    private Row row(ApprovalRequest request) {
        String state = request.state().name().toLowerCase(Locale.ROOT);
        return new Row(
                request.id(),
                shell.say("approval.what." + request.kind(), request.words()),
                request.askedByName(),
                shell.minute(request.askedAt()),
                state,
                shell.say("approval.state." + state),
                request.isWaiting()
                        ? ""
                        : shell.say("approvals.decided-by", request.decidedByName(), shell.minute(request.decidedAt())),
                request.isAskedBy(user.required()),
                twoPersons.isFor(request, user.required()));
    }
}
