package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.quality.HandlingNotices;
import com.jitrace.app.quality.QualityNotice;
import com.jitrace.app.quality.ReadingNotices;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.trace.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One quality notice: what it reaches, what was done about it, and what can be done. */
@Named
@RequestScoped
public class QualityNoticePage {
    private final ReadingNotices reading;
    private final HandlingNotices handling;
    private final ReachLines lines;
    private final CurrentUser user;
    private final Shell shell;

    @Inject
    private TraceNames names;

    private String reason = "";
    private String remedy = "";
    private String closing = "";
    private @Nullable Optional<ReadingNotices.View> view;

    @Inject
    @SuppressWarnings("NullAway.Init")
    QualityNoticePage(
            ReadingNotices reading, HandlingNotices handling, ReachLines lines, CurrentUser user, Shell shell) {
        this.reading = reading;
        this.handling = handling;
        this.lines = lines;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected QualityNoticePage() {
        this(null, null, null, null, null);
    }

    /** A step in words. */
    public record Step(String what, String by, String when, String words) {}

    /** A manufacturer and when it was told. */
    public record Told(String manufacturer, String when) {}

    public String id() {
        return shell.parameter("id");
    }

    private Optional<ReadingNotices.View> view() {
        if (view == null) {
            view = reading.find(id());
        }
        return view;
    }

    private QualityNotice notice() {
        return view().orElseThrow().notice();
    }

    public boolean isFound() {
        return view().isPresent();
    }

    public boolean isGiven() {
        return notice().state() == QualityNotice.State.GIVEN;
    }

    public String about() {
        return notice().about();
    }

    public String state() {
        return shell.say("quality.state." + notice().state());
    }

    public String severity() {
        return shell.say("quality.severity." + notice().finding().severity());
    }

    public String from() {
        return notice().fromParty().isEmpty() ? notice().writtenByName() : names.party(notice().fromParty());
    }

    public String when() {
        return shell.minute(notice().writtenAt());
    }

    public String words() {
        return notice().finding().words();
    }

    public String todo() {
        return notice().finding().remedy();
    }

    public String items() {
        return String.join(
                ", ",
                view().orElseThrow().goods().items().stream()
                        .map(Origin.Stretch::name)
                        .toList());
    }

    public List<ReachLines.Line> lines() {
        return isGiven() ? List.of() : lines.of(reading.reach(view().orElseThrow()));
    }

    public List<Step> steps() {
        return view().orElseThrow().steps().stream()
                .map(step -> new Step(
                        shell.say("quality.step." + step.state()),
                        step.byName(),
                        shell.minute(step.doneAt()),
                        step.words()))
                .toList();
    }

    public List<Told> told() {
        return view().orElseThrow().told().stream()
                .map(one -> new Told(
                        one.manufacturer(),
                        one.toldAt() == 0 ? shell.say("quality.not-told") : shell.minute(one.toldAt())))
                .toList();
    }

    public boolean isHoldable() {
        return notice().isHoldable() && (isAdmin() || user.required().has(Role.BRAND_USER));
    }

    /** Whether the signed-in person may ask for a recall and close it. */
    public boolean isClosable() {
        return notice().isOpen() && isAdmin();
    }

    private boolean isAdmin() {
        return user.required().has(Role.BRAND_ADMIN);
    }

    public @Nullable String hold() {
        return tell(handling.hold(id()), "quality.hold-done");
    }

    public @Nullable String recall() {
        Notice notice;
        try {
            notice = new Notice(reason.trim(), remedy.trim());
        } catch (IllegalArgumentException e) {
            return shell.refuse(shell.say("recalls.words", RecallsPage.CHARACTERS_MAX));
        }
        return tell(handling.askRecall(id(), notice), "quality.recall-done");
    }

    public @Nullable String close() {
        return tell(handling.close(id(), closing), "quality.close-done");
    }

    private @Nullable String tell(HandlingNotices.Outcome outcome, String key) {
        if (outcome instanceof HandlingNotices.Done done) {
            return shell.go("qualitynotice", key, done.made().size()) + "&id=" + id();
        }
        String why = outcome instanceof HandlingNotices.NotDone not ? not.code() : "quality.none";
        return shell.refuse(shell.say(why));
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

    public String getClosing() {
        return closing;
    }

    public void setClosing(@Nullable String closing) {
        this.closing = closing == null ? "" : closing;
    }
}
