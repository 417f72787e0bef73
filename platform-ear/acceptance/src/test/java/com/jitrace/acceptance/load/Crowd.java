package com.jitrace.acceptance.load;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Readers on a bounded number of connections, each with a thread of its own. */
final class Crowd {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int port;
    private final int connections;
    private final List<Question> questions;
    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    Crowd(int port, int connections, List<Question> questions) {
        this.port = port;
        this.connections = connections;
        this.questions = questions;
    }

    /**
     * What came of it.
     *
     * @param nanos of each answer, in the order of the questions
     */
    record Outcome(long[] nanos, long wallNanos, List<String> faults) {
        double perSecond() {
            return nanos.length * 1e9 / wallNanos;
        }
    }

    /**
     * An open loop: every question has a time at which it is due, and its answer's time counts from then, also when all connections were busy
     * and it went out later.
     */
    Outcome atRate(int perSecond, int seconds) {
        long[] nanos = new long[perSecond * seconds];
        long begin = System.nanoTime();
        together(wire -> {
            for (int i = asked.getAndIncrement(); i < nanos.length; i = asked.getAndIncrement()) {
                long due = begin + i * NANOS_PER_SECOND / perSecond;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                ask(wire, i);
                nanos[i] = System.nanoTime() - due;
            }
        });
        return new Outcome(nanos, System.nanoTime() - begin, List.copyOf(faults));
    }

    /** A closed loop: each connection asks again as soon as it was answered. */
    Outcome asManyAsPossible(int seconds) {
        long begin = System.nanoTime();
        long end = begin + seconds * NANOS_PER_SECOND;
        Queue<Long> took = new ConcurrentLinkedQueue<>();
        together(wire -> {
            for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
                ask(wire, asked.getAndIncrement());
                took.add(System.nanoTime() - before);
            }
        });
        long wall = System.nanoTime() - begin;
        return new Outcome(took.stream().mapToLong(Long::longValue).toArray(), wall, List.copyOf(faults));
    }

    private void ask(Wire wire, int number) {
        String fault = wire.ask(questions.get(number % questions.size()));
        if (!fault.isEmpty()) {
            faults.add(fault);
        }
    }

    private interface Reader {
        void read(Wire wire);
    }

    private void together(Reader reader) {
        List<Thread> threads = IntStream.range(0, connections)
                .mapToObj(i -> new Thread(
                        () -> {
                            try (Wire wire = new Wire(port)) {
                                reader.read(wire);
                            }
                        },
                        "reader-" + i))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("the load was interrupted", e);
            }
        }
    }
}
