package com.jitrace.chain.entry;

/**
 * The leaf that closes a block: {@code {batches,entries,epoch,height,prev,proposer,set,state,t:"block",time}}.
 *
 * @param prev leaf hash of the previous block leaf; of height 1: the chain's id
 * @param set hash of the validators whose quorum must sign
 * @param state state root after the block
 * @param time milliseconds UTC, later than the previous block's
 */
public record BlockHeader(
        int batches,
        int entries,
        long epoch,
        long height,
        String prev,
        String proposer,
        String set,
        String state,
        long time) {
    private static final String TYPE = "block";

    public BlockHeader {
        Form.between("batches", batches, 0, Limits.BLOCK_LEAVES_MAX);
        Form.between("entries", entries, 0, Limits.BLOCK_LEAVES_MAX);
        Form.between("epoch", epoch, 0, Limits.NUMBER_MAX);
        Form.between("height", height, 1, Limits.NUMBER_MAX);
        Form.hash(prev);
        Form.name(proposer);
        Form.hash(set);
        Form.hash(state);
        Form.between("time", time, 0, Limits.NUMBER_MAX);
    }

    public byte[] leaf() {
        return JsonObject.EMPTY
                .with("batches", batches)
                .with("entries", entries)
                .with("epoch", epoch)
                .with("height", height)
                .with("prev", prev)
                .with("proposer", proposer)
                .with("set", set)
                .with("state", state)
                .with("t", TYPE)
                .with("time", time)
                .canonical();
    }

    /** Reads a leaf; throws {@link Malformed}. */
    public static BlockHeader parse(byte[] leaf) {
        if (leaf.length > Limits.LEAF_BYTES_MAX) {
            throw Malformed.limit("a leaf of " + leaf.length + " bytes");
        }
        Fields fields = new Fields(JsonObject.parse(leaf));
        BlockHeader header = new BlockHeader(
                (int) fields.whole("batches", 0, Limits.BLOCK_LEAVES_MAX),
                (int) fields.whole("entries", 0, Limits.BLOCK_LEAVES_MAX),
                fields.whole("epoch", 0, Limits.NUMBER_MAX),
                fields.whole("height", 1, Limits.NUMBER_MAX),
                fields.hash("prev"),
                fields.text("proposer", Form::name),
                fields.hash("set"),
                fields.hash("state"),
                fields.time("time"));
        if (!fields.text("t", t -> t).equals(TYPE)) {
            throw Malformed.form("not a block leaf");
        }
        fields.end();
        return header;
    }
}
