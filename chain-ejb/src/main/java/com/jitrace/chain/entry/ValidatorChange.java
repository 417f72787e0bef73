package com.jitrace.chain.entry;

import java.util.List;
import java.util.Optional;

/**
 * One validator more or one less, from the second block after this one on.
 *
 * @param add C2SP verification key of the new one
 * @param remove name of the old one; exactly one of the two
 * @param seq how often the set was changed, with this change: 1, 2, …
 */
public record ValidatorChange(List<Approval> approvals, Optional<String> add, Optional<String> remove, long seq)
        implements Governed {
    static final String TYPE = "validators";

    public ValidatorChange {
        approvals = Approval.sorted(approvals);
        add.ifPresent(Form::name);
        remove.ifPresent(Form::name);
        Form.between("seq", seq, 1, Limits.NUMBER_MAX);
        if (add.isPresent() == remove.isPresent()) {
            throw Malformed.form("exactly one of add, remove");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return Governed.under(approvals)
                .withText("add", add)
                .withText("remove", remove)
                .with("seq", seq);
    }

    @Override
    public ValidatorChange withApprovals(List<Approval> more) {
        return new ValidatorChange(more, add, remove, seq);
    }

    static ValidatorChange read(Fields f) {
        return new ValidatorChange(
                Approval.read(f),
                f.optional("add", Form::name),
                f.optional("remove", Form::name),
                f.whole("seq", 1, Limits.NUMBER_MAX));
    }
}
