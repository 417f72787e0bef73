package com.jitrace.app.capture;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file of movements on its way: read, mended, committed once. */
@Entity
@Table(name = "movement_import")
public class MovementImport {
    @Id
    private String id;

    private String act;
    private String fileHash;
    private String content;
    private String columnsChosen;
    private @Nullable String commitKey;
    private int items;
    private String submissions;
    private String createdBy;
    private long createdAt;
    private long committedAt;

    @SuppressWarnings("NullAway.Init")
    protected MovementImport() {}

    MovementImport(String id, String act, String fileHash, String createdBy, long now) {
        this.id = id;
        this.act = act;
        this.fileHash = fileHash;
        this.content = "";
        this.columnsChosen = "";
        this.submissions = "";
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    void keep(ImportFile file) {
        content = file.text();
        columnsChosen = file.columns().entrySet().stream()
                .map(e -> e.getKey().name() + "=" + e.getValue())
                .sorted()
                .collect(Collectors.joining(";"));
    }

    ImportFile file() {
        Map<ImportFile.Field, Integer> columns = new LinkedHashMap<>();
        for (String pair : columnsChosen.split(";")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=");
                columns.put(ImportFile.Field.valueOf(parts[0]), Integer.valueOf(parts[1]));
            }
        }
        return ImportFile.read(content).orElseThrow().with(columns);
    }

    void committed(String key, List<Long> rows, int itemCount, long now) {
        commitKey = key;
        submissions = rows.stream().map(String::valueOf).collect(Collectors.joining(" "));
        items = itemCount;
        committedAt = now;
    }

    String commitKeyToBe() {
        return act + ":" + fileHash;
    }

    public String id() {
        return id;
    }

    /** ship, receive, sell, return, release. */
    public String act() {
        return act;
    }

    /** SHA-256 of the file as it came, hex. */
    public String fileHash() {
        return fileHash;
    }

    public boolean isCommitted() {
        return commitKey != null;
    }

    public int items() {
        return items;
    }

    public List<Long> submissions() {
        return Arrays.stream(submissions.split(" "))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    public String createdBy() {
        return createdBy;
    }

    public long createdAt() {
        return createdAt;
    }

    public long committedAt() {
        return committedAt;
    }
}
