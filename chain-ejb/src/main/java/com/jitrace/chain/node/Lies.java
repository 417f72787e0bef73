package com.jitrace.chain.node;

import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Evidence;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.validator.Equivocation;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proofs that a validator signed two roots for one size (promise C7), one for each key. Kept as the body of the {@code evidence} entry that brings them
 * onto the chain, under the SHA-256 of the vkey in hex.
 */
final class Lies {
    private static final System.Logger LOG = System.getLogger(Lies.class.getName());

    private final EvidenceStore store;
    private final Map<String, Equivocation> known = new ConcurrentHashMap<>();

    Lies(EvidenceStore store) {
        this.store = store;
        try {
            store.kept().forEach(this::read);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "evidence that was kept cannot be read", e);
        }
    }

    private void read(String name, byte[] content) {
        try {
            JsonObject body = JsonObject.parse(content);
            Vkey vkey = Vkey.parse(body.text("vkey")).orElseThrow(() -> Malformed.form("vkey"));
            known.put(vkey.text(), new Equivocation(vkey, note(body, "first"), note(body, "second")));
        } catch (Malformed | IllegalStateException e) {
            LOG.log(Level.ERROR, "what was kept as " + name + " is no evidence: " + e.getMessage());
        }
    }

    private static String note(JsonObject body, String exhibit) {
        return body.get(exhibit)
                .filter(JsonObject.class::isInstance)
                .map(o -> ((JsonObject) o).text("note"))
                .orElseThrow(() -> Malformed.form(exhibit));
    }

    /** A disk that fails here fails the next block too: that is doubt, this is not. */
    void add(Equivocation lie) {
        String vkey = lie.vkey().text();
        if (known.putIfAbsent(vkey, lie) != null) {
            return;
        }
        LOG.log(Level.ERROR, "{0} signed two roots for one size", lie.vkey().name());
        try {
            store.keep(
                    Hash.over(vkey.getBytes(StandardCharsets.UTF_8)).hex(),
                    new Evidence(vkey, exhibit(lie.first()), exhibit(lie.second()))
                            .body()
                            .canonical());
        } catch (IOException e) {
            LOG.log(Level.ERROR, "the evidence against " + lie.vkey().name() + " is not kept", e);
        }
    }

    private static Evidence.Exhibit exhibit(String note) {
        return new Evidence.Exhibit(note, Optional.empty());
    }

    List<Equivocation> all() {
        return List.copyOf(known.values());
    }
}
