package com.jitrace.chain.entry;

import java.util.Optional;

/**
 * The brand announces that it will give an owned item a new owner key, because the old one is lost. For 14 days the old key may veto.
 *
 * @param k the key that is to own the item: raw Ed25519 public key, base64
 * @param doc hash of what was shown to the brand (64 hex digits)
 */
public record RecoveryNotice(ItemName item, String k, Optional<String> doc) implements Ownership {
    static final String TYPE = "recover-notice";

    public RecoveryNotice {
        Form.pub(k);
        doc.ifPresent(Form::hash);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY.with("item", item.toString()).with("k", k).withText("doc", doc);
    }

    static RecoveryNotice read(Fields f) {
        return new RecoveryNotice(
                ItemName.parse(f.text("item", t -> t)), f.text("k", Form::pub), f.optional("doc", Form::hash));
    }
}
