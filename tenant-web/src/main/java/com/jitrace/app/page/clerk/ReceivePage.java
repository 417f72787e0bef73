package com.jitrace.app.page.clerk;

import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.receiving.DecidedScans;
import com.jitrace.app.receiving.Decision;
import com.jitrace.app.receiving.OpeningGates;
import com.jitrace.app.receiving.Reason;
import com.jitrace.app.receiving.ScanWish;
import com.jitrace.app.receiving.ScanningParts;
import com.jitrace.app.receiving.TakingSnapshots;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gate's page: scan, answer, next. The script beside it answers faster and goes on without a network; this works without it. */
@Named
@RequestScoped
public class ReceivePage {
    private static final int ROWS = 30;
    private static final List<String> WORDS = List.of(
            "live.network",
            "live.offline",
            "live.age",
            "live.no-snapshot",
            "live.pending",
            "live.unknown-offline",
            "live.let-in",
            "live.refused-after",
            "live.signed-out",
            "live.failed",
            "live.no-camera",
            "put-aside",
            "target",
            "value",
            "standing.NOTED",
            "standing.WAITING",
            "standing.FINAL",
            "standing.REFUSED");

    private final OpeningGates gates;
    private final ScanningParts scanning;
    private final DecidedScans decided;
    private final TakingSnapshots snapshots;
    private final Shell shell;

    private String code = "";
    private @Nullable Answer answer;

    @Inject
    ReceivePage(
            OpeningGates gates, ScanningParts scanning, DecidedScans decided, TakingSnapshots snapshots, Shell shell) {
        this.gates = gates;
        this.scanning = scanning;
        this.decided = decided;
        this.snapshots = snapshots;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReceivePage() {
        this(null, null, null, null, null);
    }

    /** The large answer: the decision's name for its colour, its sign and word, and a sentence for each reason. */
    public record Answer(String decision, String sign, String word, List<String> reasons, String code) {}

    /** One line of the running list. */
    public record Row(
            String when, String code, String decision, String sign, String word, String why, String standing) {}

    /** A gate to choose. */
    public record Choice(String id, String name, String site) {}

    public List<Choice> choices() {
        return gates.all().stream()
                .map(view -> new Choice(
                        view.gate().id(), view.gate().name(), view.gate().site()))
                .toList();
    }

    /** The gate that stands in the address or in the form, or the only one; "" = choose first. */
    public String getGate() {
        String wanted = shell.parameter("gate");
        List<Choice> all = choices();
        return all.stream()
                .map(Choice::id)
                .filter(id -> id.equals(wanted) || all.size() == 1)
                .findFirst()
                .orElse("");
    }

    public String name() {
        return choices().stream()
                .filter(choice -> choice.id().equals(getGate()))
                .map(Choice::name)
                .findFirst()
                .orElse("");
    }

    public @Nullable String scan() {
        return judge(code);
    }

    /** The part has no code. */
    public @Nullable String scanNothing() {
        return judge("");
    }

    private @Nullable String judge(String seen) {
        ScanningParts.Answer judged =
                scanning.scan(getGate(), List.of(ScanWish.of(seen))).get(0);
        code = "";
        if (judged instanceof ScanningParts.Decided done) {
            answer = answer(
                    done.scan().decision(), done.scan().reasons(), done.scan().seen());
        } else if (judged instanceof ScanningParts.MeasurementsAsked) {
            answer = new Answer(
                    "MEASURE",
                    "?",
                    shell.say("receiving.decision.MEASURE"),
                    List.of(shell.say("receiving.measure-how")),
                    seen);
        } else {
            return shell.refuse(shell.say("receiving.no-gate"));
        }
        return null;
    }

    private Answer answer(Decision decision, List<Reason> reasons, String seen) {
        return new Answer(
                decision.name(),
                sign(decision),
                shell.say("receiving.decision." + decision),
                reasons.stream()
                        .map(reason -> shell.say("receiving.reason." + reason))
                        .toList(),
                seen);
    }

    private static String sign(Decision decision) {
        return switch (decision) {
            case ACCEPT -> "✓";
            case QUARANTINE -> "!";
            case REJECT -> "✗";
        };
    }

    public Optional<Answer> answered() {
        return Optional.ofNullable(answer);
    }

    public @Nullable Answer getAnswer() {
        return answer;
    }

    public List<Row> rows() {
        return decided.newest(getGate(), Long.MAX_VALUE, ROWS).orElse(List.of()).stream()
                .map(this::row)
                .toList();
    }

    private Row row(DecidedScans.View view) {
        Decision decision = view.scan().decision();
        return new Row(
                shell.minute(view.scan().decidedAt()),
                view.scan().seen(),
                decision.name(),
                sign(decision),
                shell.say("receiving.decision." + decision),
                view.scan().reasons().stream()
                        .map(reason -> shell.say("receiving.reason." + reason))
                        .collect(Collectors.joining(" ")),
                decision == Decision.ACCEPT || view.standing() == DecidedScans.Standing.REFUSED
                        ? shell.say("receiving.standing." + view.standing())
                        : "");
    }

    /** The key that signs snapshots: the script trusts this one. */
    public String key() {
        return snapshots.key();
    }

    /** Every sentence that the script says, as JSON. */
    public String words() {
        JsonObject words = JsonObject.EMPTY;
        for (String key : WORDS) {
            words = words.with(key, raw("receiving." + key));
        }
        for (Reason reason : Reason.values()) {
            words = words.with("reason." + reason, raw("receiving.reason." + reason));
        }
        for (String decision : List.of("ACCEPT", "QUARANTINE", "REJECT", "MEASURE")) {
            words = words.with("decision." + decision, raw("receiving.decision." + decision));
        }
        return words.toString();
    }

    /** With "{0}" left for the script to fill in. */
    private String raw(String key) {
        return shell.say(key, "{0}");
    }

    public String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code == null ? "" : code;
    }
}
