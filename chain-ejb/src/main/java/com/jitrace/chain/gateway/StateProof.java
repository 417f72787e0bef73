package com.jitrace.chain.gateway;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import java.util.List;
import java.util.Optional;

/**
 * The value of a key at a published checkpoint, or its absence, with everything that proves it.
 *
 * @param key the upper key asked for; for an item its batch's, {@code batch.{ref}}
 * @param value of the upper key; empty = absent
 * @param path siblings in the upper tree, from the root downwards
 * @param terminal for an absent key: the other leaf at the end of the path, if there is one
 * @param item for an item: its place, value and way to the {@code items} root inside the batch's value
 * @param blockLeaf exact bytes of the block leaf whose state root this is
 * @param blockProof that leaf as the last one of the checkpoint
 */
public record StateProof(
        String key,
        Optional<JsonObject> value,
        List<Hash> path,
        Optional<OtherLeaf> terminal,
        Optional<ItemPath> item,
        EntryProof blockProof) {
    /** A leaf of another key: its path hash and value hash. */
    public record OtherLeaf(Hash path, Hash valueHash) {}

    /**
     * @param value of the item; empty = absent
     * @param path siblings in the item tree, from the leaf upwards; position is given by the index's bits
     */
    public record ItemPath(String ref, int index, Optional<JsonObject> value, List<Hash> path) {
        public ItemPath {
            path = List.copyOf(path);
        }
    }

    public StateProof {
        path = List.copyOf(path);
    }
}
