package com.jitrace.launcher.database;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.settings.Settings.DatabaseChoice.External;
import com.jitrace.launcher.settings.Settings.Login;
import com.jitrace.launcher.trouble.CannotStart;

/** A MySQL or MariaDB that somebody else runs: we check both logins and create the lobby, nothing more. */
public final class ExternalDatabase implements Database {
    private final External choice;
    private final String options;

    private ExternalDatabase(External choice, String options) {
        this.choice = choice;
        this.options = options;
    }

    /** Returns when both logins work; one clear line otherwise. */
    public static ExternalDatabase check(External choice, DataFolder folder) {
        ExternalDatabase database = new ExternalDatabase(choice, Protection.options(choice, folder));
        database.asAdministrator("CREATE DATABASE IF NOT EXISTS " + LOBBY);
        if (database.poolLogin() instanceof Attempt.NoRight) {
            database.letPoolIn();
        }
        Attempt attempt = database.poolLogin();
        if (!(attempt instanceof Attempt.Done)) {
            throw database.refused(attempt, "pool", "JITRACE_DB_USER / JITRACE_DB_PASSWORD", choice.pool());
        }
        return database;
    }

    private Attempt poolLogin() {
        return Attempt.of(poolUrl(), choice.pool(), "SELECT 1");
    }

    private void letPoolIn() {
        String user = choice.pool().user().replace("'", "''");
        Attempt.Done hosts = asAdministrator("SELECT host FROM mysql.user WHERE user = '" + user + "'");
        for (String host : hosts.answers()) {
            asAdministrator("GRANT SELECT ON " + LOBBY + ".* TO '" + user + "'@'" + host.replace("'", "''") + "'");
        }
    }

    private Attempt.Done asAdministrator(String sql) {
        Attempt attempt = Attempt.of(choice.url() + "?" + options, choice.administrator(), sql);
        if (attempt instanceof Attempt.Done done) {
            return done;
        }
        throw refused(
                attempt, "administrator", "JITRACE_DB_ADMIN_USER / JITRACE_DB_ADMIN_PASSWORD", choice.administrator());
    }

    private CannotStart refused(Attempt attempt, String who, String settings, Login login) {
        if (attempt instanceof Attempt.WrongPassword) {
            return new CannotStart("The database at " + choice.url() + " refuses the " + who + " " + login.user()
                    + ": wrong user or password (" + settings + ")");
        }
        if (attempt instanceof Attempt.Unreachable unreachable) {
            return new CannotStart("The database at " + choice.url() + " cannot be used by the " + who + " "
                    + login.user() + ": " + unreachable.detail() + " (JITRACE_DB_URL)");
        }
        return new CannotStart("The " + who + " " + login.user() + " may not use the database " + LOBBY + " at "
                + choice.url() + " (" + settings + ")");
    }

    @Override
    public String url() {
        return choice.url();
    }

    @Override
    public String options() {
        return options;
    }

    @Override
    public String poolUrl() {
        return PoolUrl.of(choice.url(), options);
    }

    @Override
    public Login administrator() {
        return choice.administrator();
    }

    @Override
    public Login pool() {
        return choice.pool();
    }

    @Override
    public void close() {
        // not ours to stop
    }
}
