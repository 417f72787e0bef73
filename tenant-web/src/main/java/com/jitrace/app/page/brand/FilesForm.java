package com.jitrace.app.page.brand;

import com.jitrace.app.catalogue.Draft;
import com.jitrace.app.catalogue.Media;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.media.TakingFiles;
import com.jitrace.app.page.shell.Shell;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents and videos on the form of a product's sheet; part of the sheet once that is saved. */
@Named
@ViewScoped
public class FilesForm implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private TakingFiles taking;

    @Inject
    private Shell shell;

    private final List<FileRow> rows = new ArrayList<>();
    private String title = "";
    private String language = "en";
    private transient @Nullable Part file;

    void show(List<Media> media) {
        media.forEach(one -> rows.add(FileRow.of(one)));
    }

    List<Draft.Media> drafts() {
        return rows.stream().map(FileRow::draft).toList();
    }

    /** Takes the chosen file in. */
    public @Nullable String add() {
        Part chosen = file;
        if (chosen == null || chosen.getSize() == 0) {
            return shell.refuse(shell.say("product.no-file"));
        }
        if (title.isBlank()) {
            return shell.refuse(shell.say("product.no-file-title"));
        }
        if (rows.size() >= Sheet.MEDIA_MAX) {
            return shell.refuse(shell.say("product.too-many-files", Sheet.MEDIA_MAX));
        }
        TakingFiles.Taking outcome = take(chosen);
        if (outcome instanceof TakingFiles.NotTaken why) {
            return shell.refuse(shell.say(why.reason(), why.megabytesMax()));
        }
        TakingFiles.Taken taken = (TakingFiles.Taken) outcome;
        if (rows.stream().anyMatch(row -> row.getHash().equals(taken.hash()))) {
            return shell.refuse(shell.say("product.file-twice"));
        }
        rows.add(FileRow.of(taken, title.strip(), language.strip()));
        title = "";
        return null;
    }

    private TakingFiles.Taking take(Part chosen) {
        try (InputStream in = chosen.getInputStream()) {
            return taking.take(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("an upload cannot be read", e);
        }
    }

    public void remove(String hash) {
        rows.removeIf(row -> row.getHash().equals(hash));
    }

    public List<FileRow> getRows() {
        return rows;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title == null ? "" : title;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = language == null ? "" : language;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }
}
