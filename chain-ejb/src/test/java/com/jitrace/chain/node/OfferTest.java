package com.jitrace.chain.node;

import static com.jitrace.chain.ledger.World.hash;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SignedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How batches get to whoever makes blocks. */
class OfferTest extends Cluster {
    private static final int PRODUCTS = 100;

    private SignedBatch products(int number) {
        List<Statement> products = IntStream.range(0, PRODUCTS)
                .<Statement>mapToObj(i -> new Product(
                        id("p " + number + " " + i), Optional.empty(), Optional.empty(), hash("p " + number + " " + i)))
                .toList();
        return new BatchSigner(genesis.chainId(), id("brand"), id("brand key"), key("brand"))
                .sign(id("nonce of " + number), now + 300_000, products);
    }

    private static long bytes(List<SignedBatch> batches) {
        return batches.stream().mapToLong(SignedBatch::bytes).sum();
    }

    private List<SignedBatch> offeredTo(String to) {
        return offered.stream()
                .filter(o -> o.to().equals(to))
                .flatMap(o -> o.batches().stream())
                .toList();
    }

    /** A leader without room would drop some in the middle, and what depends on them would be refused. */
    @Test
    void noMoreIsUnderWayThanTheLeaderHasRoomForAndNothingOvertakes() throws InterruptedException {
        turns(5);
        submitted("v2", "brand");
        turns(5);
        offered.clear();
        List<SignedBatch> sent = new ArrayList<>();
        while (bytes(sent) <= Pool.AUTHOR_BYTES_MAX * 5 / 8) {
            SignedBatch batch = products(sent.size());
            assertThat(member("v2").node().submit(batch)).isInstanceOf(Submission.Accepted.class);
            sent.add(batch);
        }
        List<SignedBatch> first = offeredTo("v1");
        assertThat(first).isEqualTo(sent.subList(0, first.size()));
        assertThat(bytes(first))
                .isLessThanOrEqualTo(Pool.AUTHOR_BYTES_MAX / 2)
                .isGreaterThan(Pool.AUTHOR_BYTES_MAX / 2 - 2 * first.get(0).bytes());
        turns(4);
        List<SignedBatch> later = offeredTo("v1");
        assertThat(isFinal("v2", first.get(0))).isTrue();
        assertThat(later.size()).isGreaterThan(first.size());
        assertThat(later).isEqualTo(sent.subList(0, later.size()));
    }

    @Test
    void aNewLeaderGetsAtOnceWhatTheOldOneDidNotBringIn() throws InterruptedException {
        turns(5);
        submitted("v2", "brand");
        turns(5);
        cut.add("v1");
        SignedBatch lost = submitted("v2", "shop");
        assertThat(offeredTo("v1")).contains(lost);
        turns(1);
        leader = "v3";
        term++;
        SignedBatch behind = submitted("v2", "carrier");
        assertThat(offeredTo("v3")).as("it waits behind the first one").isEmpty();
        turns(1);
        assertThat(offeredTo("v3")).containsExactly(lost, behind);
        turns(30);
        assertThat(isFinal("v3", lost)).isTrue();
        assertThat(isFinal("v3", behind)).isTrue();
    }
}
