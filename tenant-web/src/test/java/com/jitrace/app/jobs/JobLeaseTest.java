package com.jitrace.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.WebNode;
import com.jitrace.chain.entry.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a job counts as left by the node that ran it; two nodes at one database are tried in JobsOfTwoNodesIT. */
class JobLeaseTest {
    private static final boolean JUST_STARTED = true;
    private static final WebNode HERE = new WebNode("1".repeat(32));
    private static final WebNode THERE = new WebNode("2".repeat(32));

    private final Job job = job();

    @Test
    void aJobIsLeftOnceItsLeaseIsOver() {
        run(HERE, 100);
        assertThat(job.isLeft(THERE, !JUST_STARTED, 100)).isFalse();
        assertThat(job.isLeft(THERE, !JUST_STARTED, 101)).isTrue();
        assertThat(job.isLeft(HERE, !JUST_STARTED, 101)).isTrue();
    }

    @Test
    void whatANodeHeldBeforeItStartedAgainIsLeftAndOnlyThat() {
        run(HERE, 100);
        assertThat(job.isLeft(HERE, JUST_STARTED, 50)).isTrue();
        assertThat(job.isLeft(THERE, JUST_STARTED, 50)).isFalse();
    }

    @Test
    void whatWaitsOrIsOverIsNobodys() {
        assertThat(job.isLeft(HERE, JUST_STARTED, 1_000)).isFalse();
        run(HERE, 100);
        job.failed("job.broken", "", 90);
        assertThat(job.isLeft(HERE, JUST_STARTED, 1_000)).isFalse();
    }

    @Test
    void aRowIsTheSameStartUntilSomebodyStartsItAnew() {
        run(HERE, 100);
        Job earlier = job();
        earlier.started("f".repeat(32), 1);
        assertThat(job.isStartOf(earlier)).isTrue();
        job.waitsAgain();
        assertThat(job.isStartOf(earlier)).isFalse();
        run(THERE, 200);
        assertThat(job.isStartOf(earlier)).isFalse();
    }

    private void run(WebNode node, long until) {
        job.started("f".repeat(32), 1);
        job.leasedBy(node, until);
    }

    private static Job job() {
        SignedIn who = new SignedIn("a".repeat(32), "b".repeat(32), "Somebody", "Some brand", Set.of(Role.BRAND_USER));
        return new Job("c".repeat(32), who, new Order("codes.order", "7F3KQ", JsonObject.EMPTY, 10), 1);
    }
}
