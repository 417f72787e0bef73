package com.jitrace.chain.entry;

/** One entry by its batch and its place there, written "&lt;64 hex digits&gt;:0". */
public record EntryName(String batchId, int place) {
    public EntryName {
        Form.hash(batchId);
        Form.between("place", place, 0, Limits.BATCH_ENTRIES_MAX - 1L);
    }

    /** Reads the written form, which must be the only one. */
    public static EntryName parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !text.substring(colon + 1).matches("0|[1-9][0-9]{0,2}")) {
            throw Malformed.form("no entry");
        }
        return new EntryName(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return batchId + ":" + place;
    }
}
