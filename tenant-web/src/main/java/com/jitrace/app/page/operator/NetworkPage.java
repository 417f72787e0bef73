package com.jitrace.app.page.operator;

import com.jitrace.app.licence.Accusing;
import com.jitrace.app.network.Watching;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.chain.gateway.NetworkState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The validators, whom this node hears of them, and what keeps blocks from becoming final. */
@Named
@RequestScoped
public class NetworkPage {
    private static final long SHOWN_AS_MILLIS_MAX = 10_000;
    private static final long MILLIS_A_SECOND = 1_000;
    private static final long BYTES_A_MEBIBYTE = 1 << 20;
    private static final String NOTHING = "—";
    private final Watching watching;
    private final Accusing accusing;
    private final Shell shell;
    private @Nullable NetworkState seen;

    @Inject
    NetworkPage(Watching watching, Accusing accusing, Shell shell) {
        this.watching = watching;
        this.accusing = accusing;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected NetworkPage() {
        this(null, null, null);
    }

    /** A label and what it says. */
    public record Fact(String id, String label, String value) {}

    /** A line of the table. */
    public record Validator(String name, String keyHash, boolean heard, String state, String last, String height) {}

    /** One moment for the whole page. */
    private NetworkState state() {
        if (seen == null) {
            seen = watching.now();
        }
        return seen;
    }

    /** What so many validators are good for. */
    public String promise() {
        int n = state().validators().size();
        if (n == 1) {
            return shell.say("network.one");
        }
        return shell.say("network.quorum", n, state().faulty(), state().quorum());
    }

    /** Why nothing becomes final; "" if nothing keeps it. */
    public String standstill() {
        return state().standstill().map(shell::sentence).orElse("");
    }

    /** Why this node does not vote; "" if it does. */
    public String doubt() {
        return state().doubt().orElse("");
    }

    public List<Fact> facts() {
        NetworkState now = state();
        return List.of(
                fact("self", now.self() + (now.validating() ? "" : " " + shell.say("network.follows"))),
                fact("chain", now.chainId()),
                fact("height", String.valueOf(now.height())),
                fact("size", String.valueOf(now.size())),
                fact("age", span(now.ageMillis())),
                fact(
                        "finality",
                        now.finality()
                                .map(f -> shell.say("network.median", span(Optional.of(f.medianMillis())), f.blocks()))
                                .orElse(NOTHING)),
                fact("checkpoint", span(now.checkpointAgeMillis())),
                fact(
                        "pool",
                        shell.say(
                                "network.waiting",
                                now.pool().batches(),
                                mebibytes(now.pool().bytes()),
                                mebibytes(now.pool().bytesMax()))),
                fact(
                        "disk",
                        now.disk()
                                .map(d ->
                                        shell.say("network.free", mebibytes(d.freeBytes()), mebibytes(d.totalBytes())))
                                .orElse(NOTHING)));
    }

    private Fact fact(String id, String value) {
        return new Fact(id, shell.say("network." + id), value);
    }

    private String span(Optional<Long> millis) {
        return millis.map(m -> m < SHOWN_AS_MILLIS_MAX
                        ? shell.say("network.millis", m)
                        : shell.say("network.seconds", m / MILLIS_A_SECOND))
                .orElse(NOTHING);
    }

    private static long mebibytes(long bytes) {
        return bytes / BYTES_A_MEBIBYTE;
    }

    public List<Validator> validators() {
        return state().validators().stream()
                .map(v -> new Validator(
                        v.name(),
                        v.keyHash(),
                        v.heard(),
                        shell.say(v.self() ? "network.this" : v.heard() ? "network.heard" : "network.silent"),
                        span(v.heardMillis()),
                        v.height().map(String::valueOf).orElse(NOTHING)))
                .toList();
    }

    /** Whoever signed two roots for one size. */
    public List<NetworkState.Evidence> evidence() {
        return state().evidence();
    }

    /** Brings a proof onto the chain. */
    public @Nullable String accuse(String vkey) {
        return accusing.accuse(vkey).isPresent()
                ? shell.go("network", "network.accused")
                : shell.refuse(shell.say("network.accused-already"));
    }
}
