package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.segment.SegmentBlocks;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Validators come, go, get new keys and are replaced while load runs, each a process. */
class MembersIT {
    @TempDir
    Path folder;

    private final TreeMap<Long, ValidatorSet> sets = new TreeMap<>();
    private long changes;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void validatorsComeGoRotateTheirKeysAndAreReplacedUnderLoad() throws Exception {
        try (Four four = new Four(folder, 4, 100)) {
            sets.put(0L, four.genesis.validatorSet());
            four.signedBy(height -> sets.floorEntry(height).getValue());
            four.startAll();
            four.nextFinal();
            Four.Member clerk = four.members.get(0);

            // a fifth one, with an empty folder
            Four.Member fifth = four.join(folder.resolve("v5"));
            fifth.start();
            Four.await("the fifth is up", () -> fifth.up);
            Vkey newcomer = fifth.joined.orElseThrow().vkey();
            add(clerk, newcomer);
            votes(four, fifth, newcomer);

            // the second one gets another key: out, and in again
            Four.Member second = four.members.get(1);
            Vkey next = NewMember.nextKey(second.home);
            second.stop();
            second.start();
            Four.await("the second is up", () -> second.up);
            remove(clerk, next.name());
            add(clerk, next);
            votes(four, second, next);

            // the third one leaves
            Four.Member third = four.members.get(2);
            remove(clerk, four.genesis.validators().get(2).name());
            four.nextFinal();
            follows(four, third);

            // the fourth one loses its disk and is replaced by another name and key
            Four.Member fourth = four.members.get(3);
            fourth.kill();
            four.members.remove(fourth);
            wipe(fourth.home);
            Four.Member sixth = four.join(folder.resolve("v6"));
            sixth.start();
            Four.await("the sixth is up", () -> sixth.up);
            Vkey replacement = sixth.joined.orElseThrow().vkey();
            assertThat(replacement.name()).isNotEqualTo(newcomer.name());
            remove(clerk, four.genesis.validators().get(3).name());
            add(clerk, replacement);
            votes(four, sixth, replacement);

            Four.await("all are at one height", () -> FourIT.level(four));
            long[] read = four.stopAndCheck();
            bitIdentical(four, read[0]);
            System.out.println("members under load: " + changes + " changes of the validators, " + four.finals.size()
                    + " acknowledged, all there once, of " + read[2] + " in " + read[1] + " blocks equal on all "
                    + four.members.size());
        }
    }

    private void add(Four.Member clerk, Vkey vkey) throws InterruptedException {
        List<Vkey> next = new ArrayList<>(sets.lastEntry().getValue().validators());
        next.add(vkey);
        changed(clerk, "add " + vkey.text(), next);
    }

    private void remove(Four.Member clerk, String name) throws InterruptedException {
        List<Vkey> next = sets.lastEntry().getValue().validators().stream()
                .filter(v -> !v.name().equals(name))
                .toList();
        changed(clerk, "remove " + name, next);
    }

    /** Waits until it counts: two blocks later. */
    private void changed(Four.Member clerk, String what, List<Vkey> next) throws InterruptedException {
        long height = clerk.change(++changes, what);
        sets.put(height + 2, new ValidatorSet(next));
        Four.await(what + " counts", () -> heightOf(clerk) >= height + 2);
    }

    private static long heightOf(Four.Member member) {
        try {
            return member.head().height();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a new certificate somewhere carries this key's signature. */
    private static void votes(Four four, Four.Member member, Vkey vkey) throws InterruptedException {
        follows(four, member);
        Four.await(vkey.name() + " votes", () -> signedLast(four, vkey));
    }

    private static boolean signedLast(Four four, Vkey vkey) {
        try (SegmentBlocks blocks = four.members.get(0).blocks()) {
            for (long height = blocks.certified(); height > Math.max(0, blocks.certified() - 20); height--) {
                Certificate certificate =
                        Certificate.parse(blocks.certificate(height)).orElseThrow();
                String text = certificate.checkpoint().text();
                if (certificate.lines().stream().anyMatch(line -> line.isOf(vkey, text))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Waits until this node is as high as the first one was. */
    private static void follows(Four four, Four.Member member) throws InterruptedException {
        long height = heightOf(four.members.get(0));
        Four.await(member.home + " follows", () -> heightOf(member) >= height);
    }

    private static void wipe(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The segment files hold the same bytes, whatever their node went through; whoever was stopped last may have more of them. */
    private static void bitIdentical(Four four, long common) throws IOException {
        assertThat(common).isPositive();
        Path first = four.members.get(0).home.resolve("chain/segments");
        for (Four.Member member : four.members) {
            try (Stream<Path> files = Files.list(first)) {
                for (Path file : files.toList()) {
                    byte[] one = Files.readAllBytes(file);
                    byte[] other = Files.readAllBytes(
                            member.home.resolve("chain/segments").resolve(file.getFileName()));
                    int length = Math.min(one.length, other.length);
                    assertThat(length).isPositive();
                    assertThat(Arrays.copyOf(other, length))
                            .as(member.home + ", " + file.getFileName())
                            .isEqualTo(Arrays.copyOf(one, length));
                }
            }
        }
    }
}
