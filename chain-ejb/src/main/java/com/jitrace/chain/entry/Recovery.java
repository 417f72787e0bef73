package com.jitrace.chain.entry;

/**
 * The brand does what it announced 14 days ago, if the old key said nothing since.
 *
 * @param k the announced key
 * @param sig by k over tag "owner" and {act:"recover",chain,item,k,q}, base64
 */
public record Recovery(ItemName item, String k, String sig) implements Ownership {
    static final String TYPE = "recover";

    public Recovery {
        Form.pub(k);
        Form.sig(sig);
    }

    public byte[] signature() {
        return Form.base64(sig, 64);
    }

    /** The bytes that are signed under tag "owner"; q is the item's owner sequence so far. */
    public static byte[] signed(String chainId, ItemName item, String k, long q) {
        return JsonObject.EMPTY
                .with("act", TYPE)
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
        return JsonObject.EMPTY.with("item", item.toString()).with("k", k).with("sig", sig);
    }

    static Recovery read(Fields f) {
        return new Recovery(ItemName.parse(f.text("item", t -> t)), f.text("k", Form::pub), f.text("sig", Form::sig));
    }
}
