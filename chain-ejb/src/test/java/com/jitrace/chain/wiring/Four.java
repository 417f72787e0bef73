package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.segment.SegmentBlocks;
import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.gateway.CertifiedBlock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Four validators as processes, and what they said. */
final class Four implements AutoCloseable {
    private static final long WAIT_MILLIS_MAX = 120_000;

    /** @param due when it should have been sent, milliseconds UTC */
    record Final(long index, long millis, long due, long heardAt) {}

    record Head(long height, String state, String doubt) {}

    final Genesis genesis;
    final Map<String, Final> finals = new ConcurrentHashMap<>();
    final List<String> refused = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    /** Who may have certified a block: every epoch has its own. */
    final List<ValidatorSet> settled = new ArrayList<>();

    private final Path operator;
    private final long everyMillis;
    private int rounds;
    private LongFunction<ValidatorSet> signers;

    final class Member {
        final Path home;
        private Optional<Process> process = Optional.empty();
        private volatile long changedAt;
        private volatile Optional<Head> head = Optional.empty();
        volatile long busyAt;
        volatile String busy = "";
        volatile boolean up;
        long clockAheadMillis;
        private volatile boolean silent;
        private volatile boolean killed;
        Optional<NewMember.Joined> joined = Optional.empty();
        /** Submits nothing by itself. */
        boolean quiet;

        private volatile long filledMillis;

        private Member(Path home) {
            this.home = home;
        }

        void start() throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            Process started = new ProcessBuilder(
                            java,
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath,
                            FourSubject.class.getName(),
                            home.toString(),
                            operator.toString(),
                            "round " + rounds++ + ".",
                            String.valueOf(quiet ? 0 : everyMillis),
                            String.valueOf(clockAheadMillis))
                    .redirectError(home.resolve("stderr." + rounds).toFile())
                    .start();
            up = false;
            silent = false;
            killed = false;
            process = Optional.of(started);
            Thread reader = new Thread(() -> read(started), "reader");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(Process from) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.US_ASCII))) {
                String line = lines.readLine();
                while (line != null) {
                    if (line.endsWith(".")) {
                        heard(line.substring(0, line.length() - 1));
                    }
                    line = lines.readLine();
                }
            } catch (IOException e) {
                // a kill closes the pipe
                if (!killed) {
                    heard("REFUSED reading failed: " + e.getMessage());
                }
            }
        }

        private void heard(String line) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "FINAL" ->
                    finals.put(
                            words[1],
                            new Final(
                                    Long.parseLong(words[2]),
                                    Long.parseLong(words[3]),
                                    Long.parseLong(words[4]),
                                    System.currentTimeMillis()));
                case "BUSY" -> {
                    busy = line;
                    busyAt = System.currentTimeMillis();
                }
                case "HEAD" -> head = Optional.of(new Head(Long.parseLong(words[1]), words[2], words[3]));
                case "FILLED" -> filledMillis = Long.parseLong(words[1]);
                case "CHANGED" -> changedAt = Long.parseLong(words[1]);
                case "QUIET" -> silent = true;
                case "UP" -> up = true;
                case "DOWN" -> up = false;
                default -> {
                    synchronized (refused) {
                        refused.add(line);
                    }
                }
            }
        }

        Process process() {
            return process.orElseThrow();
        }

        boolean running() {
            return process.filter(Process::isAlive).isPresent();
        }

        void kill() throws InterruptedException {
            killed = true;
            process().destroyForcibly();
            process().waitFor();
        }

        Head head() throws InterruptedException {
            head = Optional.empty();
            tell("head");
            await("the head of " + home, () -> head.isPresent());
            return head.orElseThrow();
        }

        /** Has the operators change the validators by this node; the height of the block where that stands. */
        long change(long seq, String what) throws InterruptedException {
            changedAt = 0;
            tell("change " + seq + " " + what);
            await(what + " is final", () -> changedAt > 0);
            return changedAt;
        }

        /** Has it submit so many entries as fast as the network takes them; how long until all were final, in milliseconds. */
        long fill(int entries, int batch) throws InterruptedException {
            filledMillis = 0;
            tell("fill " + entries + " " + batch);
            while (filledMillis == 0) {
                assertThat(running()).as("it runs").isTrue();
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return filledMillis;
        }

        /** However long that takes, as long as it gets on. */
        void awaitHeight(long height) throws InterruptedException {
            long last = -1;
            for (long now = head().height(); now < height; now = head().height()) {
                long before = now;
                if (now == last) {
                    await(home + " gets above height " + before, () -> Electorate.heightOf(this) > before);
                }
                last = now;
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        /** What all its processes said on the error stream. */
        String log() {
            StringBuilder all = new StringBuilder();
            try (Stream<Path> files = Files.list(home)) {
                for (Path file : files.filter(f -> f.getFileName().toString().startsWith("stderr."))
                        .toList()) {
                    all.append(Files.readString(file, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all.toString();
        }

        void tell(String line) {
            PrintStream out = new PrintStream(process().getOutputStream(), true, StandardCharsets.US_ASCII);
            out.println(line);
        }

        void stop() throws InterruptedException {
            tell("stop");
            assertThat(process().waitFor(30, TimeUnit.SECONDS))
                    .as("stops in order")
                    .isTrue();
        }

        SegmentBlocks blocks() {
            return SegmentBlocks.open(home.resolve("chain"), genesis.chainId());
        }
    }

    /** @param everyMillis between two batches of one member */
    Four(Path folder, int n, long everyMillis) throws IOException {
        List<Path> homes = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            homes.add(folder.resolve("v" + i));
        }
        this.genesis = NewNetwork.create(homes, "four.test/jitrace", 1);
        this.operator = homes.get(0).resolve("operators/op1.seed");
        this.everyMillis = everyMillis;
        this.signers = height -> genesis.validatorSet();
        homes.forEach(home -> members.add(new Member(home)));
    }

    /** One more node, that every other one has been told of. */
    Member join(Path home) throws IOException {
        NewMember.Joined joined = NewMember.join(home, members.get(0).home);
        Member member = new Member(home);
        member.joined = Optional.of(joined);
        for (Member other : members) {
            NewMember.tell(
                    other.home, joined.vkey().name(), "127.0.0.1", joined.order(), joined.peer(), joined.certificate());
        }
        members.add(member);
        return member;
    }

    /** @param set who must have signed the block of a height */
    void signedBy(LongFunction<ValidatorSet> set) {
        signers = set;
    }

    void startAll() throws IOException, InterruptedException {
        for (Member member : members) {
            member.start();
        }
        for (Member member : members) {
            await(member.home + " is up", () -> member.up);
        }
    }

    static void await(String what, BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + WAIT_MILLIS_MAX * 1_000_000;
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in " + WAIT_MILLIS_MAX + " ms: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Waits until something that was due after now is final; how long that took, in milliseconds. */
    long nextFinal() throws InterruptedException {
        long now = System.currentTimeMillis();
        await("a batch is final", () -> finals.values().stream().anyMatch(f -> f.due() >= now));
        return finals.values().stream()
                        .filter(f -> f.due() >= now)
                        .mapToLong(Final::heardAt)
                        .min()
                        .orElseThrow()
                - now;
    }

    /** How long what was due in this time took to become final, in milliseconds, ascending. */
    long[] lags(long from, long to) {
        return finals.values().stream()
                .filter(f -> f.due() >= from && f.due() < to)
                .mapToLong(Final::millis)
                .sorted()
                .toArray();
    }

    /** Nobody submits anything any more, all that was submitted is final, nobody is in doubt, and all come to the same height with the same state root. */
    void endLevel() throws InterruptedException {
        members.forEach(m -> m.tell("quiet"));
        await("all is final", () -> members.stream().allMatch(m -> m.silent));
        await("all are at one height", this::level);
    }

    private boolean level() {
        try {
            Set<Head> heads = new HashSet<>();
            for (Member member : members) {
                heads.add(member.head());
            }
            assertThat(heads).allSatisfy(head -> assertThat(head.doubt()).isEqualTo("-"));
            return heads.size() == 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops everybody once they are at one height; then every log is read: the same leaves, certified, all that was acknowledged, once. */
    long[] stopAndCheck() throws IOException, InterruptedException {
        for (Member member : members) {
            member.stop();
        }
        synchronized (refused) {
            assertThat(refused).isEmpty();
        }
        Map<String, Long> places = new HashMap<>();
        List<SegmentBlocks> all = new ArrayList<>();
        members.forEach(m -> all.add(m.blocks()));
        long common = all.stream().mapToLong(SegmentBlocks::certified).min().orElse(0);
        long longest = all.stream().mapToLong(SegmentBlocks::certified).max().orElse(0);
        SegmentBlocks first =
                all.stream().filter(b -> b.certified() == longest).findFirst().orElseThrow();
        for (long height = 1; height <= longest; height++) {
            byte[] body = first.body(height);
            for (SegmentBlocks one : all) {
                if (height <= one.certified()) {
                    assertThat(one.body(height)).as("height " + height).isEqualTo(body);
                    Certificate certificate =
                            Certificate.parse(one.certificate(height)).orElseThrow();
                    assertThat(certificate.certifiedBy(signers.apply(height))
                                    || settled.stream().anyMatch(certificate::certifiedBy))
                            .isTrue();
                }
            }
            new CertifiedBlock(height, 0, first.firstIndex(height), BlockBody.decode(body), first.certificate(height))
                    .batches()
                    .forEach(b ->
                            assertThat(places.put(b.batchId(), b.firstIndex())).isNull());
        }
        all.forEach(SegmentBlocks::close);
        finals.forEach((id, told) -> assertThat(places).containsEntry(id, told.index()));
        return new long[] {common, longest, places.size()};
    }

    @Override
    public void close() {
        members.forEach(m -> m.process.ifPresent(Process::destroyForcibly));
    }
}
