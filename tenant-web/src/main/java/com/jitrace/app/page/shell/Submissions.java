package com.jitrace.app.page.shell;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.outbox.OutboxRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this organisation sent to the chain and how it stands, in sentences. */
@Named
@RequestScoped
public class Submissions {
    private static final int NEWEST = 200;
    private static final int SHOWN = 12;
    private final Outbox outbox;
    private final CurrentUser user;
    private final Shell shell;
    private @Nullable List<Row> rows;

    @Inject
    Submissions(Outbox outbox, CurrentUser user, Shell shell) {
        this.outbox = outbox;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Submissions() {
        this(null, null, null);
    }

    /** One submission: state is waiting, final or refused; advice says what to do about a refusal. */
    public record Row(long id, String what, String state, String stateName, String advice, String when) {}

    public List<Row> all() {
        if (rows == null) {
            rows = outbox.newest(user.required().organisation(), NEWEST).stream()
                    .map(this::row)
                    .toList();
        }
        return rows;
    }

    public List<Row> newest() {
        return all().stream().limit(SHOWN).toList();
    }

    public List<Row> refused() {
        return all().stream().filter(row -> row.state().equals("refused")).toList();
    }

    public long waiting() {
        return all().stream().filter(row -> row.state().equals("waiting")).count();
    }

    public Row of(long id) {
        return all().stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .or(() -> outbox.find(user.required().organisation(), id).map(this::row))
                .orElseGet(() -> new Row(id, "", "waiting", shell.say("state.waiting"), "", ""));
    }

    private Row row(OutboxRow row) {
        String state = switch (row.state()) {
            case WAITING, SUBMITTED -> "waiting";
            case FINAL -> "final";
            case REFUSED -> "refused";
        };
        String advice = Optional.of(row.reason())
                .filter(reason -> !reason.isEmpty())
                .map(this::advice)
                .orElse("");
        return new Row(
                row.id(),
                shell.say("subject." + row.subject()),
                state,
                shell.say("state." + state),
                advice,
                shell.minute(row.createdAt()));
    }

    private String advice(String reason) {
        String key = "refusal." + reason;
        return shell.text().has(key) ? shell.say(key) : shell.say("refusal.other", reason);
    }
}
