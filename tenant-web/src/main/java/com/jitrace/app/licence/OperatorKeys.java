package com.jitrace.app.licence;

import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import java.util.Map;
import java.util.TreeMap;

/**
 * The operators' keys that this server may use. Only a demo or a single-owner installation has any; elsewhere operators sign offline.
 */
public final class OperatorKeys {
    private final String chainId;
    private final Map<String, SecretKey> keys;

    /** @param chainId the one chain for which they sign */
    public OperatorKeys(String chainId, Map<String, SecretKey> keys) {
        this.chainId = chainId;
        this.keys = new TreeMap<>(keys);
    }

    /** The statement under the signature of every operator key that is here. */
    Governed approve(Governed statement) {
        Governed approved = statement;
        for (Map.Entry<String, SecretKey> key : keys.entrySet()) {
            approved = Operators.sign(approved, chainId, key.getKey(), key.getValue());
        }
        return approved;
    }

    @Override
    public String toString() {
        return "OperatorKeys" + keys.keySet();
    }
}
