package com.jitrace.chain.entry;

import java.util.List;

/**
 * A key stops at once.
 *
 * @param since from when on the key must be thought of as stolen, milliseconds UTC; entries after it are shown as disputed
 */
public record KeyRevocation(List<Approval> approvals, String party, String key, long since) implements Governed {
    static final String TYPE = "key-revoke";

    public KeyRevocation {
        approvals = Approval.sorted(approvals);
        Form.id(party);
        Form.id(key);
        Form.between("since", since, 0, Limits.NUMBER_MAX);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return Governed.under(approvals).with("key", key).with("party", party).with("since", since);
    }

    @Override
    public KeyRevocation withApprovals(List<Approval> more) {
        return new KeyRevocation(more, party, key, since);
    }

    static KeyRevocation read(Fields f) {
        return new KeyRevocation(Approval.read(f), f.id("party"), f.id("key"), f.time("since"));
    }
}
