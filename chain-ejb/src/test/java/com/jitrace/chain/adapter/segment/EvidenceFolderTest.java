package com.jitrace.chain.adapter.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {
    @TempDir
    Path home;

    private EvidenceFolder folder() {
        return new EvidenceFolder(home.resolve("evidence"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void whatWasKeptIsThereAgainTheFirstStaysAndAnUnfinishedFileIsNone() throws IOException {
        assertThat(folder().kept()).isEmpty();
        folder().keep("ab", bytes("first"));
        folder().keep("ab", bytes("second"));
        Files.writeString(home.resolve("evidence/cd.next"), "torn");
        Map<String, byte[]> kept = folder().kept();
        assertThat(kept).containsOnlyKeys("ab");
        assertThat(kept.get("ab")).isEqualTo(bytes("first"));
    }
}
