package com.jitrace.chain.entry;

/** Bytes that are no statement: carries the reason that refuses them (NON_CANONICAL, LIMIT or BAD_BATCH). */
public final class Malformed extends RuntimeException {
    private final Reason reason;

    public Malformed(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public static Malformed form(String detail) {
        return new Malformed(Reason.NON_CANONICAL, detail);
    }

    public static Malformed limit(String detail) {
        return new Malformed(Reason.LIMIT, detail);
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Refusal at(int entry) {
        return new Refusal(reason, entry, detail());
    }
}
