package com.jitrace.app.quality;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A notice that goods are at fault: what a supplier gave (GIVEN, in its own database), or what a manufacturer was told or found itself
 * (OPEN → HELD → RECALL_ASKED → CLOSED; a step may be left out, none goes back).
 */
@Entity
@Table(name = "quality_notice")
public class QualityNotice {
    /** What became of it. */
    public enum State {
        /** By this organisation, to its manufacturers; what they do about it is theirs. */
        GIVEN,
        OPEN,
        HELD,
        RECALL_ASKED,
        CLOSED
    }

    @Id
    private String id;

    private String fromParty;
    private String about;
    private String lot;
    private String words;
    private String remedy;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    @Enumerated(EnumType.STRING)
    private State state;

    private String writtenByName;
    private long writtenAt;
    private long enteredAt;
    private long heldAt;

    @SuppressWarnings("NullAway.Init")
    protected QualityNotice() {}

    /** Written here; to be given to others, or to be handled. */
    QualityNotice(String id, String about, String lot, Finding finding, String byName, long now) {
        this.id = id;
        this.fromParty = "";
        this.about = about;
        this.lot = lot;
        this.words = finding.words();
        this.remedy = finding.remedy();
        this.severity = finding.severity();
        this.state = State.OPEN;
        this.writtenByName = byName;
        this.writtenAt = now;
        this.enteredAt = now;
    }

    /** It is for others to handle. */
    QualityNotice given() {
        state = State.GIVEN;
        return this;
    }

    /** The same as another organisation is told it: under another id, from a party that this one is for it; nobody's name goes along. */
    QualityNotice told(String otherId, String party, long now) {
        QualityNotice told = new QualityNotice(otherId, about, "", finding(), "", now);
        told.fromParty = party;
        told.writtenAt = writtenAt;
        return told;
    }

    /** 32 hex digits; each organisation that has this notice has an id of its own for it. */
    public String id() {
        return id;
    }

    /** The supplier's party, or "" when this organisation wrote it. */
    public String fromParty() {
        return fromParty;
    }

    /** The goods as whoever wrote it named them. */
    public String about() {
        return about;
    }

    String lot() {
        return lot;
    }

    public Finding finding() {
        return new Finding(words, remedy, severity);
    }

    public State state() {
        return state;
    }

    /** Whoever wrote it, or "" when it came from another organisation. */
    public String writtenByName() {
        return writtenByName;
    }

    /** Milliseconds UTC. */
    public long writtenAt() {
        return writtenAt;
    }

    /** When this organisation had it, milliseconds UTC. */
    public long enteredAt() {
        return enteredAt;
    }

    /** Whether its goods were held because of it. */
    public boolean isHeld() {
        return heldAt > 0;
    }

    /** Whether holding its goods is still to be done. */
    public boolean isHoldable() {
        return isOpen() && !isHeld();
    }

    /** Whether something may still be done about it here. */
    public boolean isOpen() {
        return state != State.GIVEN && state != State.CLOSED;
    }

    void held(long now) {
        expect(isHoldable());
        heldAt = now;
        if (state == State.OPEN) {
            state = State.HELD;
        }
    }

    void recallAsked() {
        expect(isOpen());
        state = State.RECALL_ASKED;
    }

    void closed() {
        expect(isOpen());
        state = State.CLOSED;
    }

    private void expect(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("notice " + id + " is " + state + (isHeld() ? " and held" : ""));
        }
    }
}
