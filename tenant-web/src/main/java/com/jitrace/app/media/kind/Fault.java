package com.jitrace.app.media.kind;

/** Why a file is not taken; each has its sentence in the texts, under {@link #key()}. */
public enum Fault {
    /** Neither a PDF document nor an MP4 or WebM video, whatever its name says. */
    UNKNOWN("file.unknown"),
    /** More bytes than its kind may have. */
    TOO_LARGE("file.too-large"),
    /** Its own tables say that more was to come. */
    CUT_OFF("file.cut-off"),
    /** Bytes behind its end, where another file can hide. */
    TRAILING("file.trailing"),
    /** Its tables contradict each other. */
    DAMAGED("file.damaged"),
    /** A PDF that runs a script, starts a program, sends a form or carries other files. */
    ACTIVE("file.active"),
    /** A PDF that is encrypted: nobody could see what is in it. */
    LOCKED("file.locked"),
    /** A video that says where it was filmed. */
    PLACE("file.place");

    private final String key;

    Fault(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
