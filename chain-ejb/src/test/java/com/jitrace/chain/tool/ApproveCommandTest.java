package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproveCommandTest {
    private static final String CHAIN = "c".repeat(64);
    private static final SecretKey SECRET = SecretKey.ofSeed(new byte[32]);

    @TempDir
    Path folder;

    @Test
    void theToolsSignatureIsTheOperatorsSignatureOverTheStatement() throws IOException {
        Licence licence = new Licence(List.of(), "a".repeat(32), "b".repeat(32), 500, 9);
        Path asked = write(
                "ask.json",
                "{\"chain\":\"" + CHAIN + "\",\"s\":[{\"body\":" + licence.body() + ",\"t\":\"licence\"}]}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit =
                ApproveCommand.run(asked, write("seed", "00".repeat(32)), new PrintStream(out), new PrintStream(out));
        String last = out.toString(StandardCharsets.UTF_8).lines().reduce("", (a, b) -> b);
        assertThat(exit).isZero();
        Operators one = new Operators(Map.of("op9", SECRET.publicKey()), 1);
        assertThat(one.approve(licence.withApprovals(List.of(new Approval("op9", last))), CHAIN))
                .isTrue();
        assertThat(one.signed(licence, CHAIN, new Approval("op9", last))).isTrue();
        Licence more = new Licence(List.of(), "a".repeat(32), "b".repeat(32), 501, 9);
        assertThat(one.signed(more, CHAIN, new Approval("op9", last))).isFalse();
        assertThat(one.signed(licence, CHAIN, new Approval("stranger", last))).isFalse();
    }

    @Test
    void whatOperatorsDoNotSignIsNotSigned() throws IOException {
        Path asked = write(
                "ask.json",
                "{\"chain\":\"" + CHAIN + "\",\"s\":[{\"body\":{\"auth\":\"" + "a".repeat(32)
                        + "\"},\"t\":\"revoke\"}]}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit =
                ApproveCommand.run(asked, write("seed", "00".repeat(32)), new PrintStream(out), new PrintStream(out));
        assertThat(exit).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("not signed");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
