package com.jitrace.chain.simulation;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import java.util.HashMap;
import java.util.Map;

/** Remembers every text that was ever signed (promise C6). */
final class Witness {
    private final Map<Long, CheckpointText> signed = new HashMap<>();
    private long signatures;
    private long appended;

    void signed(String note) {
        CheckpointText text = Certificate.parse(note)
                .orElseThrow(() -> new Broken(Promise.C6, "signed what is no note: " + note))
                .checkpoint();
        signatures++;
        CheckpointText before = signed.putIfAbsent(text.size(), text);
        Broken.unless(
                before == null || before.equals(text),
                Promise.C6,
                "two roots for size " + text.size() + ": " + before + " and " + text);
    }

    void appended() {
        appended++;
    }

    long signatures() {
        return signatures;
    }

    /** Blocks that were ever appended. */
    long blocks() {
        return appended;
    }
}
