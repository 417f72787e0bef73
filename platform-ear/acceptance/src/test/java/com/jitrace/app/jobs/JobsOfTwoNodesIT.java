package com.jitrace.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.acceptance.Running;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.notice.News;
import com.jitrace.app.notice.Notices;
import com.jitrace.app.tenancy.Hands;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.PlainDatabases;
import com.jitrace.app.tenancy.WebNode;
import com.jitrace.chain.entry.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two web nodes at the jobs of one organisation in one database (DESIGN §7). */
class JobsOfTwoNodesIT {
    private static final OrganisationId ORGANISATION = new OrganisationId("a".repeat(32));
    private static final SignedIn SOMEBODY =
            new SignedIn("b".repeat(32), ORGANISATION.value(), "Somebody", "Some brand", Set.of(Role.BRAND_USER));
    private static final Ending.Finished DONE = new Ending.Finished(Optional.empty(), "");
    private static final int JOBS = 200;
    private static final int THREADS_OF_A_NODE = 4;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static PlainDatabases server;
    private static Path home;
    private final Hands clock = new Hands();
    private final JobLedger one = node("1");
    private final JobLedger two = node("2");

    @BeforeAll
    static void start() throws IOException {
        home = Running.newHome("two");
        server = PlainDatabases.start(home, ORGANISATION, List.of(Job.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nothingWaits() {
        server.door()
                .of(
                        ORGANISATION,
                        session ->
                                session.createMutationQuery("delete from Job j").executeUpdate());
    }

    @Test
    void everyJobIsStartedByOneOfThemAndOnce() throws Exception {
        for (int i = 0; i < JOBS; i++) {
            order();
        }
        Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
        AtomicInteger byOne = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS_OF_A_NODE);
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < THREADS_OF_A_NODE; i++) {
            working.add(threads.submit(() -> work(one, runs, byOne)));
            working.add(threads.submit(() -> work(two, runs, new AtomicInteger())));
        }
        for (Future<?> each : working) {
            each.get();
        }
        threads.shutdown();
        assertThat(runs).hasSize(JOBS);
        assertThat(runs.values()).allMatch(count -> count.get() == 1);
        assertThat(byOne.get()).isBetween(1, JOBS - 1);
        long doneOnce = server.door()
                .of(
                        ORGANISATION,
                        session -> session.createQuery(
                                        "select count(j) from Job j where j.state = :done and j.starts = 1", Long.class)
                                .setParameter("done", Job.State.DONE)
                                .getSingleResult());
        assertThat(doneOnce).isEqualTo(JOBS);
        System.out.println("two nodes, " + THREADS_OF_A_NODE + " threads each, " + JOBS + " jobs: each started once, "
                + byOne + " by the one and " + (JOBS - byOne.get()) + " by the other");
    }

    private static void work(JobLedger node, Map<String, AtomicInteger> runs, AtomicInteger own) {
        while (node.resume(ORGANISATION, false)) {
            node.take(ORGANISATION).ifPresent(job -> {
                runs.computeIfAbsent(job.id(), id -> new AtomicInteger()).incrementAndGet();
                own.incrementAndGet();
                assertThat(node.progress(ORGANISATION, job, 1, 1)).isTrue();
                assertThat(node.finish(ORGANISATION, job, DONE)).isTrue();
            });
        }
    }

    @Test
    void theJobOfANodeThatFellSilentIsTakenOverAndThatNodeWritesNothingMore() {
        order();
        Job lost = one.take(ORGANISATION).orElseThrow();
        assertThat(two.resume(ORGANISATION, false)).isFalse();
        clock.move(JobLedger.LEASE.plus(A_SECOND));
        assertThat(two.resume(ORGANISATION, false)).isTrue();
        Job taken = two.take(ORGANISATION).orElseThrow();
        assertThat(taken.id()).isEqualTo(lost.id());
        assertThat(one.progress(ORGANISATION, lost, 1, 1)).isFalse();
        assertThat(one.finish(ORGANISATION, lost, DONE)).isFalse();
        assertThat(one.fail(ORGANISATION, lost, "job.broken", "")).isFalse();
        assertThat(one.cancel(ORGANISATION, lost)).isFalse();
        assertThat(stored(taken).state()).isEqualTo(Job.State.RUNNING);
        assertThat(two.finish(ORGANISATION, taken, DONE)).isTrue();
        assertThat(stored(taken).state()).isEqualTo(Job.State.DONE);
        assertThat(stored(taken).starts()).isEqualTo(2);
    }

    @Test
    void aNodeThatTellsItsProgressKeepsItsJobHoweverLongItTakes() {
        order();
        Job job = one.take(ORGANISATION).orElseThrow();
        for (int step = 1; step < 5; step++) {
            clock.move(JobLedger.LEASE.minus(A_SECOND));
            assertThat(one.progress(ORGANISATION, job, step, 5)).isTrue();
            assertThat(two.resume(ORGANISATION, false)).isFalse();
            assertThat(two.take(ORGANISATION)).isEmpty();
        }
        assertThat(one.finish(ORGANISATION, job, DONE)).isTrue();
    }

    @Test
    void aNodeThatStartsAgainGoesOnAtOnceAndTakesNothingFromTheOther() {
        order();
        assertThat(one.take(ORGANISATION)).isPresent();
        assertThat(two.resume(ORGANISATION, true)).isFalse();
        assertThat(node("1").resume(ORGANISATION, true)).isTrue();
    }

    private JobLedger node(String digit) {
        Works works = new Works() {
            @Override
            Work of(String kind) {
                return new Work() {
                    @Override
                    public String kind() {
                        return kind;
                    }

                    @Override
                    public Ending run(JobRun run) {
                        return DONE;
                    }
                };
            }
        };
        Notices nobodyReads = new Notices() {
            @Override
            public void tell(Session session, String accountId, News news) {
                assertThat(accountId).isEqualTo(SOMEBODY.accountId());
            }
        };
        return new JobLedger(server.door(), works, new JobFolder(home.resolve("files")), clock, new SecureRandom())
                .with(nobodyReads, new WebNode(digit.repeat(32)));
    }

    private void order() {
        server.door().of(ORGANISATION, session -> {
            session.persist(new Job(
                    OrganisationId.random(new SecureRandom()).value(),
                    SOMEBODY,
                    new Order("test.work", "something", JsonObject.EMPTY, 1),
                    clock.millis()));
            return true;
        });
    }

    private static Job stored(Job job) {
        return server.door().of(ORGANISATION, session -> session.find(Job.class, job.id()));
    }
}
