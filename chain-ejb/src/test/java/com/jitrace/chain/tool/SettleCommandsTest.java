package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.wiring.NewNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads who gives the settlement's commands something wrong; the right way is SettlementIT's. */
class SettleCommandsTest {
    @TempDir
    Path folder;

    private String said = "";
    private String words = "";

    @BeforeEach
    void network() throws IOException {
        NewNetwork.create(List.of(home(1), home(2), home(3), home(4)), "test/net", 1);
    }

    private Path home(int number) {
        return folder.resolve("v" + number);
    }

    private int run(ToIntFunction<SettleCommands> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = command.applyAsInt(new SettleCommands(new PrintStream(out), new PrintStream(err)));
        said = out.toString(StandardCharsets.UTF_8);
        words = err.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void whatIsNoChainFolderAndNoReportIsNotReadable() throws IOException {
        assertThat(run(commands -> commands.report(folder.resolve("nowhere")))).isEqualTo(3);
        assertThat(words).startsWith("not readable: ").contains("nowhere");
        Path noJson = file("no.json", "no json at all");
        Path noReport = file("other.json", "{\"report\":[]}");
        assertThat(run(commands -> commands.settle(home(1), List.of(noJson.toString()))))
                .isEqualTo(3);
        assertThat(run(commands -> commands.settle(home(1), List.of(noReport.toString()))))
                .isEqualTo(3);
        assertThat(run(commands ->
                        commands.settle(home(1), List.of(folder.resolve("gone").toString()))))
                .isEqualTo(3);
        assertThat(words).startsWith("not readable: ").contains("gone");
        assertThat(run(commands -> commands.install(noJson, home(1)))).isEqualTo(3);
        assertThat(run(commands -> commands.approve(noJson, folder.resolve("no seed"), "op1")))
                .isEqualTo(3);
        assertThat(said).isEmpty();
    }

    @Test
    void reportsOfTooFewValidatorsSettleNothing() throws IOException {
        assertThat(run(commands -> commands.report(home(1)))).isZero();
        Path first = file("first.json", said);
        assertThat(words).contains("v1.test/net reports from height 1");
        assertThat(run(commands -> commands.report(home(2)))).isZero();
        Path second = file("second.json", said);
        assertThat(run(commands -> commands.settle(home(1), List.of(first.toString(), second.toString()))))
                .isEqualTo(1);
        assertThat(words).startsWith("refused: ");
        assertThat(run(commands ->
                        commands.settle(home(1), List.of(first.toString(), first.toString(), second.toString()))))
                .as("one report twice is no third")
                .isEqualTo(3);
        assertThat(words).startsWith("not readable: no validator, or a name or key twice");
        assertThat(said).isEmpty();
    }
}
