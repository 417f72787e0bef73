package com.jitrace.chain.ledger;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.StateTree;
import java.util.Optional;

/** What the rules read: the state after some block. */
public interface State extends StateTree.Nodes, ItemTree.Nodes {
    /** A value of the upper tree (keys of CHAIN.md §6). */
    Optional<JsonObject> value(String key);

    /** The notAfter under which this author used this nonce; may be forgotten once a block is later than it. */
    Optional<Long> nonce(String author, String nonce);

    /**
     * What the entries of a batch found, {@code {author,entries[{i,leaf,pasts[]}],time}}; may be forgotten once a block is more than 72
     * hours later than its time.
     */
    Optional<JsonObject> past(String batchId);
}
