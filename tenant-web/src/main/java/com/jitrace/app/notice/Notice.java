package com.jitrace.app.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One thing that one account is told. */
@Entity
@Table(name = "notice")
public class Notice {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String accountId;
    private String kind;
    private String argument;
    private String link;
    private long toldAt;
    private long seenAt;

    @SuppressWarnings("NullAway.Init")
    protected Notice() {}

    Notice(String accountId, News news, long now) {
        this.accountId = accountId;
        this.kind = news.kind();
        this.argument = news.argument();
        this.link = news.link();
        this.toldAt = now;
    }

    public long id() {
        return id;
    }

    /** The text is {@code notice.<kind>}. */
    public String kind() {
        return kind;
    }

    /** For the text. */
    public String argument() {
        return argument;
    }

    /** Page of the console where one can do something about it. */
    public String link() {
        return link;
    }

    /** Milliseconds UTC. */
    public long toldAt() {
        return toldAt;
    }

    public boolean isSeen() {
        return seenAt > 0;
    }

    void seen(long now) {
        seenAt = now;
    }

    String accountId() {
        return accountId;
    }
}
