package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.segment.SegmentBlocks;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The operators of a network of processes: they change who validates, and know who had to sign which block. */
final class Electorate {
    private static final int NEWEST_BLOCKS = 20;

    private final Four four;
    private final TreeMap<Long, ValidatorSet> sets = new TreeMap<>();
    private long changes;

    Electorate(Four four) {
        this.four = four;
        sets.put(0L, four.genesis.validatorSet());
        four.signedBy(height -> sets.floorEntry(height).getValue());
    }

    long changes() {
        return changes;
    }

    void add(Four.Member clerk, Vkey vkey) throws InterruptedException {
        List<Vkey> next = new ArrayList<>(sets.lastEntry().getValue().validators());
        next.add(vkey);
        changed(clerk, "add " + vkey.text(), next);
    }

    void remove(Four.Member clerk, String name) throws InterruptedException {
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

    static long heightOf(Four.Member member) {
        try {
            return member.head().height();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a new certificate on the first node carries this key's signature. */
    void votes(Vkey vkey) throws InterruptedException {
        Four.await(vkey.name() + " votes", () -> signedAbove(vkey, heightOf(four.members.get(0)) - NEWEST_BLOCKS));
    }

    /** Whether the first node has a certificate above this height with a signature of this key. */
    boolean signedAbove(Vkey vkey, long above) {
        try (SegmentBlocks blocks = four.members.get(0).blocks()) {
            for (long height = blocks.certified(); height > Math.max(0, above); height--) {
                Certificate certificate =
                        Certificate.parse(blocks.certificate(height)).orElseThrow();
                String text = certificate.checkpoint().text();
                if (certificate.lines().stream().anyMatch(line -> line.isOf(vkey, text))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until this node is as high as the first one was. */
    void follows(Four.Member member) throws InterruptedException {
        long height = heightOf(four.members.get(0));
        Four.await(member.home + " follows", () -> heightOf(member) >= height);
    }

    static void wipe(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The segment files hold the same bytes, whatever their node went through; whoever was stopped last may have more of them. */
    void assertBitIdentical() throws IOException {
        Path first = four.members.get(0).home.resolve("chain/segments");
        for (Four.Member member : four.members.subList(1, four.members.size())) {
            Path other = member.home.resolve("chain/segments");
            int compared = 0;
            try (Stream<Path> files = Files.list(first)) {
                for (Path file : files.toList()) {
                    Path same = other.resolve(file.getFileName());
                    if (Files.exists(same)) {
                        long differs = Files.mismatch(file, same);
                        assertThat(differs)
                                .as("bytes of " + member.home + ", " + file.getFileName() + " that differ")
                                .satisfiesAnyOf(
                                        at -> assertThat(at).isNegative(),
                                        at -> assertThat(at).isGreaterThanOrEqualTo(written(file, same)));
                        compared++;
                    }
                }
            }
            assertThat(compared).isPositive();
        }
    }

    /** Files are reserved in zeros: how long the shorter of the two is without those at its end. */
    private static long written(Path one, Path other) throws IOException {
        return Math.min(withoutZeros(one), withoutZeros(other));
    }

    private static long withoutZeros(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return length;
    }

    /** {@code chain.jar verify} of stopped nodes' folders: blocks, certificates, tiles and stored state against a replay from the genesis. */
    static void assertSound(List<Four.Member> members) throws IOException, InterruptedException {
        for (Four.Member member : members) {
            assertThat(verify(member.home)).contains("exit code 0");
        }
    }

    /** What it says. */
    static String verify(Path home) throws IOException, InterruptedException {
        Path out = home.resolve("verify.out");
        Process verify = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.jitrace.chain.tool.Main",
                        "verify",
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int code = verify.waitFor();
        return Files.readString(out) + "exit code " + code;
    }
}
