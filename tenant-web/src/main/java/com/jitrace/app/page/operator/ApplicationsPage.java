package com.jitrace.app.page.operator;

import com.jitrace.app.licence.Admission;
import com.jitrace.app.licence.Application;
import com.jitrace.app.licence.BrandWish;
import com.jitrace.app.licence.JudgingApplications;
import com.jitrace.app.licence.Proposals;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brands that ask to come in. */
@Named
@RequestScoped
public class ApplicationsPage {
    private static final int DAYS_MAX = 3650;
    private final JudgingApplications judging;
    private final Clock clock;
    private final Shell shell;
    private @Nullable List<Row> all;
    private String chosen = "";
    private long codes = 10_000;
    private int days = 365;
    private boolean licenceSeen;

    @Inject
    ApplicationsPage(JudgingApplications judging, Clock clock, Shell shell) {
        this.judging = judging;
        this.clock = clock;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ApplicationsPage() {
        this(null, null, null);
    }

    /** An application in words. */
    public record Row(
            String id,
            String reference,
            String name,
            String legalName,
            String domain,
            String prefixes,
            String contact,
            long codes,
            String state,
            String proof,
            String at) {}

    public List<Row> all() {
        if (all == null) {
            all = judging.all().stream().map(this::row).toList();
        }
        return all;
    }

    public List<Row> open() {
        return all().stream().filter(row -> row.state().equals("OPEN")).toList();
    }

    private Row row(Application a) {
        String proof = a.provedAt() > 0
                ? shell.say("applications.proved." + a.provedBy(), shell.minute(a.provedAt()))
                : shell.say(a.checkedAt() > 0 ? "applications.not-proved" : "applications.not-checked");
        return new Row(
                a.id(),
                a.reference(),
                a.displayName(),
                a.legalName(),
                a.domain(),
                a.prefixes(),
                a.contact(),
                a.codes(),
                a.state().name(),
                proof,
                shell.minute(a.createdAt()));
    }

    public @Nullable String check(String id) {
        Optional<Application> found = judging.check(id);
        if (found.isEmpty()) {
            return shell.refuse(shell.say("applications.unknown"));
        }
        return found.get().provedAt() > 0
                ? shell.go(
                        "applications", "applications.proof-found", found.get().domain())
                : shell.refuse(shell.say("applications.no-proof"));
    }

    public @Nullable String propose() {
        if (codes < 1 || codes > BrandWish.CODES_MAX || days < 1 || days > DAYS_MAX) {
            return shell.refuse(shell.say("organisations.grant-bad", BrandWish.CODES_MAX, DAYS_MAX));
        }
        Proposals.Outcome outcome = judging.propose(
                chosen,
                new Admission.Grant(
                        codes, clock.millis() + Duration.ofDays(days).toMillis()),
                licenceSeen);
        return outcome instanceof Proposals.NotTaken not
                ? shell.refuse(shell.say(not.code()))
                : shell.go("proposals", "proposals.made");
    }

    public @Nullable String decline(String id) {
        return judging.decline(id)
                ? shell.go("applications", "applications.declined")
                : shell.refuse(shell.say("applications.not-open"));
    }

    public boolean isLicenceSeen() {
        return licenceSeen;
    }

    public void setLicenceSeen(boolean licenceSeen) {
        this.licenceSeen = licenceSeen;
    }

    public String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen == null ? "" : chosen;
    }

    public long getCodes() {
        return codes;
    }

    public void setCodes(long codes) {
        this.codes = codes;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }
}
