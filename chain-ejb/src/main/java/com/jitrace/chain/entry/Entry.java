package com.jitrace.chain.entry;

/**
 * One leaf of the log that is a statement: {@code {body,i,n,t}}.
 *
 * @param nonce the batch's, 32 hex digits: no two leaves of the log are equal
 * @param place its place in the batch
 */
public record Entry(String nonce, int place, Statement statement) {
    public Entry {
        Form.id(nonce);
        Form.between("i", place, 0, Limits.BATCH_ENTRIES_MAX - 1L);
    }

    /** The exact bytes of the leaf. */
    public byte[] leaf() {
        return JsonObject.EMPTY
                .with("body", statement.body())
                .with("i", place)
                .with("n", nonce)
                .with("t", statement.type())
                .canonical();
    }

    /** Reads a leaf; throws {@link Malformed}. */
    public static Entry parse(byte[] leaf) {
        if (leaf.length > Limits.LEAF_BYTES_MAX) {
            throw Malformed.limit("a leaf of " + leaf.length + " bytes");
        }
        Fields fields = new Fields(JsonObject.parse(leaf));
        String type = fields.text("t", t -> t);
        Entry entry = new Entry(
                fields.id("n"),
                (int) fields.whole("i", 0, Limits.BATCH_ENTRIES_MAX - 1L),
                Statement.parse(type, fields.object("body")));
        fields.end();
        return entry;
    }
}
