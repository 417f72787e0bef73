package com.jitrace.chain.entry;

import java.util.List;
import java.util.Optional;

/**
 * A party is called otherwise, or has other prefixes: everything it is called is said anew.
 *
 * @param seq how often it was changed, with this change: 1, 2, …
 */
public record PartyChange(
        List<Approval> approvals,
        String party,
        long seq,
        Optional<String> name,
        Optional<String> nameCommit,
        List<String> prefixes)
        implements Governed {
    static final String TYPE = "party-change";

    public PartyChange {
        approvals = Approval.sorted(approvals);
        Form.id(party);
        Form.between("seq", seq, 1, Limits.NUMBER_MAX);
        name.ifPresent(Form::name);
        nameCommit.ifPresent(Form::hash);
        prefixes.forEach(Form::prefix);
        prefixes = Form.ascending("prefixes", prefixes);
        if (name.isPresent() == nameCommit.isPresent()) {
            throw Malformed.form("exactly one of name and nameCommit");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        JsonObject body = Governed.under(approvals)
                .withText("name", name)
                .withText("nameCommit", nameCommit)
                .with("party", party)
                .with("seq", seq);
        return prefixes.isEmpty() ? body : body.with("prefixes", prefixes);
    }

    @Override
    public PartyChange withApprovals(List<Approval> more) {
        return new PartyChange(more, party, seq, name, nameCommit, prefixes);
    }

    static PartyChange read(Fields f) {
        return new PartyChange(
                Approval.read(f),
                f.id("party"),
                f.whole("seq", 1, Limits.NUMBER_MAX),
                f.optional("name", Form::name),
                f.optional("nameCommit", Form::hash),
                Party.prefixes(f));
    }
}
