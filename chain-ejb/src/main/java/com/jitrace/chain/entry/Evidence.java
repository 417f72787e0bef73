package com.jitrace.chain.entry;

import java.util.Optional;

/**
 * A validator signed two things of which only one can be true: two texts of one size with different roots, or two blocks of one epoch and height.
 *
 * @param vkey whose signatures they are: C2SP verification key
 */
public record Evidence(String vkey, Exhibit first, Exhibit second) implements Statement {
    static final String TYPE = "evidence";

    /**
     * @param note signed note with the validator's line
     * @param block a block leaf that the note's log holds; absent if the texts alone contradict each other
     */
    public record Exhibit(String note, Optional<BlockLeaf> block) {
        JsonObject json() {
            JsonObject json = JsonObject.EMPTY.with("note", note);
            return block.map(b -> json.with("block", b.json())).orElse(json);
        }

        static Exhibit read(JsonObject object) {
            Fields f = new Fields(object);
            Exhibit exhibit = new Exhibit(
                    f.text("note", t -> t), f.optionalObject("block").map(BlockLeaf::read));
            f.end();
            return exhibit;
        }
    }

    /**
     * @param leaf its canonical text
     * @param index in the log
     * @param path inclusion (RFC 6962 §2.1.1), hashes in hex one after the other
     */
    public record BlockLeaf(String leaf, long index, String path) {
        private static final int PATH_CHARS_MAX = 64 * 64;

        public BlockLeaf {
            Form.between("index", index, 0, Limits.NUMBER_MAX);
            if (!path.matches("([0-9a-f]{64})*") || path.length() > PATH_CHARS_MAX) {
                throw Malformed.form("path is no sequence of hashes in hex");
            }
        }

        JsonObject json() {
            return JsonObject.EMPTY.with("index", index).with("leaf", leaf).with("path", path);
        }

        static BlockLeaf read(JsonObject object) {
            Fields f = new Fields(object);
            BlockLeaf leaf = new BlockLeaf(f.text("leaf", t -> t), f.time("index"), f.text("path", t -> t));
            f.end();
            return leaf;
        }
    }

    public Evidence {
        Form.name(vkey);
        if (first.block().isPresent() != second.block().isPresent()) {
            throw Malformed.form("evidence is two texts or two blocks");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY
                .with("first", first.json())
                .with("second", second.json())
                .with("vkey", vkey);
    }

    static Evidence read(Fields f) {
        return new Evidence(
                f.text("vkey", Form::name), Exhibit.read(f.object("first")), Exhibit.read(f.object("second")));
    }
}
