package com.jitrace.app.part;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Opening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartRecordTest {
    private static final Specification SHAFT = SomeParts.shaft();
    private static final PartRecord RECORD =
            new PartRecord("ABCDE/17", SomeParts.PRODUCT, SHAFT.hash(), "S-1", "", SomeParts.measured("10.05", "60"));

    private static PartRecord.Committed committed() {
        Deque<byte[]> salts = new ArrayDeque<>(List.of(salt(0x00), salt(0x11)));
        return RECORD.commit(SHAFT, salts::removeFirst);
    }

    private static byte[] salt(int value) {
        byte[] salt = new byte[Opening.SALT_BYTES];
        Arrays.fill(salt, (byte) value);
        return salt;
    }

    @Test
    void theConfidentialValueStandsInTheRecordAsACommitmentOnly() {
        PartRecord.Committed committed = committed();
        assertThat(committed.content().toString())
                .doesNotContain("60")
                .contains(committed.seals().get(0).opening().commitment().hex());
        assertThat(committed.seals()).extracting(PartRecord.Seal::name).containsExactly("hardness");
    }

    @Test
    void whoCannotOpenASealReadsTheRestAndSeesThatItIsThere() {
        PartRecord.Committed committed = committed();
        PartRecord.Read others = PartRecord.read(committed.content(), Map.of());
        assertThat(others.record().measured().values()).containsOnlyKeys("length");
        assertThat(others.sealed()).containsOnlyKeys("hardness");
        Opening seal = committed.seals().get(0).opening();
        PartRecord.Read ours = PartRecord.read(
                committed.content(), Map.of(seal.commitment().hex(), JsonObject.parse(seal.canonicalValue())));
        assertThat(ours.record()).isEqualTo(RECORD);
        assertThat(ours.sealed()).isEmpty();
    }

    @Test
    void aChangedValueIsAnotherCommitment() {
        PartRecord other = new PartRecord(
                "ABCDE/17", SomeParts.PRODUCT, SHAFT.hash(), "S-1", "", SomeParts.measured("10.06", "60"));
        Deque<byte[]> salts = new ArrayDeque<>(List.of(salt(0x00), salt(0x11)));
        assertThat(other.commit(SHAFT, salts::removeFirst).commitment())
                .isNotEqualTo(committed().commitment());
    }

    @Test
    void theExampleOfTheSpecificationIsWhatIsMade() throws IOException {
        String page = Files.readString(Path.of("../docs/spec/parts.md"));
        PartRecord.Committed committed = committed();
        assertThat(page)
                .contains(new String(committed.opening().canonicalValue(), StandardCharsets.UTF_8))
                .contains(committed.commitment())
                .contains(SHAFT.json().toString());
    }
}
