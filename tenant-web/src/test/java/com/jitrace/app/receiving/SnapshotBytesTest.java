package com.jitrace.app.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of docs/spec/gate.md, derived by a second implementation (Python's hashlib and json). */
class SnapshotBytesTest {
    private static final String SALT = "000102030405060708090a0b0c0d0e0f";
    private static final String CODE = "7F3KQ000000000000014";
    private static final String CODE_HASH = "93d4b7414087c83ff2510ee5e49695e8";

    @Test
    void aCodeIsHiddenBehindItsSaltedHash() {
        assertThat(SnapshotBytes.codeHash(SALT, CODE)).isEqualTo(CODE_HASH);
    }

    @Test
    void theSignedBytesAreTagAndCanonicalJson() {
        GateDecision aside = GateDecision.because(List.of(Reason.ON_HOLD, Reason.RECALLED));
        JsonObject json = SnapshotBytes.json(new SnapshotBytes.Content(
                "a".repeat(32),
                1_000,
                61_000,
                SALT,
                List.of(new SnapshotBytes.Arrival(CODE_HASH, "Bremse \u00e9", aside)),
                true));
        assertThat(Hash.over(SnapshotBytes.signed(json)).hex())
                .isEqualTo("2f8b5121c7114c0adf8f1642f500d0e2dc15214e057f753750648fc08b689176");
    }
}
