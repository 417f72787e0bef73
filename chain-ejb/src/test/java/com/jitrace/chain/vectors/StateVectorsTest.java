package com.jitrace.chain.vectors;

import static com.jitrace.chain.vectors.VectorFile.hexes;
import static com.jitrace.chain.vectors.VectorFile.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.ItemTree;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.StateTree;
import com.jitrace.chain.merkle.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Both state trees and histories: the bytes of docs/spec/vectors. */
class StateVectorsTest {
    private static final String ISSUED = "{\"h\":\"\",\"n\":0,\"s\":\"issued\"}";

    private final Map<StateTree.Place, StateTree.Node> nodes = new HashMap<>();

    private Optional<StateTree.Node> node(StateTree.Place place) {
        return Optional.ofNullable(nodes.get(place));
    }

    @Test
    void presenceAndAbsenceInTheUpperTree() throws Exception {
        List<JsonObject> writes = new ArrayList<>();
        List<String> keys = List.of(
                "licence.L1",
                "party.B1",
                "party." + FixedChain.BRAND,
                "batch." + FixedChain.REF,
                "operators",
                "party.B1");
        for (int i = 0; i < keys.size(); i++) {
            JsonObject value = i == 0
                    ? JsonObject.EMPTY
                            .with("brand", "B1")
                            .with("granted", 1000)
                            .with("issued", 0)
                            .with("until", 1_893_456_000_000L)
                    : JsonObject.EMPTY.with("key", "k" + i).with("kind", "brand");
            value = i == 1 ? value.with("key", "k1") : value;
            nodes.putAll(StateTree.write(
                    this::node, new TreeMap<>(Map.of(Overlay.path(keys.get(i)), Overlay.valueHash(value)))));
            writes.add(JsonObject.EMPTY
                    .with("key", keys.get(i))
                    .with("value", value)
                    .with("path", Overlay.path(keys.get(i)).hex())
                    .with("valueHash", Overlay.valueHash(value).hex())
                    .with("root", StateTree.root(this::node).hex()));
        }
        // what the reference in Python says after one and two keys
        assertThat(writes.get(0).text("root"))
                .isEqualTo("2161279455af336c2e14154ff6ccf064ccd899c36ccb642ce951007b37ad233b");
        assertThat(writes.get(1).text("root"))
                .isEqualTo("308ae207a9ede7f4faf366c060f40a40a7ee59bea03e79e8c2f50736d72a9bde");
        List<JsonObject> absent = IntStream.range(0, 8)
                .mapToObj(i -> proof("party." + FixedChain.id("stranger " + i)))
                .toList();
        VectorFile.holds(
                "state",
                JsonObject.EMPTY
                        .with("writes", list(writes))
                        .with(
                                "present",
                                list(keys.subList(0, 5).stream()
                                        .map(this::proof)
                                        .toList()))
                        .with("absent", list(absent)));
    }

    private JsonObject proof(String key) {
        StateTree.Path path = StateTree.path(this::node, Overlay.path(key));
        JsonObject proof = JsonObject.EMPTY.with("key", key).with("siblings", hexes(path.siblings()));
        return path.end()
                .map(end -> proof.with(
                        "end",
                        JsonObject.EMPTY
                                .with("path", end.path().hex())
                                .with("valueHash", end.valueHash().hex())))
                .orElse(proof);
    }

    @Test
    void rangesInItemTrees() throws Exception {
        String pallet = JsonObject.EMPTY
                .with("h", "00".repeat(32))
                .with("n", 2)
                .with("s", "released")
                .with("u", "0f".repeat(16))
                .toString();
        JsonObject large =
                tree(10_000_000, List.of("1000-10999"), pallet, List.of(0, 999, 1000, 5000, 10_999, 9_999_999));
        // what the reference in Python says
        assertThat(large.text("issuedRoot"))
                .isEqualTo("99d78fd1b72d419a9e9e1078b2822f379002666753a3524cae952ba9de431d6d");
        assertThat(large.text("root")).isEqualTo("288d212143ebbd2aca8d291f3d882e8b53dc2476f2ef5a0f17af4eb06f5ebff6");
        VectorFile.holds(
                "items",
                JsonObject.EMPTY.with(
                        "trees",
                        list(List.of(
                                tree(1, List.of("0"), pallet, List.of(0)),
                                tree(2, List.of("1"), pallet, List.of(0, 1)),
                                tree(100, List.of("3-5,7,90-99", "0-99", "50"), pallet, List.of(0, 5, 6, 50, 99)),
                                large))));
    }

    private static JsonObject tree(int count, List<String> ranges, String value, List<Integer> indices) {
        Map<ItemTree.Place, ItemTree.Node> nodes = new HashMap<>();
        ItemTree.Written written = ItemTree.fresh("T", count, ISSUED);
        nodes.putAll(written.nodes());
        JsonObject tree = JsonObject.EMPTY
                .with("count", count)
                .with("issued", ISSUED)
                .with("issuedRoot", written.root().hex());
        List<JsonObject> writes = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            String written1 = value.replace("\"n\":2", "\"n\":" + (2 + i));
            ItemTree.Spans spans = new ItemTree.Spans();
            Ranges.parse(ranges.get(i)).ranges().forEach(r -> spans.add(r.first(), r.last(), written1));
            written = ItemTree.write(place -> at(nodes, place), "T", count, spans);
            nodes.putAll(written.nodes());
            writes.add(JsonObject.EMPTY
                    .with("ranges", ranges.get(i))
                    .with("value", written1)
                    .with("root", written.root().hex()));
        }
        List<JsonObject> proofs = indices.stream()
                .map(i -> ItemTree.path(place -> at(nodes, place), "T", count, i))
                .map(p -> JsonObject.EMPTY.with("value", p.value()).with("siblings", hexes(p.siblings())))
                .toList();
        List<JsonObject> placed = IntStream.range(0, proofs.size())
                .mapToObj(i -> proofs.get(i).with("index", indices.get(i)))
                .toList();
        return tree.with("writes", list(writes))
                .with("root", written.root().hex())
                .with("proofs", list(placed));
    }

    private static ItemTree.Node at(Map<ItemTree.Place, ItemTree.Node> nodes, ItemTree.Place place) {
        return Objects.requireNonNull(nodes.get(place), place::toString);
    }

    @Test
    void histories() throws Exception {
        List<String> entries =
                List.of("{\"body\":{},\"i\":0,\"n\":\"" + "0".repeat(32) + "\",\"t\":\"one\"}", "two", "three");
        Hash h = Hash.ZERO;
        List<Hash> histories = new ArrayList<>();
        for (String entry : entries) {
            h = Hash.tagged(
                    Tag.HIST,
                    h.bytes(),
                    LogTree.leafHash(FixedChain.ascii(entry)).bytes());
            histories.add(h);
        }
        FixedChain chain = new FixedChain();
        String item =
                chain.state.state().item(FixedChain.REF, FixedChain.COUNT, 3).toString();
        VectorFile.holds(
                "histories",
                JsonObject.EMPTY
                        .with("entries", Json.texts(entries))
                        .with("histories", hexes(histories))
                        .with(
                                "item",
                                JsonObject.EMPTY
                                        .with("item", FixedChain.REF + "/3")
                                        .with("value", item)
                                        .with("entries", Json.texts(List.of(entry(chain, 3), entry(chain, 4))))));
    }

    /** The one entry of a batch of the fixed chain: item 3 was released by batch 3 and shipped by batch 4. */
    private static String entry(FixedChain chain, int batch) {
        return VectorFile.text(chain.batches.get(batch).entries().get(0));
    }
}
