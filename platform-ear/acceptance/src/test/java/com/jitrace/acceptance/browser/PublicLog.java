package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The whole log as anybody reads it at the public interface: one text for each signed batch, its header and its entries. */
final class PublicLog {
    private static final String JSON = "application/json";

    private final List<String> batches = new ArrayList<>();
    private final List<JsonObject> leaves = new ArrayList<>();

    private PublicLog() {}

    static PublicLog read(DemoSite site) {
        House nobody = new House(site, "");
        int size = Integer.parseInt(nobody.call("GET", "/chain/checkpoint", JSON, "")
                .body()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow());
        PublicLog log = new PublicLog();
        for (int index = 0; index < size; index++) {
            String text =
                    nobody.call("GET", "/chain/entries/" + index, JSON, "").body();
            JsonObject leaf = JsonParser.parseString(text).getAsJsonObject();
            log.leaves.add(leaf);
            String type = leaf.get("t").getAsString();
            if (type.equals("batch")) {
                log.batches.add(text);
            } else if (!type.equals("block")) {
                int last = log.batches.size() - 1;
                log.batches.set(last, log.batches.get(last) + "\n" + text);
            }
        }
        return log;
    }

    int size() {
        return leaves.size();
    }

    boolean contains(String text) {
        return batches.stream().anyMatch(batch -> batch.contains(text));
    }

    /** What the log tells of a party: its id, its keys, what commits to its name. */
    Set<String> marksOf(String party) {
        Set<String> marks = new TreeSet<>(List.of(party));
        for (JsonObject leaf : leaves) {
            JsonObject body = leaf.getAsJsonObject("body");
            if (leaf.get("t").getAsString().equals("party")
                    && body.get("party").getAsString().equals(party)) {
                for (String name : List.of("key", "pub", "nameCommit")) {
                    assertThat(body.has(name)).as(name + " in " + body).isTrue();
                    marks.add(body.get(name).getAsString());
                }
            }
        }
        assertThat(marks).as("the party stands in the log").hasSizeGreaterThan(1);
        return marks;
    }

    /** No batch carries marks of both; how many carry one of them. */
    long apart(Set<String> first, Set<String> second) {
        assertThat(first).doesNotContainAnyElementsOf(second);
        long ofOne = 0;
        for (String batch : batches) {
            boolean ofFirst = first.stream().anyMatch(batch::contains);
            boolean ofSecond = second.stream().anyMatch(batch::contains);
            assertThat(ofFirst && ofSecond).as(batch).isFalse();
            ofOne += ofFirst || ofSecond ? 1 : 0;
        }
        return ofOne;
    }
}
