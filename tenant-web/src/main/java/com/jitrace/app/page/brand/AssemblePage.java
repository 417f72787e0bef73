package com.jitrace.app.page.brand;

import com.jitrace.app.assembly.AsBuilt;
import com.jitrace.app.assembly.AssemblingItems;
import com.jitrace.app.capture.BuildingItems;
import com.jitrace.app.capture.Recorded;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workbench: scan the item, scan its parts, see what is missing or wrong, then record it. A scanner that types is enough. */
@Named
@RequestScoped
public class AssemblePage {
    private final AssemblingItems assembling;
    private final TraceNames names;
    private final Shell shell;

    @Inject
    private MovementOutcome outcome;

    private String item = "";
    private String parts = "";
    private String counted = "";
    private boolean moreFollows;
    private final PlaceForm place = new PlaceForm();
    private @Nullable AsBuilt built;

    @Inject
    AssemblePage(AssemblingItems assembling, TraceNames names, Shell shell) {
        this.assembling = assembling;
        this.names = names;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AssemblePage() {
        this(null, null, null);
    }

    /** One part number on the bench. */
    public record Row(String part, long wanted, long inside, long added, long missing) {}

    /** What keeps the item from being built, and what to do. */
    public record Fault(String subject, String sentence) {}

    public @Nullable String compare() {
        scanned().ifPresent(scanned -> built = assembling.compare(scanned, !moreFollows));
        return null;
    }

    public @Nullable String assemble() {
        return record("assemble", scanned -> assembling.assemble(scanned, !moreFollows, place.where()));
    }

    public @Nullable String takeOut() {
        return record("disassemble", scanned -> assembling.takeOut(scanned, place.where()));
    }

    /** The parts on the bench no longer exist. */
    public @Nullable String scrap() {
        return record("destroy", scanned -> assembling.scrap(scanned.parts(), place.where()));
    }

    private @Nullable String record(
            String act, java.util.function.Function<AssemblingItems.Scanned, Recorded> recording) {
        if (place.unread()) {
            return outcome.noPlace(place);
        }
        Optional<AssemblingItems.Scanned> scanned = scanned();
        return scanned.isEmpty() ? null : outcome.tell("assemble", act, recording.apply(scanned.get()));
    }

    /** One lot and quantity per line; says which line it cannot read. */
    private Optional<AssemblingItems.Scanned> scanned() {
        List<BuildingItems.Amount> amounts = new ArrayList<>();
        for (String line :
                counted.isBlank() ? List.<String>of() : counted.lines().toList()) {
            String[] words = line.trim().split("\\s+(?=\\S+$)");
            if (words.length != 2 || !words[1].matches("[1-9][0-9]{0,6}")) {
                shell.refuse(shell.say("assembly.counted-line", line.trim()));
                return Optional.empty();
            }
            amounts.add(new BuildingItems.Amount(words[0], Long.parseLong(words[1])));
        }
        List<String> codes = parts.isBlank() ? List.of() : List.of(parts.trim().split("[\\s,]+"));
        return Optional.of(new AssemblingItems.Scanned(item.trim(), codes, amounts));
    }

    public boolean isCompared() {
        return built != null;
    }

    public boolean isReady() {
        return built != null && built.troubles().isEmpty();
    }

    public List<Row> rows() {
        return built == null
                ? List.of()
                : built.lines().stream()
                        .map(line -> new Row(
                                names.product(line.designed().part()),
                                line.designed().quantity(),
                                line.inside(),
                                line.added(),
                                line.missing()))
                        .toList();
    }

    public List<Fault> faults() {
        return built == null
                ? List.of()
                : built.troubles().stream()
                        .map(trouble -> new Fault(names.product(trouble.subject()), shell.say(trouble.code())))
                        .toList();
    }

    public String getItem() {
        return item;
    }

    public void setItem(@Nullable String item) {
        this.item = item == null ? "" : item;
    }

    public String getParts() {
        return parts;
    }

    public void setParts(@Nullable String parts) {
        this.parts = parts == null ? "" : parts;
    }

    public String getCounted() {
        return counted;
    }

    public void setCounted(@Nullable String counted) {
        this.counted = counted == null ? "" : counted;
    }

    public boolean isMoreFollows() {
        return moreFollows;
    }

    public void setMoreFollows(boolean moreFollows) {
        this.moreFollows = moreFollows;
    }

    public PlaceForm getPlace() {
        return place;
    }
}
