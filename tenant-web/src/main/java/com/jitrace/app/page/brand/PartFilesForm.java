package com.jitrace.app.page.brand;

import com.jitrace.app.media.TakingFiles;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.part.Attachment;
import com.jitrace.app.part.PartFiles;
import com.jitrace.app.part.Specification;
import com.jitrace.app.part.Specifying;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drawings and documents of the part number that the address names; each change is a version of its specification. */
@Named
@RequestScoped
public class PartFilesForm {
    private final Specifying specifying;
    private final PartFiles files;
    private final Shell shell;

    private String title = "";
    private String kind = Attachment.Kind.DRAWING.name();
    private @Nullable Part file;
    private @Nullable Optional<Specifying.Row> row;
    private @Nullable List<Row> rows;

    @Inject
    PartFilesForm(Specifying specifying, PartFiles files, Shell shell) {
        this.specifying = specifying;
        this.files = files;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PartFilesForm() {
        this(null, null, null);
    }

    /**
     * A drawing or document.
     *
     * @param address where it is read, or "" when nobody uploaded it here: then its hash names it
     */
    public record Row(String title, String kind, String sha256, String address) {}

    private Optional<Specifying.Row> row() {
        if (row == null) {
            row = specifying.find(shell.parameter("id"));
        }
        return row;
    }

    public boolean isShown() {
        return row().isPresent();
    }

    /** Product id of the part number. */
    public String getId() {
        return row().map(found -> found.product().id()).orElse("");
    }

    private List<Attachment> attachments() {
        return row().map(found -> found.specification().specification().attachments())
                .orElse(List.of());
    }

    public List<Row> rows() {
        if (rows == null) {
            rows = attachments().stream()
                    .map(one -> new Row(
                            one.title(),
                            shell.say("part.file." + one.kind().name()),
                            one.sha256(),
                            files.find(one.sha256()).isPresent() ? "/console/partfile?hash=" + one.sha256() : ""))
                    .toList();
        }
        return rows;
    }

    public List<SelectItem> kinds() {
        return Arrays.stream(Attachment.Kind.values())
                .map(one -> new SelectItem(one.name(), shell.say("part.file." + one.name())))
                .toList();
    }

    /** Takes the chosen file in and names it in the next version. */
    public @Nullable String add() {
        Part chosen = file;
        if (chosen == null || chosen.getSize() == 0) {
            return shell.refuse(shell.say("product.no-file"));
        } else if (title.isBlank() || title.length() > Attachment.TITLE_CHARACTERS_MAX) {
            return shell.refuse(shell.say("part.file-title-bad", Attachment.TITLE_CHARACTERS_MAX));
        } else if (attachments().size() >= Specification.ATTACHMENTS_MAX) {
            return shell.refuse(shell.say("part.files-many", Specification.ATTACHMENTS_MAX));
        }
        TakingFiles.Taking outcome = take(chosen);
        if (outcome instanceof TakingFiles.NotTaken why) {
            return shell.refuse(shell.say(why.reason(), why.megabytesMax()));
        }
        String hash = ((TakingFiles.Taken) outcome).hash();
        if (attachments().stream().anyMatch(one -> one.sha256().equals(hash))) {
            return shell.refuse(shell.say("product.file-twice"));
        }
        List<Attachment> next = new ArrayList<>(attachments());
        next.add(new Attachment(Attachment.Kind.named(kind).orElse(Attachment.Kind.DOCUMENT), title.strip(), hash));
        return save(next);
    }

    private TakingFiles.Taking take(Part chosen) {
        try (InputStream in = chosen.getInputStream()) {
            return files.take(in);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be read", e);
        }
    }

    public @Nullable String remove(String hash) {
        return save(
                attachments().stream().filter(one -> !one.sha256().equals(hash)).toList());
    }

    private @Nullable String save(List<Attachment> next) {
        Optional<Specifying.Row> found = row();
        if (found.isEmpty()) {
            return shell.refuse(shell.say("part.unknown"));
        }
        Specification now = found.get().specification().specification();
        Specifying.Outcome outcome = specifying.specify(
                getId(), found.get().number().tracing(), new Specification(now.characteristics(), next));
        return outcome instanceof Specifying.Specified specified
                ? shell.go("parts", "part.specified", specified.version()) + "&id=" + getId()
                : shell.refuse(shell.say("part.unknown"));
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title == null ? "" : title;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind == null ? "" : kind;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }
}
