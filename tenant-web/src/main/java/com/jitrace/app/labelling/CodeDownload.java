package com.jitrace.app.labelling;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.jobs.Job;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One download of a list of codes: who, when, how many, and the file's hash. */
@Entity
@Table(name = "code_download")
public class CodeDownload {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String ref;
    private String accountId;
    private int rowsGiven;
    private String sha256;
    private long at;
    private String accountName;
    private String fileName;
    private @Nullable String jobId;

    @SuppressWarnings("NullAway.Init")
    protected CodeDownload() {}

    CodeDownload(String ref, SignedIn who, String job, Job.Result file, long at) {
        this.ref = ref;
        this.accountId = who.accountId();
        this.accountName = who.displayName();
        this.rowsGiven = Math.toIntExact(file.rows());
        this.sha256 = file.sha256();
        this.fileName = file.name();
        this.jobId = job;
        this.at = at;
    }

    /** A list that no job of this brand wrote: given to somebody of another organisation, which is named. */
    CodeDownload(String ref, SignedIn who, int rows, String sha256, long at) {
        this.ref = ref;
        this.accountId = who.accountId();
        this.accountName = who.organisationName();
        this.rowsGiven = rows;
        this.sha256 = sha256;
        this.fileName = ref + ".csv";
        this.at = at;
    }

    public String accountName() {
        return accountName;
    }

    public String fileName() {
        return fileName;
    }

    /** The job that made the file; "" for downloads older than jobs. */
    public String jobId() {
        return jobId == null ? "" : jobId;
    }

    public String ref() {
        return ref;
    }

    public String accountId() {
        return accountId;
    }

    public int rowsGiven() {
        return rowsGiven;
    }

    public String sha256() {
        return sha256;
    }

    public long at() {
        return at;
    }
}
