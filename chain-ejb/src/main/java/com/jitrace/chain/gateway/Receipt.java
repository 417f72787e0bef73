package com.jitrace.chain.gateway;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Tag;
import java.util.Base64;

/**
 * A node's signed word that it received a batch: in by the first block with time > notAfter, or never (CHAIN.md §9). Ed25519 gives the same
 * signature whenever it is made, so it is made when somebody first asks for it: a sender beside its own node never does.
 */
public final class Receipt {
    /** Signs with the node's receipt key. */
    @FunctionalInterface
    public interface Signer {
        byte[] sign(byte[] message);
    }

    private final String batchId;
    private final String node;
    private final long notAfter;
    private final long received;
    private final Signer signer;
    private volatile String sig = "";

    /**
     * @param node the node's receipt key, as C2SP vkey
     * @param received milliseconds UTC
     */
    public Receipt(String batchId, String node, long notAfter, long received, Signer signer) {
        this.batchId = batchId;
        this.node = node;
        this.notAfter = notAfter;
        this.received = received;
        this.signer = signer;
    }

    public String batchId() {
        return batchId;
    }

    public String node() {
        return node;
    }

    public long notAfter() {
        return notAfter;
    }

    public long received() {
        return received;
    }

    /** Ed25519 over tag "receipt" and the canonical receipt without sig, base64. */
    public String sig() {
        String known = sig;
        if (known.isEmpty()) {
            byte[] signed = Tag.RECEIPT.before(unsigned(batchId, node, notAfter, received));
            known = Base64.getEncoder().encodeToString(signer.sign(signed));
            sig = known;
        }
        return known;
    }

    /** What is signed under tag "receipt". */
    public static byte[] unsigned(String batchId, String node, long notAfter, long received) {
        return JsonObject.EMPTY
                .with("batchId", batchId)
                .with("node", node)
                .with("notAfter", notAfter)
                .with("received", received)
                .canonical();
    }

    public byte[] canonical() {
        return JsonObject.parse(unsigned(batchId, node, notAfter, received))
                .with("sig", sig())
                .canonical();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt receipt
                && batchId.equals(receipt.batchId)
                && node.equals(receipt.node)
                && notAfter == receipt.notAfter
                && received == receipt.received;
    }

    @Override
    public int hashCode() {
        return batchId.hashCode();
    }

    @Override
    public String toString() {
        return "receipt for " + batchId + " at " + received;
    }
}
