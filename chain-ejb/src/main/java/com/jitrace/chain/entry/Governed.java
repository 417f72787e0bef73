package com.jitrace.chain.entry;

import java.util.List;

/** A statement that needs k operators' signatures inside its body; any registered party may relay it. */
public sealed interface Governed extends Statement permits Party, NewKey, KeyRevocation, Licence {
    List<Approval> approvals();

    /** The same statement under other signatures. */
    Governed withApprovals(List<Approval> approvals);

    /** What the operators sign: the body without the approvals. */
    default JsonObject approved() {
        return body().without("approvals");
    }

    static JsonObject under(List<Approval> approvals) {
        return JsonObject.EMPTY.with(
                "approvals",
                new Json.Array(approvals.stream().<Json>map(Approval::json).toList()));
    }
}
