package com.jitrace.app.quality;

import com.jitrace.app.account.SignedIn;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;

/** Who did what about a notice and when; written once. */
@Entity
@Table(name = "quality_notice_step")
public class NoticeStep {
    /** Notice and place in its row of steps, from 1. */
    @Embeddable
    public record Id(String noticeId, int place) implements Serializable {}

    @EmbeddedId
    private Id id;

    @Enumerated(EnumType.STRING)
    private QualityNotice.State state;

    private String byAccount;
    private String byName;
    private long doneAt;
    private String words;
    private String outcome;

    @SuppressWarnings("NullAway.Init")
    protected NoticeStep() {}

    NoticeStep(Id id, QualityNotice.State state, SignedIn by, long now, String words, List<String> outcome) {
        this.id = id;
        this.state = state;
        this.byAccount = by.accountId();
        this.byName = by.displayName();
        this.doneAt = now;
        this.words = words;
        this.outcome = String.join(" ", outcome);
    }

    /** What was done: HELD, RECALL_ASKED or CLOSED. */
    public QualityNotice.State state() {
        return state;
    }

    public String byName() {
        return byName;
    }

    /** Milliseconds UTC. */
    public long doneAt() {
        return doneAt;
    }

    public String words() {
        return words;
    }

    /** Ids of the holds that were placed, or of the requests that were made. */
    public List<String> outcome() {
        return outcome.isEmpty() ? List.of() : List.of(outcome.split(" "));
    }
}
