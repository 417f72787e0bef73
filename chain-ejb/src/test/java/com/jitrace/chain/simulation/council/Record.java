package com.jitrace.chain.simulation.council;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.simulation.Broken;
import com.jitrace.chain.simulation.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What everybody certified and what the honest ones signed, from the first block to the end of a life; it counts by itself. */
final class Record {
    /** q for n = 1 … 7, as CHAIN.md §2 writes it. */
    private static final int[] QUORUM = {0, 1, 2, 2, 3, 4, 4, 5};

    private final Genesis genesis;
    private final Map<Long, String> certified = new HashMap<>();
    private final Map<String, CheckpointText> signed = new HashMap<>();

    Record(Genesis genesis) {
        this.genesis = genesis;
    }

    /** An honest node holds this block as certified. */
    void certified(long height, byte[] body, String note) {
        String hash = Hash.over(body).hex();
        String before = certified.putIfAbsent(height, hash);
        Broken.unless(before == null || before.equals(hash), Promise.C1, "two certified blocks at height " + height);
        Certificate certificate = Certificate.parse(note)
                .orElseThrow(() -> new Broken(Promise.C3, "height " + height + " has no certificate: " + note));
        long signers = genesis.validators().stream()
                .filter(v -> signedBy(certificate, v))
                .count();
        Broken.unless(
                signers >= QUORUM[genesis.validators().size()],
                Promise.C3,
                "height " + height + " is certified by " + signers);
    }

    private static boolean signedBy(Certificate certificate, Vkey vkey) {
        return certificate.lines().stream()
                .anyMatch(line -> line.isOf(vkey, certificate.checkpoint().text()));
    }

    /** An honest node says that it signed this. */
    void signed(String name, CheckpointText text) {
        CheckpointText before = signed.putIfAbsent(name + " " + text.size(), text);
        Broken.unless(
                before == null || before.equals(text), Promise.C6, name + " signed two roots for size " + text.size());
    }

    /** The hash of the block that was certified there, if one was. */
    Optional<String> at(long height) {
        return Optional.ofNullable(certified.get(height));
    }

    long blocks() {
        return certified.size();
    }
}
