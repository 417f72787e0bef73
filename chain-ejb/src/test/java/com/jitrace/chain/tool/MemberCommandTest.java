package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.wiring.NewNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of the commands for the folders of nodes: what they print, and what they say to whoever makes a mistake. */
class MemberCommandTest {
    @TempDir
    Path folder;

    private String said = "";
    private String errors = "";

    @BeforeEach
    void network() throws IOException {
        NewNetwork.create(List.of(home("v1"), home("v2"), home("v3"), home("v4")), "test/net", 1);
    }

    private Path home(String name) {
        return folder.resolve(name);
    }

    private OptionalInt run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OptionalInt exit = MemberCommand.run(List.of(words), new PrintStream(out), new PrintStream(err));
        said = out.toString(StandardCharsets.UTF_8);
        errors = err.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private void done(String... words) {
        assertThat(run(words)).as(errors).hasValue(0);
        assertThat(errors).isEmpty();
    }

    private void refused(String because, String... words) {
        assertThat(run(words)).hasValue(1);
        assertThat(errors).startsWith("refused: ").contains(because).doesNotContain("Exception");
        assertThat(said).isEmpty();
    }

    private String network(String name) throws IOException {
        return Files.readString(home(name).resolve("chain/network.json"));
    }

    @Test
    void theLineThatJoinPrintsTellsTheOthersWhereTheNewNodeIs() throws IOException {
        done("join", home("v5").toString(), home("v1").toString());
        assertThat(said).contains("key for the operators: v5.test/net+");
        String line = said.lines()
                .filter(one -> one.contains("chain.jar peer"))
                .findFirst()
                .orElseThrow();
        List<String> words =
                new ArrayList<>(List.of(line.substring(line.indexOf("peer")).split(" ")));
        words.removeIf(word -> word.equals("<its") || word.equals("home>"));
        words.add(1, home("v2").toString());
        assertThat(network("v2")).doesNotContain("v5.test/net");
        done(words.toArray(new String[0]));
        assertThat(network("v2")).contains("v5.test/net");
        done("forget", home("v2").toString(), "v5.test/net");
        assertThat(network("v2")).doesNotContain("v5.test/net");
    }

    @Test
    void rotateMakesOneMoreKeyAndSaysWhatToDoWithIt() {
        done("rotate", home("v3").toString());
        assertThat(said)
                .contains("restart the node, then remove v3.test/net and add it with the new key")
                .contains("key for the operators: v3.test/net+");
    }

    @Test
    void certificatesOfAWholeNetworkAreWrittenDownAtOnceOrNotAtAll() throws IOException {
        List<String> words = new ArrayList<>(List.of("secure", home("v1").toString()));
        for (String name : List.of("v1", "v2", "v3")) {
            done("certificate", home(name).toString());
            words.addAll(List.of(name + ".test/net", said.strip()));
        }
        refused("v4.test/net", words.toArray(new String[0]));
        assertThat(network("v1")).doesNotContain(words.get(3));
        done("certificate", home("v4").toString());
        words.addAll(List.of("v4.test/net", said.strip()));
        done(words.toArray(new String[0]));
        assertThat(network("v1")).contains(words.get(3)).contains(words.get(9));
    }

    @Test
    void aMistakeIsSaidInWords() {
        refused("there is a chain", "join", home("v2").toString(), home("v1").toString());
        refused(
                "nowhere",
                "join",
                home("v6").toString(),
                folder.resolve("nowhere").toString());
        refused("abc is no port", "peer", home("v1").toString(), "v2.test/net", "abc", "9001");
        refused("70000 is no port", "peer", home("v1").toString(), "v2.test/net", "9001", "70000");
        refused("certificate", "peer", home("v1").toString(), "v2.test/net", "9001", "9002", "192.0.2.7");
        refused("certificate", "peer", home("v1").toString(), "v2.test/net", "9001", "9002", "127.0.0.1", "AAAA");
        refused("itself", "forget", home("v1").toString(), "v1.test/net");
        refused("nowhere", "rotate", folder.resolve("nowhere").toString());
    }

    @Test
    void whatIsNoneOfTheseCommandsIsLeftToOthers() {
        assertThat(run()).isEmpty();
        assertThat(run("peer", "too", "few")).isEmpty();
        assertThat(run("report", home("v1").toString())).isEmpty();
    }
}
