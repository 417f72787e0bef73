package com.jitrace.app.part;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of records on its way: read and checked, then committed once by a job. */
@Entity
@Table(name = "part_import")
public class PartImport {
    @Id
    private String id;

    private String productId;
    private String fileHash;
    private String content;
    private @Nullable String commitKey;
    private @Nullable String jobId;
    private int doneRows;
    private String submissions;
    private String createdBy;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected PartImport() {}

    PartImport(String id, String productId, String fileHash, RecordFile file, String createdBy, long now) {
        this.id = id;
        this.productId = productId;
        this.fileHash = fileHash;
        this.content = file.text();
        this.submissions = "";
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    public String id() {
        return id;
    }

    /** The part number that every row is of. */
    public String productId() {
        return productId;
    }

    /** SHA-256 of the file as it came, hex. */
    public String fileHash() {
        return fileHash;
    }

    RecordFile file() {
        return RecordFile.parse(content);
    }

    /** Committed: the same file of the same part number is never committed twice. */
    void committedBy(String job) {
        commitKey = commitKeyToBe();
        jobId = job;
    }

    String commitKeyToBe() {
        return productId + ":" + fileHash;
    }

    /** The job's work was given up; whoever sends the file again commits what is not registered yet. */
    void givenUp() {
        commitKey = null;
    }

    public boolean isCommitted() {
        return commitKey != null;
    }

    /** The job that writes the records, or "". */
    public String jobId() {
        return jobId == null ? "" : jobId;
    }

    /** Records written so far. */
    public int doneRows() {
        return doneRows;
    }

    void wrote(int rows, long submission) {
        doneRows += rows;
        submissions = submissions.isEmpty() ? String.valueOf(submission) : submissions + " " + submission;
    }

    public List<Long> submissions() {
        return Arrays.stream(submissions.split(" "))
                .filter(one -> !one.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    String createdBy() {
        return createdBy;
    }

    long createdAt() {
        return createdAt;
    }
}
