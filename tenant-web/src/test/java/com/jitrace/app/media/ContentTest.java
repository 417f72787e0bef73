package com.jitrace.app.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final int PART = Content.PART_BYTES;
    private static final byte[] WHOLE = new byte[2 * PART + 12_345];

    static {
        new Random(12).nextBytes(WHOLE);
    }

    @Test
    void aFileIsDividedIntoPartsOfOneSizeAndTheRest() throws IOException {
        assertThat(parts(WHOLE)).extracting(part -> part.length).containsExactly(PART, PART, 12_345);
        assertThat(parts(Arrays.copyOf(WHOLE, PART)))
                .extracting(part -> part.length)
                .containsExactly(PART);
        assertThat(parts(new byte[0])).isEmpty();
    }

    @Test
    void anyStretchComesOutAsItWentInAlsoOverTheBordersOfParts() throws IOException {
        long end = WHOLE.length - 1;
        for (long[] stretch : new long[][] {
            {0, end},
            {0, 0},
            {end, end},
            {PART - 1, PART},
            {PART, PART},
            {PART - 1, PART - 1},
            {5, 2L * PART + 7},
            {2L * PART - 1, 2L * PART},
            {2L * PART, end},
            {PART, 2L * PART - 1}
        }) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content(WHOLE).write(stretch[0], stretch[1], out);
            assertThat(out.toByteArray())
                    .as(Arrays.toString(stretch))
                    .isEqualTo(Arrays.copyOfRange(WHOLE, (int) stretch[0], (int) stretch[1] + 1));
        }
    }

    @Test
    void onlyThePartsThatAreAskedForAreRead() throws IOException {
        List<Integer> read = new ArrayList<>();
        List<byte[]> parts = parts(WHOLE);
        new Content(WHOLE.length, part -> {
                    read.add(part);
                    return parts.get(part);
                })
                .write(PART + 1L, PART + 2L, new ByteArrayOutputStream());
        assertThat(read).containsExactly(1);
    }

    @Test
    void whatLiesOutsideOrIsNotWholeIsNeverGivenOut() throws IOException {
        Content content = content(WHOLE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> content.write(0, WHOLE.length, out)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> content.write(5, 4, out)).isInstanceOf(IllegalArgumentException.class);
        List<byte[]> parts = parts(WHOLE);
        parts.set(1, new byte[3]);
        assertThatThrownBy(() -> new Content(WHOLE.length, parts::get).write(PART, PART, out))
                .hasMessageContaining("part 1 of a file has 3 bytes");
        assertThat(out.size()).isZero();
    }

    @Test
    void anUploadIsReadNoFurtherThanItsLimitAndLeavesNoFile() throws IOException {
        Spooled spooled = Spooled.of(new ByteArrayInputStream(WHOLE), 100_000);
        assertThat(spooled.bytes()).isBetween(100_001L, 200_000L);
        assertThat(spooled.file()).exists();
        spooled.close();
        assertThat(spooled.file()).doesNotExist();
        try (Spooled whole = Spooled.of(new ByteArrayInputStream(WHOLE), WHOLE.length)) {
            assertThat(whole.bytes()).isEqualTo(WHOLE.length);
            assertThat(whole.hash())
                    .isEqualTo(com.jitrace.chain.merkle.Hash.over(WHOLE).hex());
        }
    }

    private static Content content(byte[] whole) throws IOException {
        return new Content(whole.length, parts(whole)::get);
    }

    private static List<byte[]> parts(byte[] whole) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        Content.divide(new ByteArrayInputStream(whole), (number, content) -> {
            assertThat(number).isEqualTo(parts.size());
            parts.add(content);
        });
        return parts;
    }
}
