package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.quality.Finding;
import com.jitrace.app.quality.GivingNotices;
import com.jitrace.app.quality.QualityNotice;
import com.jitrace.app.quality.ReadingNotices;
import com.jitrace.app.quality.Severity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quality notices: those that there are, and a new one. */
@Named
@RequestScoped
public class QualityPage {
    private final GivingNotices giving;
    private final ReadingNotices reading;
    private final TraceNames names;
    private final CurrentUser user;
    private final Shell shell;
    private String of = "";
    private String words = "";
    private String remedy = "";
    private String severity = "";
    private @Nullable List<Row> rows;

    @Inject
    QualityPage(GivingNotices giving, ReadingNotices reading, TraceNames names, CurrentUser user, Shell shell) {
        this.giving = giving;
        this.reading = reading;
        this.names = names;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected QualityPage() {
        this(null, null, null, null, null);
    }

    /** A notice in words. */
    public record Row(String id, String about, String severity, String from, String when, String state) {}

    public List<Row> rows() {
        if (rows == null) {
            rows = reading.all().stream().map(this::row).toList();
        }
        return rows;
    }

    private Row row(QualityNotice notice) {
        return new Row(
                notice.id(),
                notice.about(),
                shell.say("quality.severity." + notice.finding().severity()),
                notice.fromParty().isEmpty() ? notice.writtenByName() : names.party(notice.fromParty()),
                shell.minute(notice.enteredAt()),
                shell.say("quality.state." + notice.state()));
    }

    public boolean isGiver() {
        SignedIn who = user.required();
        return isSupplier() || who.has(Role.BRAND_ADMIN) || who.has(Role.BRAND_USER);
    }

    public boolean isSupplier() {
        return user.required().has(Role.SUPPLIER);
    }

    public Severity[] severities() {
        return Severity.values();
    }

    public @Nullable String give() {
        Finding finding;
        try {
            finding = new Finding(words.trim(), remedy.trim(), Severity.valueOf(severity));
        } catch (IllegalArgumentException e) {
            return shell.refuse(
                    shell.say("quality.words", Finding.WORDS_CHARACTERS_MAX, Finding.REMEDY_CHARACTERS_MAX));
        }
        GivingNotices.Outcome outcome = giving.give(of, finding);
        if (outcome instanceof GivingNotices.NotGiven not) {
            return shell.refuse(shell.say(not.code(), not.argument()));
        }
        return shell.go("quality", "quality.done", ((GivingNotices.Given) outcome).items());
    }

    public String getOf() {
        return of;
    }

    public void setOf(@Nullable String of) {
        this.of = of == null ? "" : of;
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public String getRemedy() {
        return remedy;
    }

    public void setRemedy(@Nullable String remedy) {
        this.remedy = remedy == null ? "" : remedy;
    }

    public String getSeverity() {
        return severity;
    }

    public void setSeverity(@Nullable String severity) {
        this.severity = severity == null ? "" : severity;
    }
}
