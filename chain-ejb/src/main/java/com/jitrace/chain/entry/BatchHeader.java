package com.jitrace.chain.entry;

import java.nio.charset.StandardCharsets;

/**
 * The batch leaf: {@code {author,chain,count,key,n,notAfter,root,sig,t:"batch"}}.
 *
 * @param chain id of the chain, 64 hex digits
 * @param nonce 32 hex digits, never used twice by one author
 * @param notAfter last moment at which a block may take it, milliseconds UTC
 * @param root MTH over the entries, 64 hex digits
 * @param sig Ed25519 over tag "batch" and the canonical header without sig, base64
 */
public record BatchHeader(
        String author, String chain, int count, String key, String nonce, long notAfter, String root, String sig) {
    private static final String TYPE = "batch";

    public BatchHeader {
        Form.id(author);
        Form.hash(chain);
        Form.between("count", count, 1, Limits.BATCH_ENTRIES_MAX);
        Form.id(key);
        Form.id(nonce);
        Form.between("notAfter", notAfter, 0, Limits.NUMBER_MAX);
        Form.hash(root);
        Form.sig(sig);
    }

    /** The canonical header without its signature, to be signed under tag "batch". */
    public static byte[] unsigned(
            String author, String chain, int count, String key, String nonce, long notAfter, String root) {
        // none of these values needs an escape, so the canonical text can be written down directly
        String text = "{\"author\":\"" + author + "\",\"chain\":\"" + chain + "\",\"count\":" + count + ",\"key\":\""
                + key
                + "\",\"n\":\"" + nonce + "\",\"notAfter\":" + notAfter + ",\"root\":\"" + root + "\",\"t\":\"" + TYPE
                + "\"}";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public byte[] unsigned() {
        return unsigned(author, chain, count, key, nonce, notAfter, root);
    }

    public byte[] leaf() {
        return JsonObject.parse(unsigned()).with("sig", sig).canonical();
    }

    public byte[] signature() {
        return Form.base64(sig, 64);
    }

    /** Reads a leaf; throws {@link Malformed}. */
    public static BatchHeader parse(byte[] leaf) {
        if (leaf.length > Limits.LEAF_BYTES_MAX) {
            throw Malformed.limit("a leaf of " + leaf.length + " bytes");
        }
        Fields fields = new Fields(JsonObject.parse(leaf));
        BatchHeader header = new BatchHeader(
                fields.id("author"),
                fields.hash("chain"),
                (int) fields.whole("count", 1, Limits.BATCH_ENTRIES_MAX),
                fields.id("key"),
                fields.id("n"),
                fields.time("notAfter"),
                fields.hash("root"),
                fields.text("sig", Form::sig));
        if (!fields.text("t", t -> t).equals(TYPE)) {
            throw Malformed.form("not a batch leaf");
        }
        fields.end();
        return header;
    }
}
