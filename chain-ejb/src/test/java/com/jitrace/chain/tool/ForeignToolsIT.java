package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jitrace.chain.adapter.http.LoneServer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Must show chain-1: other people's code (golang.org/x/mod/sumdb) reads checkpoint, tiles, bundles and proofs of a running node. */
@Tag("show-chain-1")
@Timeout(300)
class ForeignToolsIT {
    private static final int PARTIES = 2_000;
    private static final Path GO = Path.of("/usr/bin/go");
    private static final Path SUMDB = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb");

    @TempDir
    Path home;

    @Test
    void goVerifiesCheckpointTilesBundlesAndAHundredProofs() throws Exception {
        assumeTrue(
                Files.isExecutable(GO) && Files.isDirectory(SUMDB),
                "not present: Debian's golang-go and golang-golang-x-mod-dev");
        try (ChainNode opened = ChainNode.open(Settings.at(home));
                LoneServer server = new LoneServer(new ReadInterface(opened.node()), 0)) {
            SmallChain chain = new SmallChain(opened.node(), home);
            chain.begin();
            chain.parties("party ", PARTIES);
            chain.awaitPublished();
            String said = go("http://127.0.0.1:" + server.port());
            said.lines().forEach(line -> System.out.println("chain-1: " + line));
            assertThat(said)
                    .containsPattern("checkpoint: size [0-9]{4,}, 1 of 1 signatures valid, quorum 1")
                    .containsPattern("tiles: [0-9]+ read, [0-9]+ entry bundles, all as signed")
                    .contains("proofs: 100 of random entries");
        }
    }

    private static String go(String url) throws Exception {
        Path folder = Path.of(System.getProperty("jitrace.root", ".."), "platform-ear/acceptance/go");
        ProcessBuilder builder = new ProcessBuilder(
                        GO.toString(), "run", "main.go", "-proofs", "100", "-seed", "20261124", url)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", "/usr/share/gocode");
        builder.environment().put("GOFLAGS", "");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
