package com.jitrace.app.page.brand;

import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.recall.RecallingContents;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** Recalls everything that contains a part, a lot or a batch. */
@Named
@RequestScoped
public class RecallContentsPage {
    private final RecallingContents recalling;
    private final Shell shell;
    private String of = "";
    private String reason = "";
    private String remedy = "";
    private String confirmation = "";

    @Inject
    RecallContentsPage(RecallingContents recalling, Shell shell) {
        this.recalling = recalling;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RecallContentsPage() {
        this(null, null);
    }

    public @Nullable String recall() {
        if (of.isBlank() || !confirmation.trim().equals(of.trim())) {
            return shell.refuse(shell.say("recalls.contents.not-confirmed"));
        }
        Notice notice;
        try {
            notice = new Notice(reason.trim(), remedy.trim());
        } catch (IllegalArgumentException e) {
            return shell.refuse(shell.say("recalls.words", RecallsPage.CHARACTERS_MAX));
        }
        RecallingContents.Asking asking = recalling.ask(of.trim(), notice);
        return asking instanceof RecallingContents.Asked asked
                ? shell.go(
                        "recalls",
                        "recalls.contents.asked",
                        asked.items(),
                        asked.approvalIds().size())
                : shell.refuse(shell.say(((RecallingContents.NotAsked) asking).code()));
    }

    public String getOf() {
        return of;
    }

    public void setOf(@Nullable String of) {
        this.of = of == null ? "" : of;
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
