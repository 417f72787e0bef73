package com.jitrace.app.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.catalogue.Gtin;
import com.jitrace.rules.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Must show chain-7: nobody hits a code by guessing, and no slip of a finger makes another well-formed code. */
@Tag("show-chain-7")
class InventedCodesIT {
    private static final int THREADS = 2;
    private static final int INVENTED = Shown.size("codes.invented", 10_000_000, 1_000_000);
    private static final int CODES = 10_000;
    private static final long SEED = 20261124;
    private static final String REF = "7F3KQ";

    private record Tried(long tried, long accepted) {
        Tried plus(Tried other) {
            return new Tried(tried + other.tried, accepted + other.accepted);
        }
    }

    /** The largest batch there can be: every other accepts fewer codes. */
    private static BatchCodes batch() {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return new BatchCodes(REF, new Gtin("09506000134352"), BatchCodes.COUNT_MAX, key);
    }

    private static Tried onAllThreads(IntFunction<Callable<Tried>> parts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Tried>> running = new ArrayList<>();
            for (int part = 0; part < THREADS; part++) {
                running.add(threads.submit(parts.apply(part)));
            }
            Tried all = new Tried(0, 0);
            for (Future<Tried> one : running) {
                all = all.plus(one.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    @Test
    void tenMillionInventedCodesOfAKnownBatchAreAllRefused() throws Exception {
        long begun = System.nanoTime();
        Tried all = onAllThreads(part -> () -> invented(part));
        System.out.printf(
                "chain-7: %,d random well-formed codes of a known batch, %d accepted, %.1f s%n",
                all.tried(), all.accepted(), seconds(begun));
        assertThat(all).isEqualTo(new Tried(INVENTED, 0));
    }

    private static Tried invented(int part) {
        BatchCodes batch = batch();
        SplittableRandom random = new SplittableRandom(SEED + part);
        long accepted = 0;
        StringBuilder text = new StringBuilder(Code.LENGTH);
        for (int n = 0; n < INVENTED / THREADS; n++) {
            text.setLength(0);
            text.append(REF);
            for (int i = 0; i < Code.BODY_SYMBOLS; i++) {
                text.append(Symbols.symbol(random.nextInt(Symbols.ALPHABET.length())));
            }
            if (batch.index(Code.withCheck(text.toString())).isPresent()) {
                accepted++;
            }
        }
        return new Tried(INVENTED / THREADS, accepted);
    }

    @Test
    void everySingleErrorAndEveryTranspositionInTenThousandCodesIsCaught() throws Exception {
        long begun = System.nanoTime();
        Tried single = onAllThreads(part -> () -> slips(part, InventedCodesIT::singleErrors));
        Tried swapped = onAllThreads(part -> () -> slips(part, InventedCodesIT::transpositions));
        System.out.printf(
                "chain-7: in %,d codes %,d single errors, %d not caught; %,d transpositions of different symbols at any two"
                        + " places, %d not caught; %.1f s%n",
                CODES, single.tried(), single.accepted(), swapped.tried(), swapped.accepted(), seconds(begun));
        assertThat(single).isEqualTo(new Tried(CODES * 20L * 31, 0));
        assertThat(swapped.tried()).isBetween(CODES * 170L, CODES * 190L);
        assertThat(swapped.accepted()).isZero();
    }

    @FunctionalInterface
    private interface Slips {
        Tried of(char[] right);
    }

    private static Tried slips(int part, Slips slips) {
        BatchCodes batch = batch();
        Tried all = new Tried(0, 0);
        for (int n = part; n < CODES; n += THREADS) {
            all = all.plus(slips.of(batch.code(n * 6_709).value().toCharArray()));
        }
        return all;
    }

    private static Tried singleErrors(char[] right) {
        long tried = 0;
        long accepted = 0;
        for (int place = 0; place < right.length; place++) {
            char[] wrong = right.clone();
            for (int symbol = 0; symbol < Symbols.ALPHABET.length(); symbol++) {
                wrong[place] = Symbols.symbol(symbol);
                if (wrong[place] != right[place]) {
                    tried++;
                    accepted += Code.read(new String(wrong)).isPresent() ? 1 : 0;
                }
            }
        }
        return new Tried(tried, accepted);
    }

    private static Tried transpositions(char[] right) {
        long tried = 0;
        long accepted = 0;
        for (int i = 0; i < right.length; i++) {
            for (int j = 0; j < i; j++) {
                if (right[i] != right[j]) {
                    char[] wrong = right.clone();
                    wrong[i] = right[j];
                    wrong[j] = right[i];
                    tried++;
                    accepted += Code.read(new String(wrong)).isPresent() ? 1 : 0;
                }
            }
        }
        return new Tried(tried, accepted);
    }
}
