package com.jitrace.app.licence;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.outbox.StatementText;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Governance statements on their way to k signatures: open → ready → sent, or declined, or expired. */
@Entity
@Table(name = "proposal")
public class Proposal {
    /** What it does. */
    public enum Kind {
        OPERATOR,
        BRAND,
        LICENCE,
        PARTNER
    }

    /** Where it stands; READY has every signature and is just being handed to the outbox. */
    public enum State {
        OPEN,
        READY,
        SENT,
        DECLINED,
        EXPIRED
    }

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String about;
    private String statements;
    private String content;
    private String homeId;

    @Enumerated(EnumType.STRING)
    private State state;

    private long outboxId;
    private String proposedBy;
    private long createdAt;
    private long expiresAt;
    private @Nullable String decidedBy;
    private long decidedAt;

    @SuppressWarnings("NullAway.Init")
    protected Proposal() {}

    Proposal(String id, Kind kind, String about, List<Governed> statements, JsonObject content) {
        this.id = id;
        this.kind = kind;
        this.about = about;
        this.statements = StatementText.write(List.copyOf(statements));
        this.content = content.toString();
        this.state = State.OPEN;
        this.homeId = "";
        this.proposedBy = "";
    }

    Proposal by(SignedIn operator, long now, long until) {
        homeId = operator.organisationId();
        proposedBy = operator.accountId();
        createdAt = now;
        expiresAt = until;
        return this;
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    /** Whom it is about, and how much: for people. */
    String about() {
        return about;
    }

    /** Statements without signatures. */
    List<Governed> statements() {
        return StatementText.read(statements).stream().map(Governed.class::cast).toList();
    }

    JsonObject content() {
        return JsonObject.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The operators' organisation from whose outbox it goes to the chain. */
    OrganisationId home() {
        return new OrganisationId(homeId);
    }

    State state() {
        return state;
    }

    long outboxId() {
        return outboxId;
    }

    long createdAt() {
        return createdAt;
    }

    long expiresAt() {
        return expiresAt;
    }

    /** Nobody signs it any more once its time is over. */
    void expireAt(long now) {
        if (state == State.OPEN && now > expiresAt) {
            state = State.EXPIRED;
            decidedAt = now;
        }
    }

    void ready() {
        state = State.READY;
    }

    void sent(long row, String byAccount, long now) {
        state = State.SENT;
        outboxId = row;
        decidedBy = byAccount;
        decidedAt = now;
    }

    void decline(String byAccount, long now) {
        state = State.DECLINED;
        decidedBy = byAccount;
        decidedAt = now;
    }
}
