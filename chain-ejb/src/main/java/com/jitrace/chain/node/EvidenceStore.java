package com.jitrace.chain.node;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Keeps proofs of double signatures over restarts: who lied once may never do so again, and must not be forgotten. */
public interface EvidenceStore {
    /** What was kept, by name. */
    Map<String, byte[]> kept() throws IOException;

    /**
     * Makes it durable; what has that name already stays.
     *
     * @param name of a file, without a suffix
     */
    void keep(String name, byte[] content) throws IOException;

    /** Forgets with the process. */
    static EvidenceStore memory() {
        Map<String, byte[]> kept = new TreeMap<>();
        return new EvidenceStore() {
            @Override
            public Map<String, byte[]> kept() {
                return kept;
            }

            @Override
            public void keep(String name, byte[] content) {
                kept.putIfAbsent(name, content);
            }
        };
    }
}
