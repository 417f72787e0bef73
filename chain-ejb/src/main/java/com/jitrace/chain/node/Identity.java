package com.jitrace.chain.node;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.epoch.Report;
import com.jitrace.chain.gateway.Receipt;
import com.jitrace.chain.signing.SecretKey;
import java.util.List;
import java.util.Optional;

/**
 * Who this node is: its name in the validator set, its vote keys, and the separate key for receipts (a key has one use). Of several vote keys the one
 * counts that stands in the set of a block: so a new key is there before the operators put it in the place of the old one.
 */
public final class Identity {
    private final String name;
    private final List<SecretKey> voteKeys;
    private final SecretKey receiptKey;
    private final String receiptName;

    public Identity(String name, SecretKey voteKey, SecretKey receiptKey) {
        this(name, List.of(voteKey), receiptKey);
    }

    public Identity(String name, List<SecretKey> voteKeys, SecretKey receiptKey) {
        if (voteKeys.isEmpty()) {
            throw new IllegalArgumentException(name + " has no vote key");
        }
        this.name = name;
        this.voteKeys = List.copyOf(voteKeys);
        this.receiptKey = receiptKey;
        this.receiptName = receiptVkey().text();
    }

    public String name() {
        return name;
    }

    /** Whether this set asks this node to vote: its name stands there with one of its keys. */
    boolean in(ValidatorSet set) {
        return key(set).isPresent();
    }

    private Optional<SecretKey> key(ValidatorSet set) {
        return set.named(name)
                .flatMap(v -> voteKeys.stream()
                        .filter(k -> k.publicKey().equals(v.key()))
                        .findFirst());
    }

    /** Whether one of this node's keys made this signature. */
    boolean made(SignatureLine line, CheckpointText text) {
        return voteKeys.stream().anyMatch(k -> line.isOf(new Vkey(name, k.publicKey()), text.text()));
    }

    /** As whom this set knows this node. */
    Optional<Vkey> voter(ValidatorSet set) {
        return key(set).map(k -> new Vkey(name, k.publicKey()));
    }

    /** Signs what its voter reports, with the key of this set. */
    Report report(Report unsigned, ValidatorSet set) {
        return Report.sign(unsigned, key(set).orElseThrow());
    }

    /** What receipts are verified with. */
    public Vkey receiptVkey() {
        return new Vkey(name + "/receipts", receiptKey.publicKey());
    }

    /** A vote with the key of this set, which must have one. */
    SignatureLine vote(CheckpointText text, ValidatorSet set) {
        return SignatureLine.sign(text.text(), name, key(set).orElseThrow());
    }

    Receipt receipt(String batchId, long notAfter, long received) {
        return new Receipt(batchId, receiptName, notAfter, received, receiptKey::sign);
    }

    @Override
    public String toString() {
        return name;
    }
}
