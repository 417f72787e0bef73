package com.jitrace.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItemChangesTest {
    private static final int COUNT = 50;
    private static final JsonObject BELOW = JsonObject.EMPTY.with("n", -1);

    private static List<JsonObject> read(ItemChanges changes, int first, int last) {
        List<JsonObject> read = new ArrayList<>();
        changes.runs(
                first,
                last,
                (from, to, value) -> {
                    assertThat(from).isEqualTo(first + read.size());
                    read.addAll(Collections.nCopies(to - from + 1, value));
                },
                (from, to, runs) -> runs.run(from, to, BELOW));
        return read;
    }

    @Test
    void theLastWordOnEveryItemCounts() {
        Random random = new Random(13);
        for (int round = 0; round < 500; round++) {
            ItemChanges changes = new ItemChanges();
            ItemChanges later = new ItemChanges();
            List<JsonObject> expected = new ArrayList<>(Collections.nCopies(COUNT, BELOW));
            for (int i = 0; i < 20; i++) {
                int first = random.nextInt(COUNT);
                int last = first + random.nextInt(COUNT - first);
                JsonObject value = JsonObject.EMPTY.with("n", i);
                (i < 10 ? changes : later).put(first, last, value);
                Collections.fill(expected.subList(first, last + 1), value);
            }
            changes.putAll(later);
            int first = random.nextInt(COUNT);
            int last = first + random.nextInt(COUNT - first);
            assertThat(read(changes, first, last)).isEqualTo(expected.subList(first, last + 1));
            assertThat(read(changes, 0, COUNT - 1)).isEqualTo(expected);
        }
    }
}
