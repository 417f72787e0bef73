package com.jitrace.chain.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LogTreeTest {
    private static List<Hash> leaves(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> LogTree.leafHash(("leaf " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void everyLeafOfEveryTreeIsIncludedAtItsPlaceOnly() {
        for (int size = 1; size <= 33; size++) {
            List<Hash> leaves = leaves(size);
            Hash root = LogTree.rootOfHashes(leaves);
            for (int i = 0; i < size; i++) {
                List<Hash> path = LogTree.inclusion(leaves, i);
                assertThat(LogTree.includes(root, size, i, leaves.get(i), path)).isTrue();
                assertThat(LogTree.includes(root, size, i ^ 1, leaves.get(i), path))
                        .isFalse();
                assertThat(LogTree.includes(root, size, i, leaves.get((i + 1) % size), path))
                        .isEqualTo(size == 1);
            }
        }
    }

    @Test
    void theRootOfNothingIsTheHashOfNothing() {
        assertThat(LogTree.root(List.of()).hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    /** Must show chain-1: valid and invalid inclusion proofs of other people. */
    @Test
    @Tag("show-chain-1")
    void otherPeoplesInclusionProofsAreJudgedAlike() throws IOException {
        Path folder = Path.of(
                System.getProperty("jitrace.root", ".."),
                "../shared/conformance/transparency-dev+merkle/testdata/inclusion");
        assumeTrue(Files.isDirectory(folder), () -> "conformance data not present: " + folder);
        int cases = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                assertThat(judge(Files.readString(file))).as(file.toString()).isTrue();
                cases++;
            }
        }
        System.out.println("conformance, RFC 6962 inclusion: " + cases + " cases");
        assertThat(cases).isGreaterThan(90);
    }

    private static boolean judge(String json) {
        boolean valid;
        try {
            Hash root = Hash.of(Base64.getDecoder().decode(field(json, "root")));
            Hash leaf = Hash.of(Base64.getDecoder().decode(field(json, "leafHash")));
            List<Hash> path = new ArrayList<>();
            Matcher list = Pattern.compile("\"proof\": (\\[[^\\]]*\\]|null)").matcher(json);
            assertThat(list.find()).isTrue();
            Matcher element = Pattern.compile("\"([^\"]*)\"").matcher(list.group(1));
            while (element.find()) {
                path.add(Hash.of(Base64.getDecoder().decode(element.group(1))));
            }
            valid = LogTree.includes(root, number(json, "treeSize"), number(json, "leafIdx"), leaf, path);
        } catch (IllegalArgumentException e) {
            valid = false;
        }
        return valid != json.contains("\"wantErr\": true");
    }

    private static String field(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\": (?:\"([^\"]*)\"|null)").matcher(json);
        return matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
    }

    private static long number(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": ([0-9]+)").matcher(json);
        assertThat(matcher.find()).isTrue();
        return Long.parseUnsignedLong(matcher.group(1));
    }
}
