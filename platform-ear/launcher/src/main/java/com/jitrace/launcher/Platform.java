package com.jitrace.launcher;

import com.jitrace.launcher.database.Database;
import com.jitrace.launcher.database.EmbeddedDatabase;
import com.jitrace.launcher.database.ExternalDatabase;
import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.plugins.PluginFolder;
import com.jitrace.launcher.plugins.PluginReport;
import com.jitrace.launcher.plugins.Verdict.Accepted;
import com.jitrace.launcher.process.PortHolder;
import com.jitrace.launcher.server.MicroServer;
import com.jitrace.launcher.settings.Settings;
import com.jitrace.launcher.settings.Settings.DatabaseChoice.External;
import com.jitrace.launcher.trouble.CannotStart;
import com.jitrace.launcher.validators.Validators;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The running system: data folder, database, validators and server, started in this order and closed in the opposite one. Tests use it too. */
public final class Platform implements AutoCloseable {
    private static final int JAVA = 17;

    private final Consumer<String> say;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile boolean closed;
    private volatile @Nullable DataFolder folder;
    private @Nullable Database database;
    private @Nullable Validators validators;
    private @Nullable MicroServer server;
    private PluginReport packs = new PluginReport(List.of());
    private Settings settings;

    private Platform(Settings settings, Consumer<String> say) {
        this.settings = settings;
        this.say = say;
    }

    /** A platform that can be closed before, while and after {@link #start} runs. */
    static Platform prepare(Settings settings, Consumer<String> say) {
        return new Platform(settings, say);
    }

    /** Returns when every readiness check is green; whatever was started is stopped again when it throws. */
    public static Platform start(Settings settings, Consumer<String> say) {
        Platform platform = prepare(settings, say);
        platform.start();
        return platform;
    }

    void start() {
        settings.lines().forEach(say);
        refuseOtherJava(Runtime.version().feature());
        try {
            DataFolder home = opened(DataFolder.open(settings.home(), say));
            folder = home;
            Validators.check(home, settings.application());
            int port = PortHolder.choose(settings.web().bind(), settings.web().port());
            settings = new Settings(
                    settings.home(),
                    settings.web().on(port),
                    settings.database(),
                    settings.plugins(),
                    settings.application());
            Database db = opened(
                    settings.database() instanceof External external
                            ? ExternalDatabase.check(external, home)
                            : EmbeddedDatabase.start(home));
            database = db;
            say.accept("database is up at " + db.url());
            validators = opened(Validators.start(home, settings.application(), say));
            server = opened(deploy(home, db));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static void refuseOtherJava(int feature) {
        if (feature != JAVA) {
            throw new CannotStart(
                    "JiTrace runs on JDK " + JAVA + " and this is " + feature + ": set JAVA_HOME to a JDK " + JAVA);
        }
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        if (closed) {
            closeAll();
            throw new CannotStart("stopped while starting");
        }
        return part;
    }

    /** With all packs; if that fails without those the log names; if that fails too without any. */
    private MicroServer deploy(DataFolder home, Database db) {
        if (settings.application().demo()) {
            PluginFolder.offer(settings.plugins(), settings.application().demoPack());
        }
        packs = PluginFolder.examine(settings.plugins(), settings.application().war());
        while (true) {
            List<Accepted> tried = packs.accepted();
            MicroServer.Start start = MicroServer.start(new MicroServer.Order(
                    home,
                    settings.web(),
                    settings.application(),
                    tried.stream().map(Accepted::file).toList(),
                    environment(home, db)));
            if (start instanceof MicroServer.Ready ready) {
                packs = ready.server().packs().map(packs::seen).orElse(packs);
                packs.write(home.root().resolve("plugins-report.json"));
                packs.lines().forEach(say);
                return ready.server();
            }
            MicroServer.NotDeployed failed = (MicroServer.NotDeployed) start;
            if (tried.isEmpty()) {
                throw new CannotStart("The application could not be deployed: " + failed.reason() + " (log: "
                        + home.log("micro") + ")");
            }
            Set<Accepted> named = Suspects.namedIn(failed.log(), tried);
            Set<Accepted> suspects = named.isEmpty() ? Set.copyOf(tried) : named;
            packs = packs.without(suspects, failed.reason());
            say.accept("the application did not come up (" + failed.reason() + "); once more without "
                    + suspects.stream().map(Accepted::id).sorted().collect(Collectors.joining(", ")));
        }
    }

    private Map<String, String> environment(DataFolder home, Database db) {
        Path key = settings.application()
                .keyEncryptionKey()
                .orElseGet(() -> home.secrets().keyEncryptionKey());
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", "/usr/bin:/bin",
                "HOME", home.tmp().toString(),
                "LC_ALL", "C.UTF-8",
                "TZ", "UTC",
                "JITRACE_HOME", home.root().toString(),
                "JITRACE_PORT", Integer.toString(settings.web().port()),
                "JITRACE_BIND", settings.web().bind(),
                "JITRACE_BASE_URL", settings.web().baseUrl(),
                "JITRACE_DEMO", Boolean.toString(settings.application().demo()),
                "JITRACE_VALIDATORS", Integer.toString(settings.application().validators())));
        Settings.Governance governance = settings.application().governance();
        environment.putAll(Map.of(
                "JITRACE_CHAIN_OPERATORS", Integer.toString(governance.operators()),
                "JITRACE_OPERATOR_NAME", governance.name()));
        environment.putAll(Map.of(
                "JITRACE_KEK_FILE", key.toString(),
                "JITRACE_PLUGINS", settings.plugins().folder().toString(),
                "JITRACE_DB_URL", db.url(),
                "JITRACE_DB_OPTIONS", db.options(),
                "JITRACE_DB_POOL_URL", db.poolUrl(),
                "JITRACE_DB_USER", db.pool().user(),
                "JITRACE_DB_PASSWORD", db.pool().password(),
                "JITRACE_DB_ADMIN_USER", db.administrator().user(),
                "JITRACE_DB_ADMIN_PASSWORD", db.administrator().password()));
        return environment;
    }

    /** Where the pages answer on this machine, without a slash at the end. */
    public String url() {
        return settings.web().localUrl();
    }

    /** The file with the links of operators who have not come in yet, as long as there are any. */
    public Optional<Path> links() {
        return Optional.of(home().resolve("operators/invitations.txt")).filter(Files::exists);
    }

    public Path home() {
        return settings.home();
    }

    public Database database() {
        return needed(database);
    }

    /** Those that run beside the application. */
    public Validators validators() {
        return needed(validators);
    }

    public MicroServer server() {
        return needed(server);
    }

    public PluginReport packs() {
        return packs;
    }

    private static <T> T needed(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the platform is not started");
        }
        return part;
    }

    /** Completes with one line as soon as server or database ends; a validator that ends is started again. */
    CompletableFuture<String> death() {
        CompletableFuture<String> first = new CompletableFuture<>();
        server().process().death().thenAccept(first::complete);
        if (database() instanceof EmbeddedDatabase embedded) {
            embedded.process().death().thenAccept(first::complete);
        }
        return first;
    }

    /** Stops what runs, server first, folder last; returns when all is down. May be called from any thread, more than once. */
    @Override
    public void close() {
        closed = true;
        DataFolder home = folder;
        if (home != null) {
            home.stopChildren();
        }
        synchronized (this) {
            closeAll();
        }
    }

    /** True from the moment somebody asked for the end. */
    boolean closed() {
        return closed;
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                say.accept("while stopping: " + e.getMessage());
            }
        }
    }
}
