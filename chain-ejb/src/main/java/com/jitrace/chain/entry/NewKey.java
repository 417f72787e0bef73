package com.jitrace.chain.entry;

import java.util.List;

/**
 * A further key for a party. A brand's becomes active 72 hours after its block, and its present keys may veto it until then.
 *
 * @param pub raw Ed25519 public key, base64
 */
public record NewKey(List<Approval> approvals, String party, String key, String pub) implements Governed {
    static final String TYPE = "key";

    public NewKey {
        approvals = Approval.sorted(approvals);
        Form.id(party);
        Form.id(key);
        Form.pub(pub);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return Governed.under(approvals).with("key", key).with("party", party).with("pub", pub);
    }

    @Override
    public NewKey withApprovals(List<Approval> more) {
        return new NewKey(more, party, key, pub);
    }

    static NewKey read(Fields f) {
        return new NewKey(Approval.read(f), f.id("party"), f.id("key"), f.text("pub", Form::pub));
    }
}
