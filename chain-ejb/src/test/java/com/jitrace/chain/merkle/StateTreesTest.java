package com.jitrace.chain.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StateTreesTest {
    private static final String ISSUED = "{\"h\":\"\",\"n\":0,\"s\":\"issued\"}";
    private final Map<StateTree.Place, StateTree.Node> nodes = new HashMap<>();
    private final Map<ItemTree.Place, ItemTree.Node> items = new HashMap<>();

    private Optional<StateTree.Node> node(StateTree.Place place) {
        return Optional.ofNullable(nodes.get(place));
    }

    private ItemTree.Node item(ItemTree.Place place) {
        return java.util.Objects.requireNonNull(items.get(place), place::toString);
    }

    private static Hash key(String name) {
        return Hash.tagged(Tag.KEY, name.getBytes(StandardCharsets.UTF_8));
    }

    private static Hash val(String json) {
        return Hash.tagged(Tag.VAL, json.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Map<Hash, Hash> values) {
        nodes.putAll(StateTree.write(this::node, new TreeMap<>(values)));
    }

    @Test
    void theUpperRootIsThatOfTheReference() {
        write(Map.of(
                key("licence.L1"), val("{\"brand\":\"B1\",\"granted\":1000,\"issued\":0,\"until\":1893456000000}")));
        assertThat(StateTree.root(this::node).hex())
                .isEqualTo("2161279455af336c2e14154ff6ccf064ccd899c36ccb642ce951007b37ad233b");
        write(Map.of(key("party.B1"), val("{\"key\":\"k1\",\"kind\":\"brand\"}")));
        assertThat(StateTree.root(this::node).hex())
                .isEqualTo("308ae207a9ede7f4faf366c060f40a40a7ee59bea03e79e8c2f50736d72a9bde");
    }

    @Test
    void theUpperRootDependsOnTheValuesOnlyNotOnTheOrderOfWriting() {
        Random random = new Random(7);
        SortedMap<Hash, Hash> all = new TreeMap<>();
        for (int round = 0; round < 60; round++) {
            Map<Hash, Hash> some = new HashMap<>();
            for (int i = 0; i <= random.nextInt(20); i++) {
                some.put(key("k" + random.nextInt(400)), val("v" + random.nextInt()));
            }
            write(some);
            all.putAll(some);
            assertThat(StateTree.root(this::node)).isEqualTo(plain(new ArrayList<>(all.entrySet()), 0));
        }
        for (int i = 0; i < 500; i++) {
            Hash key = key("k" + i);
            Optional<Hash> value = Optional.ofNullable(all.get(key));
            StateTree.Path path = StateTree.path(this::node, key);
            Hash root = StateTree.root(this::node);
            assertThat(StateTree.shows(root, key, value, path)).isTrue();
            assertThat(StateTree.shows(root, key, Optional.of(val("lie")), path))
                    .isFalse();
            assertThat(StateTree.shows(root, key, Optional.empty(), path)).isEqualTo(value.isEmpty());
            assertThat(StateTree.shows(val("other root"), key, value, path)).isFalse();
        }
    }

    private static Hash plain(List<Map.Entry<Hash, Hash>> sorted, int depth) {
        if (sorted.isEmpty()) {
            return Hash.ZERO;
        }
        if (sorted.size() == 1) {
            return new StateTree.Leaf(sorted.get(0).getKey(), sorted.get(0).getValue()).hash();
        }
        int split = 0;
        while (split < sorted.size() && !sorted.get(split).getKey().bit(depth)) {
            split++;
        }
        return new StateTree.Fork(
                        plain(sorted.subList(0, split), depth + 1),
                        plain(sorted.subList(split, sorted.size()), depth + 1))
                .hash();
    }

    private static ItemTree.Spans spans(int first, int last, String value) {
        ItemTree.Spans spans = new ItemTree.Spans();
        spans.add(first, last, value);
        return spans;
    }

    /** Many spans at once give the tree that they give one after the other, and shared nodes are hashed once. */
    @Test
    void manySpansAtOnceGiveTheTreeOfOneAfterTheOther() {
        Random random = new Random(5);
        int count = 1000;
        for (int round = 0; round < 50; round++) {
            items.clear();
            items.putAll(ItemTree.fresh("AAAAA", count, ISSUED).nodes());
            Map<ItemTree.Place, ItemTree.Node> fresh = Map.copyOf(items);
            ItemTree.Spans all = new ItemTree.Spans();
            Hash oneByOne = Hash.ZERO;
            int at = random.nextInt(30);
            int writes = 0;
            while (at < count) {
                int last = Math.min(count - 1, at + (random.nextBoolean() ? 0 : random.nextInt(40)));
                String value = "{\"n\":" + random.nextInt(3) + "}";
                all.add(at, last, value);
                ItemTree.Written written = ItemTree.write(this::item, "AAAAA", count, spans(at, last, value));
                items.putAll(written.nodes());
                oneByOne = written.root();
                writes += written.nodes().size();
                at = last + 1 + random.nextInt(60);
            }
            ItemTree.Written together =
                    ItemTree.write(p -> java.util.Objects.requireNonNull(fresh.get(p)), "AAAAA", count, all);
            assertThat(together.root()).isEqualTo(oneByOne);
            assertThat(together.nodes().size()).isLessThan(writes);
        }
    }

    @Test
    void theItemRootsAreThoseOfTheReference() {
        int count = 10_000_000;
        ItemTree.Written issued = ItemTree.fresh("7F3KQ", count, ISSUED);
        items.putAll(issued.nodes());
        assertThat(ItemTree.height(count)).isEqualTo(24);
        assertThat(issued.root().hex()).isEqualTo("99d78fd1b72d419a9e9e1078b2822f379002666753a3524cae952ba9de431d6d");

        String pallet =
                "{\"h\":\"" + "00".repeat(32) + "\",\"n\":2,\"s\":\"released\",\"u\":\"" + "0f".repeat(16) + "\"}";
        ItemTree.Written moved = ItemTree.write(this::item, "7F3KQ", count, spans(1000, 10_999, pallet));
        items.putAll(moved.nodes());
        assertThat(moved.root().hex()).isEqualTo("288d212143ebbd2aca8d291f3d882e8b53dc2476f2ef5a0f17af4eb06f5ebff6");
        assertThat(moved.nodes()).hasSizeLessThan(90);

        ItemTree.Path path = ItemTree.path(this::item, "7F3KQ", count, 5000);
        assertThat(path.value()).isEqualTo(pallet);
        assertThat(path.siblings()).hasSize(24);
        assertThat(ItemTree.shows(moved.root(), count, 5000, path)).isTrue();
        assertThat(ItemTree.shows(moved.root(), count, 500, path)).isFalse();
    }

    @Test
    void itemsOfEverySizeAreWrittenAndProvenOneByOne() {
        Random random = new Random(11);
        for (int count : new int[] {1, 2, 3, 5, 8, 13, 64, 100}) {
            String[] expected = new String[count];
            java.util.Arrays.fill(expected, ISSUED);
            items.clear();
            items.putAll(ItemTree.fresh("AAAAA", count, ISSUED).nodes());
            Hash root = Hash.ZERO;
            for (int round = 0; round < 30; round++) {
                int first = random.nextInt(count);
                int last = first + random.nextInt(count - first);
                String value = "{\"n\":" + random.nextInt(3) + "}";
                ItemTree.Written written = ItemTree.write(this::item, "AAAAA", count, spans(first, last, value));
                items.putAll(written.nodes());
                java.util.Arrays.fill(expected, first, last + 1, value);
                root = written.root();
            }
            List<String> read = new ArrayList<>();
            ItemTree.runs(this::item, "AAAAA", count, 0, count - 1, (first, last, value) -> {
                assertThat(first).isEqualTo(read.size());
                read.addAll(java.util.Collections.nCopies(last - first + 1, value));
            });
            assertThat(read).containsExactly(expected);
            for (int i = 0; i < count; i++) {
                ItemTree.Path path = ItemTree.path(this::item, "AAAAA", count, i);
                assertThat(path.value()).isEqualTo(expected[i]);
                assertThat(ItemTree.shows(root, count, i, path)).isTrue();
            }
        }
    }

    @Test
    void aLogThatGrowsHasTheRootAndProofsOfTheWholeTree() {
        List<Hash> leaves = new ArrayList<>();
        Map<List<Long>, Hash> tiles = new HashMap<>();
        LogFrontier frontier = LogFrontier.EMPTY;
        Random random = new Random(3);
        while (leaves.size() < 70_000) {
            List<Hash> more = new ArrayList<>();
            for (int i = random.nextInt(leaves.size() < 600 ? 40 : 9000); i >= 0; i--) {
                more.add(key("leaf " + leaves.size() + i));
            }
            leaves.addAll(more);
            frontier = frontier.append(more, (level, index, hash) -> tiles.put(List.of((long) level, index), hash));
            assertThat(frontier.root()).isEqualTo(LogTree.rootOfHashes(leaves));
        }
        Tiles.Source source =
                (level, index) -> java.util.Objects.requireNonNull(tiles.get(List.of((long) level, index)));
        long size = frontier.size();
        assertThat(Tiles.root(source, size)).isEqualTo(frontier.root());
        for (int index : new int[] {0, 1, 255, 256, 65_535, 65_536, (int) size - 1}) {
            assertThat(Tiles.inclusion(source, index, size)).isEqualTo(LogTree.inclusion(leaves, index));
        }
        assertThat(Tiles.width(70_000, 0, 273)).isEqualTo(112);
        assertThat(Tiles.width(70_000, 1, 1)).isEqualTo(17);
        assertThat(Tiles.width(70_000, 2, 0)).isEqualTo(1);
        assertThat(Tiles.width(256, 1, 0)).isEqualTo(1);
        assertThat(Tiles.width(255, 1, 0)).isZero();
    }
}
