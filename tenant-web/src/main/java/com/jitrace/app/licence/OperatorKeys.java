package com.jitrace.app.licence;

import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The operators' keys that this server keeps, each for the one account that may sign with it. Only a demo or a single-owner installation
 * has any; elsewhere operators sign offline. Who owns which key is written beside the seed in the data folder, not in the database: an
 * operator who opens a second account does not get a second signature (decision 0021).
 */
public final class OperatorKeys {
    /** A key and the sign-in name of the account it is kept for. */
    public record Kept(SecretKey key, String login) {
        @Override
        public String toString() {
            return "Kept[" + login + "]";
        }
    }

    private final String chainId;
    private final Map<String, Kept> keys;

    /**
     * @param chainId the one chain for which they sign
     * @param keys by the operator's name on the chain
     */
    public OperatorKeys(String chainId, Map<String, Kept> keys) {
        this.chainId = chainId;
        this.keys = new TreeMap<>(keys);
    }

    /** The sign-in names for which keys are kept, by the names of their operators. */
    List<String> logins() {
        return keys.values().stream().map(Kept::login).toList();
    }

    /** The operator whose key is kept for this account. */
    Optional<String> operatorOf(String login) {
        return keys.entrySet().stream()
                .filter(entry -> entry.getValue().login().equals(login))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The signatures of the operator whose key is kept for this account, in the order of the statements. */
    List<Approval> sign(String login, List<Governed> statements) {
        String operator =
                operatorOf(login).orElseThrow(() -> new IllegalArgumentException("no key is kept for " + login));
        Kept kept = keys.get(operator);
        if (kept == null) {
            throw new IllegalStateException("the key of " + operator + " is gone");
        }
        return statements.stream()
                .map(bare -> Operators.sign(bare.withApprovals(List.of()), chainId, operator, kept.key())
                        .approvals()
                        .get(0))
                .toList();
    }

    @Override
    public String toString() {
        return "OperatorKeys" + keys.keySet();
    }
}
