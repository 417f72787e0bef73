package com.jitrace.chain.adapter.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.chain.adapter.segment.SimulatedDisk.Fault;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kills, tears and bends the files at every byte. */
class SegmentBlocksTest {
    private static final String CHAIN = "0123456789abcdef".repeat(4);
    private static final Hash ROOT = Hash.over("root".getBytes(StandardCharsets.US_ASCII));
    private static final Path SEGMENT = SimulatedDisk.FOLDER.resolve("segments/0000000000000001.log");
    private static final Path CERTIFICATES = SimulatedDisk.FOLDER.resolve("certificates/0000000000000001.log");
    private static final Path WATERMARK = SimulatedDisk.FOLDER.resolve("watermark");

    /** Hundreds of cuts would hide everything else in the test's output. */
    private static final Logger LOG = Logger.getLogger(SegmentBlocks.class.getName());

    private final SimulatedDisk disk = new SimulatedDisk(new Random(1));

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

    private SegmentBlocks open() throws IOException {
        return open(disk);
    }

    private static SegmentBlocks open(SimulatedDisk machine) throws IOException {
        SegmentBlocks blocks = machine.blocks(CHAIN);
        if (blocks.doubt().isEmpty()) {
            blocks.firm();
        }
        return blocks;
    }

    /** The files of a node that was stopped after three blocks. */
    private Map<Path, byte[]> three() throws IOException {
        try (SegmentBlocks blocks = open()) {
            settle(blocks);
            settle(blocks);
            settle(blocks);
        }
        return disk.contents();
    }

    private static Map<Path, byte[]> with(Map<Path, byte[]> files, Path file, byte[] bytes) {
        Map<Path, byte[]> changed = new TreeMap<>(files);
        changed.put(file, bytes);
        return changed;
    }

    private static byte[] file(Map<Path, byte[]> files, Path name) {
        return files.getOrDefault(name, new byte[0]);
    }

    private static byte[] bent(byte[] bytes, int at) {
        byte[] bent = bytes.clone();
        bent[at] ^= 4;
        return bent;
    }

    /** A power cut while block 4 was written: nothing was signed about it, so it goes, and the next write works. */
    @Test
    void aBlockTornAtAnyByteBeforeItWasSignedIsCut() throws IOException {
        int whole = file(three(), SEGMENT).length;
        try (SegmentBlocks blocks = open()) {
            blocks.append(40, body(4));
        }
        Map<Path, byte[]> four = disk.contents();
        byte[] bytes = file(four, SEGMENT);
        for (int length = whole; length < bytes.length; length++) {
            disk.replace(with(four, SEGMENT, Arrays.copyOf(bytes, length)));
            try (SegmentBlocks blocks = open()) {
                assertThat(blocks.doubt()).isEmpty();
                assertThat(blocks.height()).isEqualTo(3);
                settle(blocks);
            }
            assertThat(open().body(4)).isEqualTo(body(4));
        }
    }

    @Test
    void aSignedBlockTornAtAnyByteIsDoubtAndNothingIsTouched() throws IOException {
        Map<Path, byte[]> three = three();
        byte[] bytes = file(three, SEGMENT);
        for (int length = 0; length < bytes.length; length++) {
            byte[] torn = Arrays.copyOf(bytes, length);
            disk.replace(with(three, SEGMENT, torn));
            try (SegmentBlocks blocks = open()) {
                assertThat(blocks.doubt()).as("cut at " + length).isPresent();
                assertThatIOException().isThrownBy(blocks::firm);
                assertThatIOException().isThrownBy(() -> blocks.append(40, body(4)));
            }
            assertThat(file(disk.contents(), SEGMENT)).isEqualTo(torn);
        }
    }

    @Test
    void aBentByteAnywhereIsDoubt() throws IOException {
        Map<Path, byte[]> three = three();
        for (Path file : new Path[] {SEGMENT, CERTIFICATES, WATERMARK}) {
            byte[] bytes = file(three, file);
            int lastNote = bytes.length - "note 3".length() - FrameScan.HEAD_BYTES;
            for (int at = 0; at < bytes.length; at++) {
                disk.replace(with(three, file, bent(bytes, at)));
                try (SegmentBlocks blocks = SegmentBlocks.look(disk, SimulatedDisk.FOLDER, CHAIN)) {
                    assertThat(blocks.doubt().isPresent()).isEqualTo(!file.equals(WATERMARK));
                }
                if (!file.equals(CERTIFICATES) || at < lastNote) {
                    try (SegmentBlocks blocks = open()) {
                        assertThat(blocks.doubt()).as(file + " at " + at).isPresent();
                    }
                }
            }
        }
    }

    /** The files of a node that was killed end in zeros; a byte changed there is no frame, and a look at the folder names it. */
    @Test
    void aBentByteInTheReservedZerosIsNamedAndCutOnlyIfAWriteCanHaveLeftItThere() throws IOException {
        SegmentBlocks killed = open();
        settle(killed);
        settle(killed);
        Map<Path, byte[]> two = disk.contents();
        try (SegmentBlocks blocks = SegmentBlocks.look(disk, SimulatedDisk.FOLDER, CHAIN)) {
            assertThat(blocks.doubt()).isEmpty();
        }
        for (Path file : new Path[] {SEGMENT, CERTIFICATES}) {
            byte[] bytes = file(two, file);
            assertThat(bytes).hasSize(2_048);
            for (int at = bytes.length - 1; at > 1_000; at -= 13) {
                disk.replace(with(two, file, bent(bytes, at)));
                try (SegmentBlocks blocks = SegmentBlocks.look(disk, SimulatedDisk.FOLDER, CHAIN)) {
                    assertThat(blocks.doubt())
                            .hasValueSatisfying(why -> assertThat(why)
                                    .contains("stand behind byte")
                                    .contains(file.toString()));
                }
                try (SegmentBlocks blocks = open()) {
                    assertThat(blocks.doubt().isEmpty()).isEqualTo(file.equals(SEGMENT));
                    assertThat(blocks.height()).isEqualTo(2);
                }
            }
        }
    }

    /** The last certificate can be signed again: exactly the same text. */
    @Test
    void aTornLastCertificateIsCut() throws IOException {
        Map<Path, byte[]> three = three();
        byte[] bytes = file(three, CERTIFICATES);
        int second = bytes.length - "note 3".length() - FrameScan.HEAD_BYTES;
        for (int length = second; length < bytes.length; length++) {
            disk.replace(with(three, CERTIFICATES, Arrays.copyOf(bytes, length)));
            try (SegmentBlocks blocks = open()) {
                assertThat(blocks.doubt()).isEmpty();
                assertThat(blocks.certified()).isEqualTo(2);
                blocks.certify("note 3");
                assertThat(blocks.certificate(3)).isEqualTo("note 3");
            }
        }
        disk.replace(with(three, CERTIFICATES, Arrays.copyOf(bytes, second - 1)));
        assertThat(open().doubt()).isPresent();
    }

    @Test
    void aLostWatermarkOrAnotherChainsFilesAreDoubt() throws IOException {
        Map<Path, byte[]> three = three();
        assertThat(disk.blocks("f".repeat(64)).doubt()).isPresent();
        three.remove(WATERMARK);
        disk.replace(three);
        assertThat(open().doubt()).hasValueSatisfying(why -> assertThat(why).contains("no watermark"));
    }

    @Test
    void aNewFileBeginsWhenOneIsFullAndAFullOneEndsWithItsLastFrame() throws IOException {
        byte[] large = new byte[1_000];
        try (SegmentBlocks blocks = open()) {
            for (int i = 1; i <= 18; i++) {
                large[0] = (byte) i;
                blocks.append(i, large);
            }
            assertThat(blocks.body(12)[0]).isEqualTo((byte) 12);
        }
        Map<Path, byte[]> files = disk.contents();
        int frame = FrameScan.HEAD_BYTES + large.length;
        assertThat(file(files, SEGMENT).length % frame).isEqualTo(("jitrace/v1/segment " + CHAIN + "\n").length());
        assertThat(files).containsKey(SEGMENT.resolveSibling("0000000000000013.log"));
        disk.replace(with(files, SEGMENT, Arrays.copyOf(file(files, SEGMENT), 5_000)));
        assertThat(open().doubt()).hasValueSatisfying(why -> assertThat(why).contains("cut"));
    }

    @Test
    void aFileThatIsMissingBetweenOthersIsDoubt() throws IOException {
        try (SegmentBlocks blocks = open()) {
            for (int i = 1; i <= 30; i++) {
                blocks.append(i, new byte[1_000]);
            }
        }
        Map<Path, byte[]> files = disk.contents();
        files.remove(SEGMENT.resolveSibling("0000000000000013.log"));
        disk.replace(files);
        assertThat(open().doubt()).hasValueSatisfying(why -> assertThat(why).contains("not the file that follows"));
    }

    @Test
    void afterAFailedWriteNothingIsAppendedAnyMore() throws IOException {
        SegmentBlocks blocks = open();
        settle(blocks);
        disk.plan(Fault.ERROR_WITHIN, 0);
        assertThatIOException().isThrownBy(() -> blocks.append(20, body(2)));
        assertThatIOException()
                .isThrownBy(() -> blocks.append(20, body(2)))
                .withMessageContaining("a write that did not finish");
        assertThat(blocks.height()).isEqualTo(1);
    }

    /** Read by a new process, signed, and gone with the next power cut: unless it is written again before anybody relies on it. */
    @Test
    void aBlockThatOnlyMemoryHoldsIsDurableOnceItWasReadAgain() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            SimulatedDisk machine = new SimulatedDisk(new Random(seed));
            SegmentBlocks blocks = open(machine);
            settle(blocks);
            machine.plan(seed % 2 == 0 ? Fault.CUT_BEFORE : Fault.ERROR_WITHIN, 1);
            assertThatThrownBy(() -> blocks.append(20, body(2))).hasMessageContaining("sync");
            machine.start(false);
            assertThat(open(machine).height()).isEqualTo(2);
            machine.start(true);
            assertThat(open(machine).height()).isEqualTo(2);
        }
    }
}
