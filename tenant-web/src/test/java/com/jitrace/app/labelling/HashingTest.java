package com.jitrace.app.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.jitrace.app.catalogue.Gtin;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HashingTest {
    private static final int COUNT = 5_003;
    private static final Supplier<BatchCodes> CODES =
            () -> new BatchCodes("7F3KQ", new Gtin("09506000134352"), COUNT, new byte[32]);

    @Test
    void severalThreadsComputeTheSameTreeAsOne() throws InterruptedException {
        byte[] expected = CommitmentTree.over(COUNT, CODES.get()::commitment).stored();
        for (int threads : new int[] {1, 3}) {
            assertThat(Hashing.tree(CODES, COUNT, threads, hashed -> {}).stored())
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatAThreadFailsOverIsNotATree() {
        Supplier<BatchCodes> broken = () -> {
            throw new IllegalArgumentException("no key");
        };
        assertThatIllegalStateException().isThrownBy(() -> Hashing.tree(broken, COUNT, 2, hashed -> {}));
    }
}
