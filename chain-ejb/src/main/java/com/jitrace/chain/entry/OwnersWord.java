package com.jitrace.chain.entry;

import java.util.Locale;

/**
 * What an owner alone can say about its item; any party carries it. Whatever the owner signed before is void afterwards (q+1).
 *
 * @param sig by the present owner over tag "owner" and {act,chain,item,q}, base64
 */
public record OwnersWord(Kind kind, ItemName item, String sig) implements Ownership {
    /** The written form, type of the entry and act in the signed bytes, is the lower-case name. */
    public enum Kind {
        /** It was taken from the owner. */
        STOLEN,
        /** It is back. */
        FOUND,
        /** No offer of the owner holds any more. */
        WITHDRAW,
        /** The owner still has its key: a recovery that was announced must not happen. */
        VETO;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public OwnersWord {
        Form.sig(sig);
    }

    public byte[] signature() {
        return Form.base64(sig, 64);
    }

    /** The bytes that are signed under tag "owner"; q is the item's owner sequence so far. */
    public static byte[] signed(String chainId, Kind kind, ItemName item, long q) {
        return JsonObject.EMPTY
                .with("act", kind.written())
                .with("chain", chainId)
                .with("item", item.toString())
                .with("q", q)
                .canonical();
    }

    @Override
    public String type() {
        return kind.written();
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY.with("item", item.toString()).with("sig", sig);
    }

    static OwnersWord read(Kind kind, Fields f) {
        return new OwnersWord(kind, ItemName.parse(f.text("item", t -> t)), f.text("sig", Form::sig));
    }
}
