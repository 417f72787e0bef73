package com.jitrace.chain.entry;

/** One item by its place in a batch of codes, written "7F3KQ/12". */
public record ItemName(String batch, int index) {
    public ItemName {
        Form.ref(batch);
        Form.between("index", index, 0, Limits.ISSUE_CODES_MAX - 1L);
    }

    /** Reads the written form, which must be the only one. */
    public static ItemName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9][0-9]{0,7}")) {
            throw Malformed.form("no item");
        }
        return new ItemName(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return batch + "/" + index;
    }
}
