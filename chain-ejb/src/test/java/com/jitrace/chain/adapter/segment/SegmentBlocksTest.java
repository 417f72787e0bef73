package com.jitrace.chain.adapter.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills, tears and bends the files at every byte. */
class SegmentBlocksTest {
    private static final String CHAIN = "0123456789abcdef".repeat(4);
    private static final Hash ROOT = Hash.over("root".getBytes(StandardCharsets.US_ASCII));

    /** Hundreds of cuts would hide everything else in the test's output. */
    private static final Logger LOG = Logger.getLogger(SegmentBlocks.class.getName());

    @TempDir
    Path folder;

    @BeforeAll
    static void beQuiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speakAgain() {
        LOG.setLevel(null);
    }

    private static byte[] body(long height) {
        return ("block " + height).repeat((int) height).getBytes(StandardCharsets.US_ASCII);
    }

    private static void settle(SegmentBlocks blocks) throws IOException {
        long height = blocks.height() + 1;
        blocks.append(height * 10, body(height));
        blocks.watermark(new Watermark(height, height * 10, ROOT));
        blocks.certify("note " + height);
    }

    private Path three() throws IOException {
        Path home = folder.resolve("three");
        try (SegmentBlocks blocks = SegmentBlocks.open(home, CHAIN)) {
            settle(blocks);
            settle(blocks);
            settle(blocks);
        }
        return home;
    }

    private Path copy(Path of, int number) throws IOException {
        Path to = folder.resolve("copy" + number);
        try (Stream<Path> all = Files.walk(of)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(of.relativize(path).toString()));
            }
        }
        return to;
    }

    private static Path segment(Path home) {
        return home.resolve("segments/0000000000000001.log");
    }

    private static Path certificates(Path home) {
        return home.resolve("certificates/0000000000000001.log");
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() throws IOException {
        try (SegmentBlocks blocks = SegmentBlocks.open(three(), CHAIN)) {
            assertThat(blocks.doubt()).isEmpty();
            assertThat(blocks.height()).isEqualTo(3);
            assertThat(blocks.certified()).isEqualTo(3);
            assertThat(blocks.watermark()).isEqualTo(new Watermark(3, 30, ROOT));
            assertThat(blocks.body(2)).isEqualTo(body(2));
            assertThat(blocks.certificate(3)).isEqualTo("note 3");
            assertThat(blocks.heightOf(10)).isEqualTo(1);
            assertThat(blocks.heightOf(29)).isEqualTo(2);
            assertThat(blocks.heightOf(3000)).isEqualTo(3);
            settle(blocks);
            assertThat(blocks.body(4)).isEqualTo(body(4));
        }
    }

    /** A power cut while block 4 was written: nothing was signed about it, so it goes, and the next write works. */
    @Test
    void aBlockTornAtAnyByteBeforeItWasSignedIsCut() throws IOException {
        Path home = three();
        long whole = Files.size(segment(home));
        try (SegmentBlocks blocks = SegmentBlocks.open(home, CHAIN)) {
            blocks.append(40, body(4));
        }
        byte[] bytes = Files.readAllBytes(segment(home));
        for (int length = (int) whole; length < bytes.length; length++) {
            Path torn = copy(home, length);
            Files.write(segment(torn), Arrays.copyOf(bytes, length));
            try (SegmentBlocks blocks = SegmentBlocks.open(torn, CHAIN)) {
                assertThat(blocks.doubt()).isEmpty();
                assertThat(blocks.height()).isEqualTo(3);
                settle(blocks);
            }
            try (SegmentBlocks blocks = SegmentBlocks.open(torn, CHAIN)) {
                assertThat(blocks.body(4)).isEqualTo(body(4));
            }
        }
    }

    @Test
    void aSignedBlockTornAtAnyByteIsDoubtAndNothingIsTouched() throws IOException {
        Path home = three();
        byte[] bytes = Files.readAllBytes(segment(home));
        for (int length = 0; length < bytes.length; length++) {
            Path torn = copy(home, length);
            Files.write(segment(torn), Arrays.copyOf(bytes, length));
            try (SegmentBlocks blocks = SegmentBlocks.open(torn, CHAIN)) {
                assertThat(blocks.doubt()).as("cut at " + length).isPresent();
            }
            assertThat(Files.size(segment(torn))).isEqualTo(length);
        }
    }

    @Test
    void aBentByteAnywhereIsDoubt() throws IOException {
        Path home = three();
        for (Path file : new Path[] {segment(home), certificates(home), home.resolve("watermark")}) {
            byte[] bytes = Files.readAllBytes(file);
            boolean certificate = file.equals(certificates(home));
            int lastNote = bytes.length - "note 3".length() - 24;
            for (int at = 0; at < bytes.length; at++) {
                byte[] bent = bytes.clone();
                bent[at] ^= 4;
                Files.write(file, bent);
                try (SegmentBlocks blocks = SegmentBlocks.look(home, CHAIN)) {
                    assertThat(blocks.certified()).isLessThanOrEqualTo(3);
                }
                if (!certificate || at < lastNote) {
                    try (SegmentBlocks blocks = SegmentBlocks.open(home, CHAIN)) {
                        assertThat(blocks.doubt()).as(file + " at " + at).isPresent();
                    }
                }
                Files.write(file, bytes);
            }
        }
    }

    /** The last certificate can be signed again: exactly the same text. */
    @Test
    void aTornLastCertificateIsCut() throws IOException {
        Path home = three();
        byte[] bytes = Files.readAllBytes(certificates(home));
        int second = bytes.length - "note 3".length() - 24;
        for (int length = second; length < bytes.length; length++) {
            Path torn = copy(home, length);
            Files.write(certificates(torn), Arrays.copyOf(bytes, length));
            try (SegmentBlocks blocks = SegmentBlocks.open(torn, CHAIN)) {
                assertThat(blocks.doubt()).isEmpty();
                assertThat(blocks.certified()).isEqualTo(2);
                blocks.certify("note 3");
                assertThat(blocks.certificate(3)).isEqualTo("note 3");
            }
        }
        Path lost = copy(home, 9999);
        Files.write(certificates(lost), Arrays.copyOf(bytes, second - 1));
        try (SegmentBlocks blocks = SegmentBlocks.open(lost, CHAIN)) {
            assertThat(blocks.doubt()).isPresent();
        }
    }

    @Test
    void aLostWatermarkOrAnotherChainsFilesAreDoubt() throws IOException {
        Path home = three();
        try (SegmentBlocks blocks = SegmentBlocks.open(copy(home, 1), "f".repeat(64))) {
            assertThat(blocks.doubt()).isPresent();
        }
        Files.delete(home.resolve("watermark"));
        try (SegmentBlocks blocks = SegmentBlocks.open(home, CHAIN)) {
            assertThat(blocks.doubt()).hasValueSatisfying(why -> assertThat(why).contains("no watermark"));
        }
    }

    @Test
    void aNewFileBeginsWhenOneIsFull() throws IOException {
        byte[] large = new byte[4 << 20];
        Path home = folder.resolve("large");
        try (SegmentBlocks blocks = SegmentBlocks.open(home, CHAIN)) {
            for (int i = 1; i <= 18; i++) {
                large[0] = (byte) i;
                blocks.append(i, large);
            }
            assertThat(blocks.body(17)[0]).isEqualTo((byte) 17);
        }
        assertThat(home.resolve("segments/0000000000000017.log")).exists();
        try (SegmentBlocks blocks = SegmentBlocks.open(home, CHAIN)) {
            assertThat(blocks.height()).isEqualTo(18);
            assertThat(blocks.body(18)[0]).isEqualTo((byte) 18);
            blocks.append(19, large);
            assertThat(blocks.height()).isEqualTo(19);
        }
        Path first = segment(home);
        Files.write(first, Arrays.copyOf(Files.readAllBytes(first), 5 << 20));
        try (SegmentBlocks blocks = SegmentBlocks.open(home, CHAIN)) {
            assertThat(blocks.doubt()).hasValueSatisfying(why -> assertThat(why).contains("cut"));
        }
    }
}
