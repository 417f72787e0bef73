package com.jitrace.app.page.people;

import com.jitrace.app.account.SecurityLog;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The organisation's security log. */
@Named
@RequestScoped
public class SecurityPage {
    private final SecurityLog log;
    private final Shell shell;

    @Inject
    SecurityPage(SecurityLog log, Shell shell) {
        this.log = log;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SecurityPage() {
        this(null, null);
    }

    /** A line, in words. */
    public record Row(long id, String at, String who, String what, String subject) {}

    public List<Row> lines() {
        return log.newest().stream()
                .map(e -> new Row(
                        e.id(),
                        shell.minute(e.at()),
                        e.who(),
                        shell.say("security." + e.kind().name()),
                        e.subject()))
                .toList();
    }
}
