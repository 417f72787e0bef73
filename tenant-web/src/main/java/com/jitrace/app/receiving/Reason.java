package com.jitrace.app.receiving;

import java.util.Locale;

/** Why a part is not accepted; each tells the clerk something else to do. */
public enum Reason {
    /** There is no code on the part. */
    NO_CODE(Decision.REJECT, false),
    /** The code's check symbol does not fit: read it again. */
    MISTYPED(Decision.REJECT, false),
    /** This organisation never issued the code. */
    UNKNOWN(Decision.REJECT, false),
    /** The code was cancelled or the part scrapped. */
    CANCELLED(Decision.REJECT, false),
    /** No supplier stands behind it who was authorised when it was made and still is. */
    NOT_AUTHORISED(Decision.REJECT, false),
    /** No gate expects this part number. */
    WRONG_PART(Decision.REJECT, true),
    /** Another gate expects it. */
    WRONG_PLACE(Decision.REJECT, true),
    /** Nobody shipped it to this organisation. */
    NOT_ADDRESSED(Decision.REJECT, false),
    /** A part with this code came in before. */
    ALREADY_RECEIVED(Decision.REJECT, false),
    /** It comes in a unit that is received as a whole: the chain takes it in no other way. */
    IN_UNIT(Decision.QUARANTINE, false),
    /** It is recalled. */
    RECALLED(Decision.QUARANTINE, false),
    /** Somebody holds it back because of its quality. */
    ON_HOLD(Decision.QUARANTINE, true),
    /** A characteristic without tolerance differs, is missing or has another unit: it is another part. */
    SPECIFICATION_DIFFERS(Decision.REJECT, true),
    /** A measured value is outside its tolerance. */
    OUT_OF_TOLERANCE(Decision.QUARANTINE, true),
    /** The person at the gate put it aside. */
    PUT_ASIDE(Decision.QUARANTINE, false),
    /** It was accepted while there was no network, and would not have been. */
    ACCEPTED_OFFLINE(Decision.QUARANTINE, false);

    private final Decision decision;
    private final boolean overridable;

    Reason(Decision decision, boolean overridable) {
        this.decision = decision;
        this.overridable = overridable;
    }

    /** What it makes of the part, if it stands alone. */
    public Decision decision() {
        return decision;
    }

    /** Whether a second person may let the part in all the same. */
    public boolean isOverridable() {
        return overridable;
    }

    /** The short code in the observation on the chain, for example {@code gate-wrong-part}. */
    public String onChain() {
        return "gate-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
