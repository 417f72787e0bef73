package com.jitrace.chain.gateway;

import com.jitrace.chain.merkle.Hash;
import java.util.Base64;
import java.util.List;

/**
 * A leaf and its way to a published checkpoint.
 *
 * @param leaf exact bytes
 * @param path RFC 6962 inclusion path, from the leaf's sibling upwards
 * @param checkpoint C2SP signed note
 */
public record EntryProof(long index, byte[] leaf, List<Hash> path, String checkpoint) {
    public EntryProof {
        path = List.copyOf(path);
    }

    /** As C2SP tlog-proof. */
    public String text() {
        StringBuilder out = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ")
                .append(index)
                .append('\n');
        path.forEach(
                h -> out.append(Base64.getEncoder().encodeToString(h.bytes())).append('\n'));
        return out.append('\n').append(checkpoint).toString();
    }
}
