package com.jitrace.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.validator.Watermark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of blocks keeps. */
public abstract class BlocksContract {
    private static final Hash ROOT = Hash.over("root".getBytes(StandardCharsets.US_ASCII));

    private Blocks blocks = new MemoryBlocks();

    /** The same blocks whenever it is called in one test, if they outlive their opening. */
    protected abstract Blocks open() throws Exception;

    /** Whether blocks are there again after closing and opening. */
    protected abstract boolean lasting();

    @BeforeEach
    void begin() throws Exception {
        blocks = open();
        blocks.firm();
    }

    @AfterEach
    void end() {
        blocks.close();
    }

    private static byte[] body(long height) {
        return ("block " + height + " ").repeat((int) height).getBytes(StandardCharsets.US_ASCII);
    }

    private void settle() throws IOException {
        long height = blocks.height() + 1;
        blocks.append(height * 10, body(height));
        blocks.watermark(new Watermark(height, height * 10, ROOT));
        blocks.certify("note " + height);
    }

    private void reopen() throws Exception {
        if (lasting()) {
            blocks.close();
            blocks = open();
            blocks.firm();
        }
    }

    @Test
    void withoutBlocksNothingWasSigned() {
        assertThat(blocks.doubt()).isEmpty();
        assertThat(blocks.height()).isZero();
        assertThat(blocks.certified()).isZero();
        assertThat(blocks.watermark()).isEqualTo(Watermark.NONE);
    }

    @Test
    void everyBlockIsThereWithItsCertificateAlsoAfterReopening() throws Exception {
        for (int i = 0; i < 40; i++) {
            settle();
            if (i % 7 == 0) {
                reopen();
            }
        }
        reopen();
        assertThat(blocks.doubt()).isEmpty();
        assertThat(blocks.height()).isEqualTo(40);
        assertThat(blocks.certified()).isEqualTo(40);
        assertThat(blocks.watermark()).isEqualTo(new Watermark(40, 400, ROOT));
        for (long height = 1; height <= 40; height++) {
            assertThat(blocks.body(height)).isEqualTo(body(height));
            assertThat(blocks.certificate(height)).isEqualTo("note " + height);
            assertThat(blocks.firstIndex(height)).isEqualTo(height * 10);
        }
    }

    @Test
    void aLeafIsFoundByItsIndex() throws Exception {
        settle();
        settle();
        settle();
        reopen();
        assertThat(blocks.heightOf(10)).isEqualTo(1);
        assertThat(blocks.heightOf(19)).isEqualTo(1);
        assertThat(blocks.heightOf(20)).isEqualTo(2);
        assertThat(blocks.heightOf(29)).isEqualTo(2);
        assertThat(blocks.heightOf(3_000)).isEqualTo(3);
    }

    @Test
    void theWatermarkKeepsEpochAndReport() throws Exception {
        settle();
        Watermark reported = blocks.watermark().closing(0);
        blocks.watermark(reported);
        reopen();
        assertThat(blocks.watermark()).isEqualTo(reported);
        blocks.append(20, body(2));
        Watermark signed = new Watermark(2, 20, ROOT, 1, 1).closing(4);
        blocks.watermark(signed);
        reopen();
        assertThat(blocks.doubt()).isEmpty();
        assertThat(blocks.watermark()).isEqualTo(signed);
    }

    @Test
    void aBlockThatNothingIsSignedAboutCanBeDropped() throws Exception {
        settle();
        blocks.append(20, body(2));
        blocks.drop();
        reopen();
        assertThat(blocks.doubt()).isEmpty();
        assertThat(blocks.height()).isEqualTo(1);
        blocks.append(20, body(7));
        reopen();
        assertThat(blocks.body(2)).isEqualTo(body(7));
    }

    @Test
    void aBlockMayWaitForItsCertificate() throws Exception {
        settle();
        blocks.append(20, body(2));
        reopen();
        assertThat(blocks.doubt()).isEmpty();
        assertThat(blocks.height()).isEqualTo(2);
        assertThat(blocks.certified()).isEqualTo(1);
        assertThat(blocks.watermark().height()).isEqualTo(1);
        blocks.watermark(new Watermark(2, 20, ROOT));
        reopen();
        assertThat(blocks.watermark().height()).isEqualTo(2);
        blocks.certify("note 2");
        reopen();
        assertThat(blocks.certificate(2)).isEqualTo("note 2");
    }

    @Test
    void aBlockWithoutCertificateGivesWayToAnotherOne() throws Exception {
        settle();
        settle();
        blocks.append(30, body(3));
        blocks.watermark(new Watermark(3, 30, ROOT));
        blocks.replace(30, body(7), "note of the others");
        blocks.certify("note of the others");
        assertThat(blocks.body(3)).isEqualTo(body(7));
        blocks.append(44, body(4));
        blocks.watermark(new Watermark(4, 44, ROOT));
        reopen();
        assertThat(blocks.doubt()).isEmpty();
        assertThat(blocks.body(3)).isEqualTo(body(7));
        assertThat(blocks.body(4)).isEqualTo(body(4));
        assertThat(blocks.certified()).isEqualTo(3);
        assertThat(blocks.heightOf(31)).isEqualTo(3);
    }

    @Test
    void blocksAreReadWhileOthersAreWritten() throws Exception {
        settle();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> reading = () -> {
                int read = 0;
                while (blocks.certified() < 60) {
                    for (long height = 1; height <= blocks.certified(); height++) {
                        assertThat(blocks.body(height)).isEqualTo(body(height));
                        read++;
                    }
                }
                return read;
            };
            List<Future<Integer>> readings = new ArrayList<>(List.of(readers.submit(reading), readers.submit(reading)));
            while (blocks.height() < 60) {
                settle();
            }
            for (Future<Integer> done : readings) {
                assertThat(read(done)).isNotNegative();
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static int read(Future<Integer> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
