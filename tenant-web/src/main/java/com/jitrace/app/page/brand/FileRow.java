package com.jitrace.app.page.brand;

import com.jitrace.app.catalogue.Draft;
import com.jitrace.app.catalogue.Media;
import com.jitrace.app.media.TakingFiles;
import com.jitrace.app.media.kind.Kind;
import com.jitrace.app.words.Amount;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A document's or video's row of the product form. */
public class FileRow implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String hash;
    private final Kind kind;
    private final long bytes;
    private String title;
    private String language;

    private FileRow(String hash, Kind kind, long bytes, String title, String language) {
        this.hash = hash;
        this.kind = kind;
        this.bytes = bytes;
        this.title = title;
        this.language = language;
    }

    static FileRow of(Media media) {
        return new FileRow(media.sha256(), media.kind(), media.bytes(), media.title(), media.language());
    }

    static FileRow of(TakingFiles.Taken taken, String title, String language) {
        return new FileRow(taken.hash(), taken.kind(), taken.bytes(), title, language);
    }

    Draft.Media draft() {
        return new Draft.Media(hash, title, language);
    }

    public String getHash() {
        return hash;
    }

    /** What it is and how large: "PDF, 120 kB". */
    public String getWhat() {
        return kind.label() + ", " + Amount.ofBytes(bytes);
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
}
