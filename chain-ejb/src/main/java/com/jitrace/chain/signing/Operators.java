package com.jitrace.chain.signing;

import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.merkle.Tag;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operators of a chain: k of them must sign a governance statement, for this chain (decision 0011). */
public record Operators(Map<String, PublicKey> keys, int threshold) {
    public Operators {
        keys = Map.copyOf(keys);
        if (threshold < 1 || threshold > keys.size()) {
            throw new IllegalArgumentException("threshold " + threshold + " of " + keys.size() + " operators");
        }
    }

    /** True if at least the threshold of different operators signed, and no approval is from a stranger or wrong. */
    public boolean approve(Governed statement, String chainId) {
        return approve(signedBytes(statement, chainId), statement.approvals());
    }

    /** The same for bytes that are no statement; the caller has seen to it that no operator is there twice. */
    public boolean approve(byte[] signed, List<Approval> approvals) {
        for (Approval approval : approvals) {
            PublicKey key = keys.get(approval.operator());
            if (key == null || !key.verifies(signed, approval.signature())) {
                return false;
            }
        }
        return approvals.size() >= threshold;
    }

    /** The statement with one more operator's signature. */
    public static Governed sign(Governed statement, String chainId, String operator, SecretKey secret) {
        Map<String, Approval> all = new TreeMap<>();
        statement.approvals().forEach(a -> all.put(a.operator(), a));
        String sig = Base64.getEncoder().encodeToString(secret.sign(signedBytes(statement, chainId)));
        all.put(operator, new Approval(operator, sig));
        List<Approval> sorted = new ArrayList<>(all.values());
        return statement.withApprovals(sorted);
    }

    /** Whether this operator made this signature over the statement. */
    public boolean signed(Governed statement, String chainId, Approval approval) {
        PublicKey key = keys.get(approval.operator());
        return key != null && key.verifies(signedBytes(statement, chainId), approval.signature());
    }

    private static byte[] signedBytes(Governed statement, String chainId) {
        return Tag.VAL.before(statement.approved(chainId).canonical());
    }
}
