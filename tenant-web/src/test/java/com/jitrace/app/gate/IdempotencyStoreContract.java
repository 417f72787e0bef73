package com.jitrace.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.gate.IdempotencyStore.Answer;
import com.jitrace.app.gate.IdempotencyStore.Conflict;
import com.jitrace.app.gate.IdempotencyStore.First;
import com.jitrace.app.gate.IdempotencyStore.InProgress;
import com.jitrace.app.gate.IdempotencyStore.Replay;
import com.jitrace.app.gate.IdempotencyStore.Reservation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyStore} promises; the store in the database and the one in memory both run it. */
public abstract class IdempotencyStoreContract {
    protected static final SignedIn ANNE = person("a");
    protected static final SignedIn BEN = person("b");
    private static final String HASH = "0".repeat(64);
    private static final String OTHER_HASH = "1".repeat(64);
    private static final Answer CREATED = new Answer(
            201,
            Optional.of("/api/v1/products/1"),
            Optional.of("application/json"),
            "{\"id\":1}".getBytes(StandardCharsets.UTF_8));

    protected abstract IdempotencyStore store();

    @Test
    void aNewKeyIsReservedAndAnsweredOnce() {
        assertThat(store().reserve(ANNE, "k", HASH)).isInstanceOf(First.class);
        assertThat(store().reserve(ANNE, "k", HASH)).isInstanceOf(InProgress.class);
        store().complete(ANNE, "k", CREATED);
        Reservation again = store().reserve(ANNE, "k", HASH);
        assertThat(again).isInstanceOfSatisfying(Replay.class, replay -> {
            assertThat(replay.answer().status()).isEqualTo(201);
            assertThat(replay.answer().location()).contains("/api/v1/products/1");
            assertThat(replay.answer().contentType()).contains("application/json");
            assertThat(replay.answer().body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"id\":1}");
        });
    }

    @Test
    void theSameKeyWithAnotherRequestIsAConflictBeforeAndAfterTheAnswer() {
        store().reserve(ANNE, "k", HASH);
        assertThat(store().reserve(ANNE, "k", OTHER_HASH)).isInstanceOf(Conflict.class);
        store().complete(ANNE, "k", CREATED);
        assertThat(store().reserve(ANNE, "k", OTHER_HASH)).isInstanceOf(Conflict.class);
    }

    @Test
    void aReleasedKeyIsNewAgain() {
        store().reserve(ANNE, "k", HASH);
        store().release(ANNE, "k");
        assertThat(store().reserve(ANNE, "k", OTHER_HASH)).isInstanceOf(First.class);
    }

    @Test
    void twoAccountsMayUseTheSameKey() {
        store().reserve(ANNE, "k", HASH);
        assertThat(store().reserve(BEN, "k", OTHER_HASH)).isInstanceOf(First.class);
    }

    @Test
    void keysDifferInCase() {
        store().reserve(ANNE, "k", HASH);
        assertThat(store().reserve(ANNE, "K", HASH)).isInstanceOf(First.class);
    }

    @Test
    void anAnswerWithoutLocationOrBodyIsKeptToo() {
        store().reserve(ANNE, "k", HASH);
        store().complete(ANNE, "k", new Answer(204, Optional.empty(), Optional.empty(), new byte[0]));
        assertThat(store().reserve(ANNE, "k", HASH)).isInstanceOfSatisfying(Replay.class, replay -> {
            assertThat(replay.answer().location()).isEmpty();
            assertThat(replay.answer().body()).isEmpty();
        });
    }

    @Test
    void ofManyAtOnceOneIsFirst() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Reservation>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                calls.add(() -> store().reserve(ANNE, "crowded", HASH));
            }
            int first = 0;
            for (Future<Reservation> call : crowd.invokeAll(calls)) {
                first += call.get() instanceof First ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        } finally {
            crowd.shutdown();
        }
    }

    private static SignedIn person(String digit) {
        return new SignedIn(digit.repeat(32), "c".repeat(32), "A person", "A brand", Set.of(Role.BRAND_USER));
    }
}
