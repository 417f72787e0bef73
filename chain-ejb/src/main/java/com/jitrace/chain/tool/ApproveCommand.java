package com.jitrace.chain.tool;

import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.wiring.SeedFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An operator signs statements away from the server: reads {@code {"chain":…,"s":[{"body":…,"t":…}]}}, shows every statement, and prints
 * one signature a line (base64), in their order. Exit code 0, or 3 when a file is not readable as that.
 */
final class ApproveCommand {
    private static final int NOT_READABLE = 3;
    private static final String ANY_NAME = "signer";

    private ApproveCommand() {}

    static int run(Path file, Path seed, PrintStream signatures, PrintStream words) {
        try {
            JsonObject asked =
                    JsonObject.parse(Files.readString(file).strip().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            SecretKey secret = SeedFile.read(seed);
            String chain = asked.text("chain");
            List<String> lines = new ArrayList<>();
            for (Governed statement : statements(asked)) {
                words.println("signing for chain " + chain + ": " + statement.type() + " " + statement.body());
                Governed signed = Operators.sign(statement.withApprovals(List.of()), chain, ANY_NAME, secret);
                for (Approval approval : signed.approvals()) {
                    lines.add(approval.sig());
                }
            }
            lines.forEach(signatures::println);
            return 0;
        } catch (IOException | Malformed | IllegalStateException e) {
            words.println("not signed: " + e.getMessage());
            return NOT_READABLE;
        }
    }

    private static List<Governed> statements(JsonObject asked) {
        if (!(asked.get("s").orElse(Json.whole(0)) instanceof Json.Array rows)) {
            throw new IllegalStateException("the file has no statements");
        }
        List<Governed> found = new ArrayList<>();
        for (Json row : rows.values()) {
            if (row instanceof JsonObject object
                    && object.get("body").orElse(row) instanceof JsonObject body
                    && Statement.parse(object.text("t"), body) instanceof Governed governed) {
                found.add(governed);
            } else {
                throw new IllegalStateException("operators do not sign this: " + row);
            }
        }
        return found;
    }
}
