package com.jitrace.chain.entry;

import java.util.Optional;

/**
 * The first owner takes an item; carried by the brand, or by somebody it lets do so.
 *
 * @param auth the authorisation of the carrier; absent only if it is the brand
 * @param k the owner's key
 * @param sig by k over tag "claim" and {chain,item,k,q}, base64
 */
public record Claim(ItemName item, Optional<String> auth, String k, String sig) implements Ownership {
    static final String TYPE = "claim";

    public Claim {
        auth.ifPresent(Form::id);
        Form.pub(k);
        Form.sig(sig);
    }

    public byte[] signature() {
        return Form.base64(sig, 64);
    }

    /** The bytes that are signed under tag "claim"; q is the item's owner sequence so far (0 if it has none). */
    public static byte[] signed(String chainId, ItemName item, String k, long q) {
        return JsonObject.EMPTY
                .with("chain", chainId)
                .with("item", item.toString())
                .with("k", k)
                .with("q", q)
                .canonical();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY
                .withText("auth", auth)
                .with("item", item.toString())
                .with("k", k)
                .with("sig", sig);
    }

    static Claim read(Fields f) {
        return new Claim(
                ItemName.parse(f.text("item", t -> t)),
                f.optional("auth", Form::id),
                f.text("k", Form::pub),
                f.text("sig", Form::sig));
    }
}
