package com.jitrace.app.page.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import com.jitrace.chain.merkle.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The file that readers get is the one that is published, is small, and has words for everything it says. */
class VerifierFileTest {
    private static final int GZIPPED_BYTES_MAX = 8 * 1024;
    private static final Path STATIC = Path.of("src/main/webapp/static");
    private static final Path VERIFIER = STATIC.resolve("verifier.js");
    private static final Path PUBLISHED = Path.of("../docs/spec/proof.md");
    private static final Path NOTICES = Path.of("../docs/notices.md");

    @Test
    void itsHashIsThePublishedOne() throws IOException {
        assertThat(Files.readString(PUBLISHED)).contains("\n    " + hash("verifier.js") + "\n");
    }

    @Test
    void whatOthersMadeAreTheFilesThatTheNoticesName() throws IOException {
        assertThat(Files.readString(NOTICES)).contains(hash("noble-ed25519.js")).contains(hash("zxing.js"));
    }

    @Test
    void itHasAtMostEightKilobytesGzipped() throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
            out.write(Files.readAllBytes(VERIFIER));
        }
        assertThat(gzipped.size()).isLessThanOrEqualTo(GZIPPED_BYTES_MAX);
    }

    @Test
    void itsStepsAreThoseThatHaveWords() throws IOException {
        Matcher order = Pattern.compile("const order = \\[(.*?)\\];").matcher(Files.readString(VERIFIER));
        assertThat(order.find()).isTrue();
        assertThat(order.group(1).replace("'", "").split(", ")).containsExactlyElementsOf(ProofWordsServlet.STEPS);
        var words = ProofWordsServlet.words(Texts.in(Language.CHINESE));
        for (String step : ProofWordsServlet.STEPS) {
            assertThat(words).as(step).containsKey("check." + step + ".ok");
        }
        assertThat(words).containsKeys("check.pictures.ok", "check.pictures.no", "check.pictures.none");
        for (String found : ProofWordsServlet.FILES) {
            assertThat(words).as(found).containsKey("check.file." + found);
        }
        assertThat(words).containsKeys("check.all.ok", "check.all.no", "check.all.none", "check.all.failed", "mark.no");
        assertThat(words.getString("check.signed.ok")).contains("%signers%", "%validators%", "%quorum%");
    }

    private static String hash(String file) throws IOException {
        return Hash.over(Files.readAllBytes(STATIC.resolve(file))).hex();
    }
}
