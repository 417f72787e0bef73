package com.jitrace.chain.entry;

import java.util.ArrayList;
import java.util.List;

/** One operator's signature under a governance body, over tag "val" and the body without its approvals. */
public record Approval(String operator, String sig) {
    public Approval {
        Form.name(operator);
        Form.sig(sig);
    }

    JsonObject json() {
        return JsonObject.EMPTY.with("operator", operator).with("sig", sig);
    }

    public byte[] signature() {
        return Form.base64(sig, 64);
    }

    static List<Approval> read(Fields fields) {
        List<Approval> approvals = new ArrayList<>();
        for (JsonObject object : fields.objects("approvals")) {
            Fields inner = new Fields(object);
            approvals.add(new Approval(inner.text("operator", Form::name), inner.text("sig", Form::sig)));
            inner.end();
        }
        return sorted(approvals);
    }

    static List<Approval> sorted(List<Approval> approvals) {
        Form.ascending("approvals", approvals.stream().map(Approval::operator).toList());
        return List.copyOf(approvals);
    }
}
