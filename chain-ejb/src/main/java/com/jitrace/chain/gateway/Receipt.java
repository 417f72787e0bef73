package com.jitrace.chain.gateway;

import com.jitrace.chain.entry.JsonObject;

/**
 * A node's signed word that it received a batch: in by the first block with time > notAfter, or never (CHAIN.md §9).
 *
 * @param node the node's receipt key, as C2SP vkey
 * @param received milliseconds UTC
 * @param sig Ed25519 over tag "receipt" and the canonical receipt without sig, base64
 */
public record Receipt(String batchId, String node, long notAfter, long received, String sig) {
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
                .with("sig", sig)
                .canonical();
    }
}
