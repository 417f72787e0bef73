package com.jitrace.launcher.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;

class SignedListTest {
    private static final byte[] SEED = HexFormat.of().parseHex("11".repeat(32));
    private static final String KEY = HexFormat.of()
            .formatHex(new Ed25519PrivateKeyParameters(SEED).generatePublicKey().getEncoded());
    private static final String HASH = "ab".repeat(32);

    @Test
    void whatThePublisherSignedIsVouchedFor() {
        assertThat(SignedList.hashes(SignedList.sign(Map.of("wine-pack.jar", HASH), SEED), KEY))
                .containsExactly(HASH);
    }

    @Test
    void aChangedListVouchesForNothing() {
        String list = SignedList.sign(Map.of("wine-pack.jar", HASH), SEED);
        assertThat(SignedList.hashes(list.replace("ab", "ac"), KEY)).isEmpty();
        assertThat(SignedList.hashes(list.replace("wine-pack", "beer-pack"), KEY))
                .isEmpty();
        assertThat(SignedList.hashes(list.replace("\n\n", "\n" + HASH + " more.jar\n\n"), KEY))
                .isEmpty();
        assertThat(SignedList.hashes(list.replace("packs 1", "packs 2"), KEY)).isEmpty();
        assertThat(SignedList.hashes("", KEY)).isEmpty();
    }

    @Test
    void anotherKeysListVouchesForNothing() {
        byte[] other = HexFormat.of().parseHex("22".repeat(32));
        assertThat(SignedList.hashes(SignedList.sign(Map.of("wine-pack.jar", HASH), other), KEY))
                .isEmpty();
    }
}
