package com.jitrace.app.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One line of an organisation's security log. */
@Entity
@Table(name = "security_event")
public class SecurityEvent {
    /** What happened. */
    public enum Kind {
        SIGN_IN,
        SIGN_IN_REFUSED,
        INVITED,
        JOINED,
        ROLES,
        DISABLED,
        ENABLED,
        PASSWORD,
        KEY_CREATED,
        KEY_REVOKED,
        EXPORT,
        GATE_OPENED,
        GATE_CLOSED
    }

    static final int TEXT_CHARACTERS_MAX = 120;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String accountId;
    private String who;
    private String subject;
    private long at;

    @SuppressWarnings("NullAway.Init")
    protected SecurityEvent() {}

    SecurityEvent(Kind kind, String accountId, String who, String subject, long at) {
        this.kind = kind;
        this.accountId = accountId;
        this.who = cut(who);
        this.subject = cut(subject);
        this.at = at;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), TEXT_CHARACTERS_MAX));
    }

    public long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** Name of the person or program that did it. */
    public String who() {
        return who;
    }

    /** To whom or what it was done; "" when it is the person. */
    public String subject() {
        return subject;
    }

    /** Milliseconds UTC. */
    public long at() {
        return at;
    }
}
