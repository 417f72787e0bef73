package com.jitrace.chain.entry;

import java.util.List;

/** A statement that needs k operators' signatures inside its body; any registered party may relay it. */
public sealed interface Governed extends Statement
        permits Party, PartyChange, NewKey, KeyRevocation, Licence, OperatorsChange, ValidatorChange {
    List<Approval> approvals();

    /** The same statement under other signatures. */
    Governed withApprovals(List<Approval> approvals);

    /** What the operators sign: the body without the approvals, the chain it is for and the type, so that it says one thing on one chain. */
    default JsonObject approved(String chainId) {
        return body().without("approvals").with("chain", chainId).with("t", type());
    }

    static JsonObject under(List<Approval> approvals) {
        return JsonObject.EMPTY.with(
                "approvals",
                new Json.Array(approvals.stream().<Json>map(Approval::json).toList()));
    }
}
