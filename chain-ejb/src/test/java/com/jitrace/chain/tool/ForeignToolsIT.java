package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jitrace.chain.adapter.http.LoneServer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.NewNetwork;
import com.jitrace.chain.wiring.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other people's code (golang.org/x/mod/sumdb) reads checkpoint, tiles, bundles and proofs of a running node, one alone and one of four. */
@Timeout(300)
class ForeignToolsIT {
    private static final int PARTIES = 2_000;
    private static final Path GO = Path.of("/usr/bin/go");
    private static final Path SUMDB = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb");

    @TempDir
    Path home;

    @Test
    @Tag("show-chain-1")
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
            String said = go("http://127.0.0.1:" + server.port(), 0);
            said.lines().forEach(line -> System.out.println("chain-1: " + line));
            assertThat(said)
                    .containsPattern("checkpoint: size [0-9]{4,}, 1 of 1 signatures valid, quorum 1")
                    .containsPattern("tiles: [0-9]+ read, [0-9]+ entry bundles, all as signed")
                    .contains("proofs: 100 of random entries");
        }
    }

    @Test
    @Tag("show-four-6")
    void goTakesTheLogOfFourValidatorsAndRefusesACheckpointWithTwoSignatures() throws Exception {
        assumeTrue(
                Files.isExecutable(GO) && Files.isDirectory(SUMDB),
                "not present: Debian's golang-go and golang-golang-x-mod-dev");
        List<Path> homes =
                IntStream.rangeClosed(1, 4).mapToObj(i -> home.resolve("v" + i)).toList();
        NewNetwork.create(homes, "foreign.test/jitrace", 1);
        List<ChainNode> opened = new ArrayList<>();
        try {
            for (Path one : homes) {
                opened.add(ChainNode.open(new Settings(one, "foreign.test/jitrace", false)));
            }
            Node node = opened.get(0).node();
            while (node.head().height() == 0) {
                node.awaitBlockAfter(0, 100);
            }
            SmallChain chain = new SmallChain(node, homes.get(0));
            chain.parties("party ", 200);
            chain.awaitPublished();
            try (LoneServer server = new LoneServer(new ReadInterface(node), 0);
                    Thinned thinned = new Thinned(server.port(), 2)) {
                String said = go("http://127.0.0.1:" + server.port(), 0);
                said.lines().forEach(line -> System.out.println("four-6: " + line));
                assertThat(said)
                        .containsPattern("checkpoint: size [0-9]+, [34] of 4 signatures valid, quorum 3")
                        .contains("proofs: 100 of random entries");
                String refused = go("http://127.0.0.1:" + thinned.port(), 1);
                System.out.println("four-6: with two lines: " + refused.strip());
                assertThat(refused).contains("checkpoint: 2 valid signatures, quorum is 3");
            }
        } finally {
            for (ChainNode one : opened) {
                one.close();
            }
        }
    }

    private static String go(String url, int code) throws Exception {
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
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }
}
