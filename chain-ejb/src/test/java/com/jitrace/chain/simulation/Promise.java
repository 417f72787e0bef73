package com.jitrace.chain.simulation;

/** Those of SECURITY §1 that a chain without an application can keep or break. */
public enum Promise {
    C1("agreement"),
    C2("validity"),
    C3("integrity"),
    C4("durability"),
    C5("exactly once"),
    C6("no double vote"),
    C7("accountability"),
    C8("determinism"),
    C9("liveness"),
    C10("bounds"),
    C12("fail-stop"),
    C14("licence");

    private final String meaning;

    Promise(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String toString() {
        return name() + " " + meaning;
    }
}
