package com.jitrace.app.licence;

import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.signing.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Statements and the operators' signatures under them: k of the chain's operators must have signed every one.
 *
 * @param signatures by operator, one per statement in their order
 */
record Ballot(Operators operators, String chainId, List<Governed> statements, Map<String, List<String>> signatures) {
    Ballot {
        statements = List.copyOf(statements);
        signatures = new TreeMap<>(signatures);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("nothing to sign");
        }
    }

    /** Whether these are this operator's signatures, one under every statement. */
    boolean fits(String operator, List<String> offered) {
        if (!operators.keys().containsKey(operator) || offered.size() != statements.size()) {
            return false;
        }
        for (int i = 0; i < offered.size(); i++) {
            if (!isSignature(offered.get(i))
                    || !operators.signed(statements.get(i), chainId, new Approval(operator, offered.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSignature(String text) {
        return text.matches("[A-Za-z0-9+/]{86}==");
    }

    /** With one operator's signatures more; throws when they do not fit. */
    Ballot with(String operator, List<String> offered) {
        if (!fits(operator, offered)) {
            throw new IllegalArgumentException("these are not the signatures of " + operator);
        }
        Map<String, List<String>> more = new TreeMap<>(signatures);
        more.put(operator, List.copyOf(offered));
        return new Ballot(operators, chainId, statements, more);
    }

    boolean enough() {
        return signatures.size() >= operators.threshold();
    }

    /** The statements with every signature inside, for the chain. */
    List<Governed> signed() {
        List<Governed> signed = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            List<Approval> approvals = new ArrayList<>();
            for (Map.Entry<String, List<String>> entry : signatures.entrySet()) {
                approvals.add(new Approval(entry.getKey(), entry.getValue().get(i)));
            }
            signed.add(statements.get(i).withApprovals(approvals));
        }
        return signed;
    }
}
