package com.jitrace.app.approval;

import com.jitrace.app.account.SignedIn;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asked for under the two-person rule: waiting → approved or declined, by somebody else. */
@Entity
@Table(name = "approval_request")
public class ApprovalRequest {
    public enum State {
        WAITING,
        APPROVED,
        DECLINED
    }

    @Id
    private String id;

    private String kind;
    private String subject;
    private String content;
    private String askedBy;
    private String askedByName;
    private long askedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String decidedBy;
    private @Nullable String decidedByName;
    private long decidedAt;
    private @Nullable String outcome;

    @SuppressWarnings("NullAway.Init")
    protected ApprovalRequest() {}

    ApprovalRequest(String id, SignedIn who, Question question, long now) {
        this.id = id;
        this.kind = question.kind();
        this.subject = question.subject();
        this.content = question.content().toString();
        this.askedBy = who.accountId();
        this.askedByName = who.displayName();
        this.askedAt = now;
        this.state = State.WAITING;
    }

    /** 32 hex digits, random. */
    public String id() {
        return id;
    }

    /** Which {@link Decidable} executes it. */
    public String kind() {
        return kind;
    }

    /** What it is about, in one word: the reference of a batch, an id. */
    public String subject() {
        return subject;
    }

    public JsonObject content() {
        return JsonObject.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What the sentence {@code approval.what.<kind>} fills in: {0} is the subject, {1}… the content's texts and numbers by name. */
    public Object[] words() {
        List<Object> words = new ArrayList<>(List.of(subject));
        for (Json value : content().fields().values()) {
            if (value instanceof Json.Text text) {
                words.add(text.value());
            } else if (value instanceof Json.Whole whole) {
                words.add(whole.value());
            }
        }
        return words.toArray();
    }

    public boolean isAskedBy(SignedIn who) {
        return askedBy.equals(who.accountId());
    }

    /** Account of whoever asked. */
    public String askedBy() {
        return askedBy;
    }

    public String askedByName() {
        return askedByName;
    }

    public long askedAt() {
        return askedAt;
    }

    public State state() {
        return state;
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Name of whoever decided, or "". */
    public String decidedByName() {
        return decidedByName == null ? "" : decidedByName;
    }

    public long decidedAt() {
        return decidedAt;
    }

    /** What came of it: {@code job:<id>} or {@code submission:<n>}; "" while it waits and when it was declined. */
    public String outcome() {
        return outcome == null ? "" : outcome;
    }

    void decided(SignedIn who, State as, String cameOfIt, long now) {
        if (state != State.WAITING || isAskedBy(who)) {
            throw new IllegalStateException("request " + id + " is " + state + "; it is not for " + who.accountId());
        }
        state = as;
        decidedBy = who.accountId();
        decidedByName = who.displayName();
        decidedAt = now;
        outcome = cameOfIt.isEmpty() ? null : cameOfIt;
    }
}
