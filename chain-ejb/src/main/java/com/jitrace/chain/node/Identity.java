package com.jitrace.chain.node;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.gateway.Receipt;
import com.jitrace.chain.signing.SecretKey;

/** Who this node is: its name in the validator set, its vote key, and the separate key for receipts (a key has one use). */
public final class Identity {
    private final String name;
    private final SecretKey voteKey;
    private final SecretKey receiptKey;
    private final String receiptName;

    public Identity(String name, SecretKey voteKey, SecretKey receiptKey) {
        this.name = name;
        this.voteKey = voteKey;
        this.receiptKey = receiptKey;
        this.receiptName = receiptVkey().text();
    }

    public String name() {
        return name;
    }

    Vkey vkey() {
        return new Vkey(name, voteKey.publicKey());
    }

    /** What receipts are verified with. */
    public Vkey receiptVkey() {
        return new Vkey(name + "/receipts", receiptKey.publicKey());
    }

    SignatureLine vote(CheckpointText text) {
        return SignatureLine.sign(text.text(), name, voteKey);
    }

    Receipt receipt(String batchId, long notAfter, long received) {
        return new Receipt(batchId, receiptName, notAfter, received, receiptKey::sign);
    }

    @Override
    public String toString() {
        return name;
    }
}
