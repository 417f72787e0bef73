package com.jitrace.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.signing.SignedBatch;
import org.junit.jupiter.api.Test;

/** A validator's disk is put back as it was some time ago: it must not sign again what it cannot remember. */
class OlderImageTest extends Cluster {
    /** Raft hands over all that was ordered, long before the first certificate arrives. */
    @Test
    void whoStartsFindsItsForgottenSignatureBeforeItVotes() throws InterruptedException {
        turns(5);
        cut.add("v3");
        SignedBatch batch = submitted("v1", "brand");
        turns(10);
        assertThat(isFinal("v4", batch)).as("with the signature of v4").isTrue();
        cut.clear();
        Member restored = member("v4");
        restored.blocks = new MemoryBlocks();
        restored.state = new MemoryState();
        restored.applied = 0;
        restored.boot();
        restored.apply();
        assertThat(restored.blocks.watermark().height())
                .as("nothing is signed yet")
                .isZero();
        turns(15);
        assertThat(restored.node().head().doubt())
                .hasValueSatisfying(why -> assertThat(why).contains("older image"));
        assertThat(restored.blocks.watermark().height())
                .as("nothing was signed")
                .isZero();
    }

    /** Nobody can say that nothing is missing while a quorum is not there. */
    @Test
    void whoStartsAloneVotesForNothing() throws InterruptedException {
        turns(5);
        cut.add("v3");
        submitted("v1", "brand");
        turns(10);
        cut.add("v1");
        cut.add("v2");
        Member late = member("v3");
        late.boot();
        cut.remove("v3");
        long signed = late.blocks.watermark().height();
        turns(10);
        assertThat(late.blocks.watermark().height()).isEqualTo(signed);
        cut.clear();
        turns(10);
        submitted("v1", "shop");
        turns(10);
        assertAllEqual();
        assertThat(late.blocks.watermark().height()).isGreaterThan(signed);
    }
}
