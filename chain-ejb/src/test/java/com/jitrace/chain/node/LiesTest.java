package com.jitrace.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.validator.Equivocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiesTest {
    private static final Equivocation LIE = new Equivocation(
            new Vkey("v2.evidence.test", World.publicKey("v2")), "first\n\n— v2 a\n", "second\n\n— v2 b\n");

    @Test
    void aLieOutlivesTheProcessAndTheFirstProofStays() {
        EvidenceStore store = EvidenceStore.memory();
        new Lies(store).add(LIE);
        Lies again = new Lies(store);
        again.add(new Equivocation(LIE.vkey(), "third", "fourth"));
        assertThat(again.all()).isEqualTo(List.of(LIE));
        assertThat(new Lies(store).all()).isEqualTo(List.of(LIE));
    }

    @Test
    void whatIsDamagedHidesNothingElse() throws IOException {
        EvidenceStore store = EvidenceStore.memory();
        store.keep("00", "{\"first\":1}".getBytes(StandardCharsets.US_ASCII));
        store.keep("01", "torn".getBytes(StandardCharsets.US_ASCII));
        new Lies(store).add(LIE);
        assertThat(new Lies(store).all()).isEqualTo(List.of(LIE));
    }
}
