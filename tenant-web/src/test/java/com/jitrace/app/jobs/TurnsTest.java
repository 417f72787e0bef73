package com.jitrace.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.tenancy.OrganisationId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final long AT_ONCE = 1;
    private final OrganisationId busy = new OrganisationId("a".repeat(32));
    private final OrganisationId other = new OrganisationId("b".repeat(32));
    private final Turns turns = new Turns(2);

    @Test
    void whoCameLaterDoesNotWaitBehindAnothersManyJobs() throws InterruptedException {
        List<OrganisationId> order = new ArrayList<>();
        turns.add(busy);
        turns.add(other);
        for (int job = 0; job < 4; job++) {
            OrganisationId turn = turns.take(AT_ONCE).orElseThrow();
            order.add(turn);
            turns.over(turn);
            turns.add(turn);
        }
        assertThat(order).containsExactly(busy, other, busy, other);
    }

    @Test
    void oneOrganisationHasAtMostItsShareOfTheThreads() throws InterruptedException {
        for (int job = 0; job < 3; job++) {
            turns.add(busy);
            assertThat(turns.take(AT_ONCE).isPresent()).isEqualTo(job < 2);
        }
        turns.add(other);
        assertThat(turns.take(AT_ONCE)).contains(other);
        turns.over(busy);
        assertThat(turns.take(AT_ONCE)).contains(busy);
    }

    @Test
    void nobodyIsTakenWhenNothingWaits() throws InterruptedException {
        assertThat(turns.take(AT_ONCE)).isEmpty();
    }
}
