package com.jitrace.chain.entry;

import java.util.ArrayList;
import java.util.List;

/**
 * Other operators from the next entry on, approved by those before.
 *
 * @param operators sorted by name
 * @param seq how often they were changed, with this change: 1, 2, …
 */
public record OperatorsChange(List<Approval> approvals, List<Operator> operators, long seq, int threshold)
        implements Governed {
    static final String TYPE = "operators";
    private static final int OPERATORS_MAX = 100;

    /** @param key raw Ed25519 public key, base64 */
    public record Operator(String name, String key) {
        public Operator {
            Form.name(name);
            Form.pub(key);
        }
    }

    public OperatorsChange {
        approvals = Approval.sorted(approvals);
        Form.ascending("operators", operators.stream().map(Operator::name).toList());
        operators = List.copyOf(operators);
        Form.between("operators", operators.size(), 1, OPERATORS_MAX);
        Form.between("seq", seq, 1, Limits.NUMBER_MAX);
        Form.between("threshold", threshold, 1, operators.size());
        if (operators.stream().map(Operator::key).distinct().count() != operators.size()) {
            throw Malformed.form("two operators with one key");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** As the state keeps them. */
    public Json list() {
        return new Json.Array(operators.stream()
                .<Json>map(o -> JsonObject.EMPTY.with("key", o.key).with("name", o.name))
                .toList());
    }

    @Override
    public JsonObject body() {
        return Governed.under(approvals)
                .with("operators", list())
                .with("seq", seq)
                .with("threshold", threshold);
    }

    @Override
    public OperatorsChange withApprovals(List<Approval> more) {
        return new OperatorsChange(more, operators, seq, threshold);
    }

    static OperatorsChange read(Fields f) {
        List<Operator> operators = new ArrayList<>();
        for (JsonObject object : f.objects("operators")) {
            Fields inner = new Fields(object);
            operators.add(new Operator(inner.text("name", Form::name), inner.text("key", Form::pub)));
            inner.end();
        }
        return new OperatorsChange(Approval.read(f), operators, f.whole("seq", 1, Limits.NUMBER_MAX), (int)
                f.whole("threshold", 1, OPERATORS_MAX));
    }
}
