package com.jitrace.chain.adapter.http;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.gateway.StateProof;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.State;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.vectors.FixedChain;
import com.jitrace.chain.vectors.VectorFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** State bundles and a tlog-proof exactly as the read interface serves them: the bytes of docs/spec/vectors. */
class ServedVectorsTest {
    private final FixedChain chain = new FixedChain();
    private final State state = chain.state.state();

    private EntryProof proof(int index) {
        List<Hash> hashes = chain.leaves.stream().map(LogTree::leafHash).toList();
        return new EntryProof(
                index,
                chain.leaves.get(index),
                LogTree.inclusion(hashes, index),
                chain.certificate().note());
    }

    private JsonObject bundle(String key, Optional<StateProof.ItemPath> item) {
        Optional<JsonObject> value = state.value(key);
        StateTree.Path path = StateTree.path(state, Overlay.path(key));
        Optional<StateProof.OtherLeaf> end = value.isPresent()
                ? Optional.empty()
                : path.end().map(e -> new StateProof.OtherLeaf(e.path(), e.valueHash()));
        return Shapes.state(new StateProof(key, value, path.siblings(), end, item, proof(chain.leaves.size() - 1)));
    }

    private JsonObject item(int index) {
        ItemTree.Path path = ItemTree.path(state, FixedChain.REF, FixedChain.COUNT, index);
        Optional<JsonObject> value = Optional.of(path.value())
                .filter(v -> !v.isEmpty())
                .map(v -> JsonObject.parse(v.getBytes(StandardCharsets.UTF_8)));
        return bundle(
                "batch." + FixedChain.REF,
                Optional.of(new StateProof.ItemPath(FixedChain.REF, index, value, path.siblings())));
    }

    @Test
    void bundlesAndAProof() throws Exception {
        List<Json> bundles = List.of(
                item(3),
                item(99),
                bundle("party." + FixedChain.BRAND, Optional.empty()),
                bundle("party." + FixedChain.id("nobody"), Optional.empty()),
                bundle("batch.ZZZZZ", Optional.empty()));
        VectorFile.holds(
                "served",
                JsonObject.EMPTY
                        .with("bundles", VectorFile.list(bundles))
                        .with("entry", VectorFile.text(chain.leaves.get(1)))
                        .with("tlogProof", proof(1).text()));
    }
}
