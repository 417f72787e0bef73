package com.jitrace.app.licence;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A brand asks to come in; a row of the control database, and nothing else, until operators have signed. */
@Entity
@Table(name = "application")
public class Application {
    /** Where it stands. */
    public enum State {
        OPEN,
        PROPOSED,
        ADMITTED,
        DECLINED
    }

    @Id
    private String id;

    private String reference;
    private String legalName;
    private String displayName;
    private String domain;
    private String prefixes;
    private String contact;
    private String login;
    private long codes;
    private String token;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String provedBy;
    private long provedAt;
    private long checkedAt;
    private long createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Application() {}

    Application(String id, String reference, String token, BrandWish wish, long createdAt) {
        this.id = id;
        this.reference = reference;
        this.token = token;
        this.legalName = wish.legalName();
        this.displayName = wish.displayName();
        this.domain = wish.domain();
        this.prefixes = wish.prefixes();
        this.contact = wish.contact();
        this.login = wish.login();
        this.codes = wish.codes();
        this.state = State.OPEN;
        this.createdAt = createdAt;
    }

    public String id() {
        return id;
    }

    /** What the applicant names it by. */
    public String reference() {
        return reference;
    }

    public String legalName() {
        return legalName;
    }

    public String displayName() {
        return displayName;
    }

    public String domain() {
        return domain;
    }

    public String prefixes() {
        return prefixes;
    }

    public String contact() {
        return contact;
    }

    public String login() {
        return login;
    }

    /** Codes asked for. */
    public long codes() {
        return codes;
    }

    /** What must be found at the domain. */
    public String token() {
        return token;
    }

    public State state() {
        return state;
    }

    /** How the domain was proved, or "". */
    public String provedBy() {
        return provedBy == null ? "" : provedBy;
    }

    /** When the proof was found, milliseconds UTC, or 0. */
    public long provedAt() {
        return provedAt;
    }

    /** When it was last looked for, or 0. */
    public long checkedAt() {
        return checkedAt;
    }

    public long createdAt() {
        return createdAt;
    }

    void moveTo(State next) {
        state = next;
    }

    void checked(String by, long at) {
        checkedAt = at;
        if (!by.isEmpty()) {
            provedBy = by;
            provedAt = at;
        }
    }
}
