package com.jitrace.chain.signing;

import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.merkle.Tag;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operators of a chain: k of them must sign a governance statement. Their keys serve this one chain only. */
public record Operators(Map<String, PublicKey> keys, int threshold) {
    public Operators {
        keys = Map.copyOf(keys);
        if (threshold < 1 || threshold > keys.size()) {
            throw new IllegalArgumentException("threshold " + threshold + " of " + keys.size() + " operators");
        }
    }

    /** True if at least the threshold of different operators signed, and no approval is from a stranger or wrong. */
    public boolean approve(Governed statement) {
        byte[] signed = signedBytes(statement);
        for (Approval approval : statement.approvals()) {
            PublicKey key = keys.get(approval.operator());
            if (key == null || !key.verifies(signed, approval.signature())) {
                return false;
            }
        }
        return statement.approvals().size() >= threshold;
    }

    /** The statement with one more operator's signature. */
    public static Governed sign(Governed statement, String operator, SecretKey secret) {
        Map<String, Approval> all = new TreeMap<>();
        statement.approvals().forEach(a -> all.put(a.operator(), a));
        String sig = Base64.getEncoder().encodeToString(secret.sign(signedBytes(statement)));
        all.put(operator, new Approval(operator, sig));
        List<Approval> sorted = new ArrayList<>(all.values());
        return statement.withApprovals(sorted);
    }

    private static byte[] signedBytes(Governed statement) {
        return Tag.VAL.before(statement.approved().canonical());
    }
}
