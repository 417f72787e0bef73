package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.http.LoneServer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A verification that goes on where an earlier one ended, and what contradicts it. */
@Tag("show-chain-2")
@Timeout(180)
class VerifyAgainIT {
    @TempDir
    Path folder;

    private Path home;
    private Path kept;
    private String said = "";

    @BeforeEach
    void aVerifiedChain() throws Exception {
        home = folder.resolve("home");
        kept = folder.resolve("kept");
        grow(home, true, "first ", 40);
        assertThat(verify(home)).as(said).isEqualTo(VerifyCommand.SOUND);
    }

    private static void grow(Path home, boolean begin, String prefix, int parties) throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            SmallChain chain = new SmallChain(opened.node(), home);
            if (begin) {
                chain.begin();
            }
            chain.parties(prefix, parties);
        }
    }

    private int verify(Path place) {
        return verify(place.toString());
    }

    private int verify(String place) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = VerifyCommand.of(
                        List.of("--resume", kept.toString(), place),
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        Progress.silent())
                .orElseThrow()
                .run();
        said = printed.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void aSecondRunReadsOnlyWhatIsNew() throws Exception {
        grow(home, false, "second ", 40);
        List<Long> asked = new ArrayList<>();
        try (FolderSource grown = new FolderSource(home);
                Workplace workplace = Workplace.kept(kept, grown.genesis().chainId())) {
            long before = workplace.state().tip().orElseThrow().height();
            Verification.Result result =
                    new Verification(new Counting(grown, asked), workplace, Progress.silent()).run();
            assertThat(result).isInstanceOf(Verification.Sound.class);
            assertThat(((Verification.Sound) result).state()).isTrue();
            assertThat(asked).allMatch(height -> height >= before);
        }
    }

    @Test
    void aUrlIsVerifiedAgainFromWhereItsFolderWas() throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home));
                LoneServer server = new LoneServer(new ReadInterface(opened.node()), 0)) {
            new SmallChain(opened.node(), home).awaitPublished();
            assertThat(verify("http://127.0.0.1:" + server.port())).as(said).isEqualTo(VerifyCommand.SOUND);
        }
    }

    @Test
    void aFolderThatWasPutBackIsCorrupt() throws Exception {
        Path old = folder.resolve("old");
        SmallChain.copy(home, old);
        grow(home, false, "second ", 10);
        assertThat(verify(home)).as(said).isEqualTo(VerifyCommand.SOUND);
        assertThat(verify(old)).isEqualTo(VerifyCommand.CORRUPT);
        assertThat(said).contains("ends below height");
    }

    /** Two copies of one validator went different ways and signed both. */
    @Test
    void aChainThatPartsFromTheVerifiedOneIsForkEvidence() throws Exception {
        Path other = folder.resolve("other");
        SmallChain.copy(home, other);
        grow(home, false, "second ", 10);
        grow(other, false, "another ", 10);
        assertThat(verify(home)).as(said).isEqualTo(VerifyCommand.SOUND);
        assertThat(verify(other)).as(said).isEqualTo(VerifyCommand.FORK);
        assertThat(said).contains("signed both");
    }

    @Test
    void anotherChainIsNotResumed() throws Exception {
        Path stranger = folder.resolve("stranger");
        grow(stranger, true, "first ", 3);
        assertThat(verify(stranger)).isEqualTo(VerifyCommand.UNREADABLE);
        assertThat(said).contains("holds what was verified of chain");
    }

    @Test
    void aRunningNodesFolderIsRefusedWithAdvice() throws Exception {
        try (ChainNode opened = ChainNode.open(Settings.at(home))) {
            assertThat(opened.node().head().doubt()).isEmpty();
            assertThat(verify(home)).isEqualTo(VerifyCommand.UNREADABLE);
            assertThat(said).contains("stop it, or verify its URL");
        }
    }

    /** Notes which blocks are asked for. */
    private record Counting(FolderSource inner, List<Long> asked) implements Source {
        @Override
        public com.jitrace.chain.checkpoint.Genesis genesis() {
            return inner.genesis();
        }

        @Override
        public java.util.Optional<String> damage() throws IOException {
            return inner.damage();
        }

        @Override
        public List<Claim> blocks(long fromHeight) throws IOException {
            asked.add(fromHeight);
            return inner.blocks(fromHeight);
        }

        @Override
        public java.util.Optional<String> checkpoint() throws IOException {
            return inner.checkpoint();
        }

        @Override
        public java.util.Optional<Long> stateHeight() {
            return inner.stateHeight();
        }

        @Override
        public List<String> wrongState(com.jitrace.chain.adapter.rocksdb.RocksState replayed, Progress progress) {
            return inner.wrongState(replayed, progress);
        }

        @Override
        public java.util.Optional<String> wrongBeside(
                com.jitrace.chain.block.Tip tip,
                com.jitrace.chain.adapter.rocksdb.RocksState replayed,
                Progress progress)
                throws IOException {
            return inner.wrongBeside(tip, replayed, progress);
        }
    }
}
