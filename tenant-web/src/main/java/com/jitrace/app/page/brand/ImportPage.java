package com.jitrace.app.page.brand;

import com.jitrace.app.capture.ImportFile;
import com.jitrace.app.capture.ImportingMovements;
import com.jitrace.app.capture.RowFault;
import com.jitrace.app.page.shell.Shell;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A file of movements: upload, see only what is wrong, mend it, record it once. The import is named by its id, which stays in the address. */
@Named
@RequestScoped
public class ImportPage {
    private static final int SHOWN_MAX = 100;

    private final ImportingMovements importing;
    private final Shell shell;
    private String id = "";
    private String act = "sell";
    private @Nullable Part file;
    private int row;
    private String field = "";
    private String value = "";
    private boolean leaveOut;
    private Map<String, Integer> columns = new HashMap<>();
    private ImportingMovements.@Nullable Outcome outcome;

    @Inject
    ImportPage(ImportingMovements importing, Shell shell) {
        this.importing = importing;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ImportPage() {
        this(null, null);
    }

    /** A cell that is wrong. */
    public record Bad(int row, String column, String value, String problem, String suggestion, String field) {}

    public List<SelectItem> acts() {
        return ImportingMovements.ACTS.stream()
                .map(one -> new SelectItem(one, shell.say("subject." + one)))
                .toList();
    }

    public @Nullable String read() {
        byte[] bytes = new byte[0];
        if (file != null) {
            try (InputStream in = file.getInputStream()) {
                bytes = in.readNBytes(ImportFile.BYTES_MAX + 1);
            } catch (IOException e) {
                return shell.refuse(shell.say("movements.no-file"));
            }
        }
        ImportingMovements.Outcome read = importing.read(act, bytes);
        return read instanceof ImportingMovements.DryRun run ? here(run.id()) : tell(read);
    }

    public @Nullable String mend() {
        return tell(importing.mend(id, row, field, value));
    }

    public @Nullable String map() {
        Map<String, Integer> chosen = new HashMap<>();
        columns.forEach((name, at) -> {
            if (at >= 0) {
                chosen.put(name, at);
            }
        });
        return tell(importing.map(id, chosen));
    }

    public @Nullable String commit() {
        return tell(importing.commit(id, leaveOut));
    }

    private @Nullable String tell(ImportingMovements.Outcome result) {
        if (result instanceof ImportingMovements.NotTaken not) {
            return shell.refuse(shell.say(not.code()));
        }
        return here(id);
    }

    private static String here(String id) {
        return "/console/import.xhtml?id=" + id + "&faces-redirect=true";
    }

    private Optional<ImportingMovements.Outcome> outcome() {
        if (outcome == null && !id.isEmpty()) {
            outcome = importing.look(id);
        }
        return Optional.ofNullable(outcome);
    }

    private Optional<ImportingMovements.DryRun> run() {
        return outcome().filter(o -> o instanceof ImportingMovements.DryRun).map(o -> (ImportingMovements.DryRun) o);
    }

    private Optional<ImportingMovements.Receipt> receipt() {
        return outcome().filter(o -> o instanceof ImportingMovements.Receipt).map(o -> (ImportingMovements.Receipt) o);
    }

    public boolean isRead() {
        return run().isPresent();
    }

    public boolean isDone() {
        return receipt().isPresent();
    }

    public String summary() {
        return run().map(run -> shell.say(
                        "movements.summary",
                        run.file().rows().size(),
                        run.good(),
                        run.faults().size()))
                .orElse("");
    }

    public String done() {
        return receipt()
                .map(r -> shell.say("movements.done", r.items(), r.submissions().size(), r.fileHash()))
                .orElse("");
    }

    public List<Bad> faults() {
        List<Bad> bad = new ArrayList<>();
        run().ifPresent(run -> run.faults().stream().limit(SHOWN_MAX).forEach(fault -> bad.add(bad(run, fault))));
        return bad;
    }

    private Bad bad(ImportingMovements.DryRun run, RowFault fault) {
        String named = run.file().columns().entrySet().stream()
                .filter(e -> e.getValue() < run.file().header().size()
                        && run.file().header().get(e.getValue()).equals(fault.column()))
                .map(e -> e.getKey().written())
                .findFirst()
                .orElse("");
        return new Bad(
                fault.row(), fault.column(), fault.value(), shell.say(fault.textKey()), fault.suggestion(), named);
    }

    /** The fields, each with its column. */
    public List<String> fields() {
        return java.util.Arrays.stream(ImportFile.Field.values())
                .map(ImportFile.Field::written)
                .toList();
    }

    public List<SelectItem> header() {
        List<SelectItem> items = new ArrayList<>(List.of(new SelectItem(-1, shell.say("movements.no-such-column"))));
        run().ifPresent(run -> IntStream.range(0, run.file().header().size())
                .forEach(i -> items.add(new SelectItem(i, run.file().header().get(i)))));
        return items;
    }

    public Map<String, Integer> getColumns() {
        if (columns.isEmpty()) {
            fields().forEach(name -> columns.put(name, -1));
            run().ifPresent(run -> run.file().columns().forEach((f, at) -> columns.put(f.written(), at)));
        }
        return columns;
    }

    public void setColumns(Map<String, Integer> columns) {
        this.columns = columns;
    }

    public String getId() {
        return id;
    }

    @PostConstruct
    void begin() {
        String named = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("id");
        id = named == null || !named.matches("[0-9a-f]{32}") ? "" : named;
    }

    public String getAct() {
        return act;
    }

    public void setAct(@Nullable String act) {
        this.act = act == null ? "" : act;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }

    public int getRow() {
        return row;
    }

    public void setRow(int row) {
        this.row = row;
    }

    public String getField() {
        return field;
    }

    public void setField(@Nullable String field) {
        this.field = field == null ? "" : field;
    }

    public String getValue() {
        return value;
    }

    public void setValue(@Nullable String value) {
        this.value = value == null ? "" : value;
    }

    public boolean isLeaveOut() {
        return leaveOut;
    }

    public void setLeaveOut(boolean leaveOut) {
        this.leaveOut = leaveOut;
    }
}
