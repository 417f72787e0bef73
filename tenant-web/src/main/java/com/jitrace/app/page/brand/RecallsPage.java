package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.recall.Recalling;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recalling a batch, typed to confirm, and lifting a recall. */
@Named
@RequestScoped
public class RecallsPage {
    private static final int CHARACTERS_MAX = 300;
    private final Recalling recalling;
    private final Databases databases;
    private final ReadModel model;
    private final CurrentUser user;
    private final Shell shell;
    private String batch = "";
    private String reason = "";
    private String remedy = "";
    private String confirmation = "";

    @Inject
    RecallsPage(Recalling recalling, Databases databases, ReadModel model, CurrentUser user, Shell shell) {
        this.recalling = recalling;
        this.databases = databases;
        this.model = model;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RecallsPage() {
        this(null, null, null, null, null);
    }

    /** A recall on the chain. */
    public record Row(String target, String scope, String when, boolean lifted) {
        public boolean isLiftable() {
            return !lifted && scope.equals("batch");
        }
    }

    public List<Row> recalls() {
        return databases.of(
                user.required().organisation(),
                session -> model.recalls(session).stream()
                        .map(flag -> new Row(
                                flag.target().target(),
                                flag.target().scope(),
                                shell.minute(flag.blockTime()),
                                flag.lifted()))
                        .toList());
    }

    public @Nullable String recall() {
        if (!confirmation.trim().equalsIgnoreCase(batch) || batch.isEmpty()) {
            return shell.refuse(shell.say("recalls.not-confirmed"));
        }
        if (isUnusable(reason) || isUnusable(remedy)) {
            return shell.refuse(shell.say("recalls.words", CHARACTERS_MAX));
        }
        return told(recalling.batch(batch, new Notice(reason.trim(), remedy.trim())), "recalls.sent");
    }

    public @Nullable String lift(String ref) {
        return told(recalling.liftBatch(ref), "recalls.lifted");
    }

    private @Nullable String told(Optional<Long> row, String key) {
        return row.isPresent() ? shell.go("recalls", key) : shell.refuse(shell.say("capture.unknown-batch"));
    }

    private static boolean isUnusable(String words) {
        return words.isBlank() || words.trim().length() > CHARACTERS_MAX;
    }

    public String getBatch() {
        return batch;
    }

    public void setBatch(@Nullable String batch) {
        this.batch = batch == null ? "" : batch;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }

    public String getRemedy() {
        return remedy;
    }

    public void setRemedy(@Nullable String remedy) {
        this.remedy = remedy == null ? "" : remedy;
    }

    public String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(@Nullable String confirmation) {
        this.confirmation = confirmation == null ? "" : confirmation;
    }
}
