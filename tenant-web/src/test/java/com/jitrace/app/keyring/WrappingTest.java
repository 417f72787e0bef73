package com.jitrace.app.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WrappingTest {
    private final byte[] key = new byte[32];
    private final byte[] secret = {1, 2, 3, 4};
    private final byte[] wrapped = Wrapping.wrap(key, secret, "brand", "batch key", "7F3KQ", new Random(1));

    @Test
    void whatWasWrappedOpensAgain() {
        assertThat(Wrapping.unwrap(key, wrapped, "brand", "batch key", "7F3KQ")).isEqualTo(secret);
    }

    @Test
    void aSecretOfAnotherOwnerKindOrNameDoesNotOpen() {
        assertThatThrownBy(() -> Wrapping.unwrap(key, wrapped, "other", "batch key", "7F3KQ"))
                .hasMessageContaining("does not open");
        assertThatThrownBy(() -> Wrapping.unwrap(key, wrapped, "brand", "party seed", "7F3KQ"))
                .hasMessageContaining("does not open");
        assertThatThrownBy(() -> Wrapping.unwrap(key, wrapped, "brand", "batch key", "7F3KR"))
                .hasMessageContaining("does not open");
    }

    @Test
    void anyChangedByteIsNoticed() {
        for (int i = 0; i < wrapped.length; i++) {
            byte[] changed = wrapped.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> Wrapping.unwrap(key, changed, "brand", "batch key", "7F3KQ"))
                    .hasMessageContaining("does not open");
        }
    }
}
