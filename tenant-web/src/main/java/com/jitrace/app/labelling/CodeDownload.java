package com.jitrace.app.labelling;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

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

    @SuppressWarnings("NullAway.Init")
    protected CodeDownload() {}

    CodeDownload(String ref, String accountId, int rowsGiven, String sha256, long at) {
        this.ref = ref;
        this.accountId = accountId;
        this.rowsGiven = rowsGiven;
        this.sha256 = sha256;
        this.at = at;
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
