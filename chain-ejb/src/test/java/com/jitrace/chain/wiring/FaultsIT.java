package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to machines happens to one of four processes under load: the others go on, nothing acknowledged is lost, and who cannot be sure votes no more. */
@Timeout(600)
class FaultsIT {
    private static final long EVERY_MILLIS = 40;
    private static final long GOES_ON_MILLIS_MAX = 60_000;
    private static final long PAUSE_MILLIS = 8_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int SIGNED_SINCE = 5;

    @TempDir
    Path folder;

    /** The others' batches become final while this lasts; prints how long the first one took. */
    private static void othersGoOn(Four four, String while_) throws InterruptedException {
        long gap = four.nextFinal();
        System.out.println("faults: " + while_ + ": the next one final after " + gap + " ms");
        assertThat(gap).isLessThan(GOES_ON_MILLIS_MAX);
    }

    private static void endsLevel(Four four, String after) throws Exception {
        four.endLevel();
        long[] read = four.stopAndCheck();
        System.out.println("faults: after " + after + " all four have the same root; " + four.finals.size()
                + " acknowledged, all there once, of " + read[2] + " in " + read[1] + " blocks");
    }

    private static void signal(Four.Member member, String signal) throws Exception {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                String.valueOf(member.process().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void aStoppedProcessIsMissedByNobodyAndComesBack() throws Exception {
        try (Four four = new Four(folder, 4, EVERY_MILLIS)) {
            four.startAll();
            four.nextFinal();
            for (Four.Member member : four.members) {
                signal(member, "STOP");
                othersGoOn(four, "one process stopped");
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 2);
                signal(member, "CONT");
                four.nextFinal();
            }
            endsLevel(four, "each process was stopped for a while");
        }
    }

    @Test
    void partitionsHoldNobodyUpWhoHasAQuorumAndSplitNothing() throws Exception {
        try (Four four = new Four(folder, 4, EVERY_MILLIS);
                Wall wall = new Wall(four)) {
            four.startAll();
            four.nextFinal();
            for (int alone = 0; alone < 4; alone++) {
                wall.part(List.of(alone));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 2);
                othersGoOn(four, "one cut off from three");
                wall.heal();
                four.nextFinal();
            }
            wall.part(List.of(0, 1));
            long parted = System.currentTimeMillis();
            Four.await(
                    "both halves say why they take nothing",
                    () -> four.members.stream().allMatch(m -> m.busyAt > parted + PAUSE_MILLIS / 2));
            assertThat(four.members.get(0).busy).contains("2 of 4 validators can be reached, 3 are needed");
            long[] heights = {
                four.members.get(0).head().height(), four.members.get(2).head().height()
            };
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS / 4);
            assertThat(four.members.get(0).head().height()).isEqualTo(heights[0]);
            assertThat(four.members.get(2).head().height()).isEqualTo(heights[1]);
            wall.heal();
            othersGoOn(four, "two halves together again");
            endsLevel(four, "one after the other was cut off, and two from two");
        }
    }

    @Test
    void aClockOneHourAheadHoldsNobodyUp() throws Exception {
        try (Four four = new Four(folder, 4, EVERY_MILLIS)) {
            Four.Member early = four.members.get(2);
            early.clockAheadMillis = HOUR_MILLIS;
            early.quiet = true; // its own clients would be told that their time is over
            four.startAll();
            four.nextFinal();
            // whoever leads the order, the early one included
            for (int i = 0; i < 3; i++) {
                four.members.get(i == 2 ? 3 : i).kill();
                othersGoOn(four, "one down, another one hour ahead");
                four.members.get(i == 2 ? 3 : i).start();
                Four.await("up again", () -> four.members.stream().allMatch(m -> m.up));
                four.nextFinal();
            }
            early.kill();
            early.clockAheadMillis = 0;
            early.start();
            Four.await("up again", () -> early.up);
            endsLevel(four, "one clock was an hour ahead");
        }
    }

    @Test
    void aFullDiskEndsInDoubtAndIsOverWhenThereIsRoom() throws Exception {
        try (Four four = new Four(folder, 4, EVERY_MILLIS)) {
            Four.Member full = four.members.get(3);
            try (SmallDisk disk = new SmallDisk(full)) {
                four.startAll();
                four.nextFinal();
                disk.fill();
                Four.await(
                        "the node with the full disk says so", () -> doubt(full).contains("failed"));
                System.out.println("faults: disk full: " + doubt(full));
                othersGoOn(four, "one disk full");
                full.kill();
                disk.empty();
                full.start();
                Four.await("up again", () -> full.up);
                endsLevel(four, "a disk was full");
            }
        }
    }

    @Test
    void anOlderImageOfADiskIsNoticedBeforeItCanSignOtherwise() throws Exception {
        try (Four four = new Four(folder, 4, EVERY_MILLIS)) {
            four.startAll();
            four.nextFinal();
            Four.Member member = four.members.get(1);
            Path image = folder.resolve("image");
            Path newest = folder.resolve("newest");
            member.kill();
            copy(member.home, image);
            member.start();
            Four.await("up again", () -> member.up);
            // with one of the others down nothing is final without its signature
            four.members.get(2).kill();
            for (int i = 0; i < SIGNED_SINCE; i++) {
                four.nextFinal();
            }
            four.members.get(2).start();
            Four.await("up again", () -> four.members.get(2).up);
            member.kill();
            copy(member.home, newest);
            replace(member.home, image);
            member.start();
            Four.await(
                    "the restored image is noticed",
                    () -> member.up && !doubt(member).equals("-"));
            System.out.println("faults: older image of a disk: " + doubt(member));
            assertThat(doubt(member)).contains("older_image");
            othersGoOn(four, "one on an older image of its disk, in doubt");
            member.kill();
            replace(member.home, newest);
            member.start();
            Four.await("up again", () -> member.up);
            endsLevel(four, "an older image of a disk was restored, and the newest put back");
        }
    }

    /** Bytes of the files that are the truth (segments, certificates, watermark, genesis), of the state, which can be made again, and of Raft's own files. */
    @Test
    void damagedFilesAreNoticedOrMadeAgainAndNeverVotedOn() throws Exception {
        Random random = new Random(20261129);
        try (Four four = new Four(folder, 4, EVERY_MILLIS)) {
            four.startAll();
            four.nextFinal();
            int doubts = 0;
            int again = 0;
            int refused = 0;
            for (String where :
                    List.of("segments", "certificates", "watermark", "state", "ratis", "segments", "ratis")) {
                Four.Member member = four.members.get(random.nextInt(4));
                for (int i = 0; i < 3; i++) {
                    four.nextFinal();
                }
                member.kill();
                Path sound = folder.resolve("sound");
                delete(sound);
                copy(member.home, sound);
                String what = damage(member.home.resolve("chain").resolve(where), random);
                member.start();
                System.out.println("faults: " + what);
                Four.await(
                        "it starts or says why not after " + what,
                        () -> !member.running() || member.up && (!doubt(member).equals("-") || caughtUp(four, member)));
                String outcome;
                if (!member.running()) {
                    outcome = "does not start: " + lastLine(member);
                    refused++;
                } else if (!doubt(member).equals("-")) {
                    outcome = "in doubt: " + doubt(member);
                    doubts++;
                } else {
                    outcome = "made again";
                    again++;
                }
                System.out.println("faults: that node: " + outcome);
                othersGoOn(four, "that node is seen to");
                if (!outcome.equals("made again")) {
                    member.kill();
                    replace(member.home, sound);
                    member.start();
                    Four.await("up again", () -> member.up);
                }
            }
            System.out.println("faults: damaged files: " + doubts + " in doubt, " + refused + " not started, " + again
                    + " made again");
            assertThat(doubts).isPositive();
            endsLevel(four, "files were damaged");
        }
    }

    private static boolean caughtUp(Four four, Four.Member member) {
        Four.Member other = four.members.get(four.members.indexOf(member) == 0 ? 1 : 0);
        try {
            long height = other.head().height();
            return member.head().height() >= height;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** In doubt or not, in the words of the node. */
    private static String doubt(Four.Member member) {
        try {
            return member.head().doubt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String lastLine(Four.Member member) throws IOException {
        try (Stream<Path> files = Files.list(member.home)) {
            Path newest = files.filter(f -> f.getFileName().toString().startsWith("stderr"))
                    .max(Comparator.comparing(f -> f.toFile().lastModified()))
                    .orElseThrow();
            return Files.readAllLines(newest).stream()
                    .filter(line -> line.contains("Exception"))
                    .reduce((a, b) -> a)
                    .orElse("");
        }
    }

    private static String damage(Path place, Random random) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(place)) {
            all.filter(Files::isRegularFile)
                    .filter(f -> f.toFile().length() > 0)
                    .filter(f -> !f.getFileName().toString().matches("LOG.*|LOCK|in_use.lock"))
                    .sorted()
                    .forEach(files::add);
        }
        Path file = files.get(random.nextInt(files.size()));
        int kind = random.nextInt(3);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long used = used(bytes);
            long at = Math.max(1, used / 2);
            if (kind == 0) {
                bytes.setLength(at);
            } else if (kind == 1) {
                bytes.seek(at / 2);
                bytes.write(new byte[(int) Math.min(4_096, used - at / 2)]);
            } else {
                bytes.seek(at);
                int old = bytes.read();
                bytes.seek(at);
                bytes.write(old ^ 1 << random.nextInt(8));
            }
        }
        return List.of("cut", "zeroed", "flipped").get(kind) + " " + place.getFileName() + "/" + file.getFileName();
    }

    /** Without the zeros that were written ahead. */
    private static long used(RandomAccessFile bytes) throws IOException {
        long used = bytes.length();
        while (used > 1) {
            bytes.seek(used - 1);
            if (bytes.read() != 0) {
                return used;
            }
            used--;
        }
        return used;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void replace(Path home, Path image) throws IOException {
        delete(home.resolve("chain"));
        copy(image.resolve("chain"), home.resolve("chain"));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
