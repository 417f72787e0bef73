package com.jitrace.chain.adapter.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.node.PeerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final List<PeerMessage> MESSAGES = List.of(
            new PeerMessage.Standing(7, Optional.of("certificate\n"), 1_800_000_000_000L, Optional.of("vote\n"), 3, 0),
            new PeerMessage.Standing(0, Optional.empty(), 5, Optional.empty(), 0, 9),
            new PeerMessage.Ask(12),
            new PeerMessage.Offer(
                    List.of(new World().batch("brand", World.product()), new World().batch("shop", World.product()))),
            new PeerMessage.Answers(Map.of("ab".repeat(32), new Refusal(Reason.KEY, -1, "no key"))));

    @Test
    void everyMessageComesOutAsItWentIn() throws IOException {
        for (PeerMessage message : MESSAGES) {
            assertThat(Wire.decode(Wire.encode(message))).isEqualTo(message);
        }
    }

    @Test
    void blocksKeepTheirBytes() throws IOException {
        PeerMessage.Blocks sent = new PeerMessage.Blocks(
                List.of(
                        new PeerMessage.Certified(new byte[] {1, 2}, "one"),
                        new PeerMessage.Certified(new byte[0], "two")),
                Optional.of(new byte[] {3}));
        PeerMessage.Blocks read = (PeerMessage.Blocks) Wire.decode(Wire.encode(sent));
        assertThat(read.blocks()).hasSize(2);
        assertThat(read.blocks().get(0).body()).containsExactly(1, 2);
        assertThat(read.blocks().get(1).note()).isEqualTo("two");
        assertThat(read.waiting().orElseThrow()).containsExactly(3);
    }

    /** Whatever a peer sends, it is a message or an IOException, and needs no more memory than it brought. */
    @Test
    void bytesThatAreNoMessageAreRefused() {
        assertThatIOException().isThrownBy(() -> Wire.decode(new byte[] {9})).withMessageContaining("kind 9");
        assertThatIOException().isThrownBy(() -> Wire.decode(new byte[0]));
        byte[] huge = ByteBuffer.allocate(9)
                .put((byte) 3)
                .putInt(1)
                .putInt(Integer.MAX_VALUE)
                .array();
        assertThatIOException().isThrownBy(() -> Wire.decode(huge)).withMessageContaining("byte string");
        byte[] longer = Arrays.copyOf(Wire.encode(new PeerMessage.Ask(1)), 12);
        assertThatIOException().isThrownBy(() -> Wire.decode(longer)).withMessageContaining("too many");
    }

    @Test
    void cutOrBentMessagesBreakNothing() {
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = Wire.encode(MESSAGES.get(random.nextInt(MESSAGES.size())));
            if (random.nextBoolean()) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(Wire.decode(bytes)).isNotNull();
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2_000);
    }
}
