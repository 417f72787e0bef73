package com.jitrace.app.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitmentTreeTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 127, 128, 129, 191, 640, 1000, 64 * 37 + 5})
    void rootAndPathsAreThoseOfTheWholeTree(int count) {
        CommitmentTree tree = CommitmentTree.over(count, CommitmentTreeTest::commitment);
        assertThat(tree.root())
                .isEqualTo(LogTree.root(IntStream.range(0, count)
                        .mapToObj(CommitmentTreeTest::commitment)
                        .toList()));
        CommitmentTree stored = CommitmentTree.read(count, tree.stored());
        for (int i = 0; i < count; i++) {
            Hash leaf = LogTree.leafHash(commitment(i));
            assertThat(LogTree.includes(tree.root(), count, i, leaf, stored.path(i, CommitmentTreeTest::commitment)))
                    .isTrue();
        }
    }

    private static byte[] commitment(int i) {
        return Hash.over(new byte[] {(byte) i, (byte) (i >> 8)}).bytes();
    }
}
