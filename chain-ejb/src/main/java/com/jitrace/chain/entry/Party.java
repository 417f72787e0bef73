package com.jitrace.chain.entry;

import java.util.List;
import java.util.Optional;

/**
 * A party joins with its first key.
 *
 * @param kind brand, partner, operator, auditor or node
 * @param name clear name: brands must have one
 * @param nameCommit commitment to the name of anybody else
 * @param prefixes GS1 company prefixes, sorted
 * @param pub raw Ed25519 public key, base64
 */
public record Party(
        List<Approval> approvals,
        String party,
        String kind,
        Optional<String> name,
        Optional<String> nameCommit,
        List<String> prefixes,
        String key,
        String pub)
        implements Governed {
    static final String TYPE = "party";

    public Party {
        approvals = Approval.sorted(approvals);
        Form.id(party);
        Form.kind(kind);
        name.ifPresent(Form::name);
        nameCommit.ifPresent(Form::hash);
        prefixes.forEach(Form::prefix);
        prefixes = Form.ascending("prefixes", prefixes);
        Form.id(key);
        Form.pub(pub);
        if (name.isPresent() == nameCommit.isPresent()) {
            throw Malformed.form("exactly one of name and nameCommit");
        }
        if (kind.equals("brand") && name.isEmpty()) {
            throw Malformed.form("a brand has a clear name");
        }
    }

    public static Party brand(String party, String name, List<String> prefixes, String key, String pub) {
        return new Party(List.of(), party, "brand", Optional.of(name), Optional.empty(), prefixes, key, pub);
    }

    public static Party partner(String party, String nameCommit, String key, String pub) {
        return new Party(List.of(), party, "partner", Optional.empty(), Optional.of(nameCommit), List.of(), key, pub);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        JsonObject body = Governed.under(approvals)
                .with("key", key)
                .with("kind", kind)
                .withText("name", name)
                .withText("nameCommit", nameCommit)
                .with("party", party)
                .with("pub", pub);
        return prefixes.isEmpty() ? body : body.with("prefixes", prefixes);
    }

    @Override
    public Party withApprovals(List<Approval> more) {
        return new Party(more, party, kind, name, nameCommit, prefixes, key, pub);
    }

    static List<String> prefixes(Fields f) {
        Optional<List<String>> prefixes = f.optionalTexts("prefixes", Form::prefix);
        if (prefixes.isPresent() && prefixes.get().isEmpty()) {
            throw Malformed.form("prefixes is left out when there are none");
        }
        return prefixes.orElse(List.of());
    }

    static Party read(Fields f) {
        return new Party(
                Approval.read(f),
                f.id("party"),
                f.text("kind", Form::kind),
                f.optional("name", Form::name),
                f.optional("nameCommit", Form::hash),
                prefixes(f),
                f.id("key"),
                f.text("pub", Form::pub));
    }
}
