package com.jitrace.chain.tool;

import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.wiring.NewMember;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** {@code join}, {@code peer}, {@code forget}, {@code rotate}, {@code certificate} and {@code secure}: folders, addresses and keys of nodes; who validates, the operators decide. */
final class MemberCommand {
    private static final int REFUSED = 1;
    private static final int PORT_MAX = 65_535;

    private MemberCommand() {}

    /** The exit code, 0 done or 1 refused with the reason in {@code errors}; none if this was none of them. */
    static OptionalInt run(List<String> words, PrintStream out, PrintStream errors) {
        try {
            return ran(words, out) ? OptionalInt.of(0) : OptionalInt.empty();
        } catch (NoSuchFileException e) {
            errors.println("refused: there is no " + e.getMessage());
        } catch (IOException | Malformed | IllegalArgumentException | IllegalStateException e) {
            errors.println("refused: " + e.getMessage());
        }
        return OptionalInt.of(REFUSED);
    }

    private static int port(String word) {
        if (!word.matches("[1-9][0-9]{0,4}") || Integer.parseInt(word) > PORT_MAX) {
            throw new IllegalArgumentException(word + " is no port; a port is 1 to " + PORT_MAX);
        }
        return Integer.parseInt(word);
    }

    private static boolean ran(List<String> words, PrintStream out) throws IOException {
        String command = words.isEmpty() ? "" : words.get(0);
        if (command.equals("join") && words.size() == 3) {
            NewMember.Joined joined = NewMember.join(Path.of(words.get(1)), Path.of(words.get(2)));
            out.println("key for the operators: " + joined.vkey().text());
            out.println("for every other node: chain.jar peer <its home> "
                    + joined.vkey().name() + " " + joined.order() + " " + joined.peer()
                    + joined.certificate().map(c -> " 127.0.0.1 " + c).orElse(""));
        } else if (command.equals("peer") && words.size() >= 5 && words.size() <= 7) {
            NewMember.tell(
                    Path.of(words.get(1)),
                    words.get(2),
                    words.size() > 5 ? words.get(5) : "127.0.0.1",
                    port(words.get(3)),
                    port(words.get(4)),
                    words.stream().skip(6).findFirst());
        } else if (command.equals("certificate") && words.size() == 2) {
            out.println(NewMember.certificate(Path.of(words.get(1))));
        } else if (command.equals("secure") && words.size() >= 4 && words.size() % 2 == 0) {
            Map<String, String> certificates = new TreeMap<>();
            for (int at = 2; at < words.size(); at += 2) {
                certificates.put(words.get(at), words.get(at + 1));
            }
            NewMember.secure(Path.of(words.get(1)), certificates);
        } else if (command.equals("forget") && words.size() == 3) {
            NewMember.forget(Path.of(words.get(1)), words.get(2));
        } else if (command.equals("rotate") && words.size() == 2) {
            Vkey next = NewMember.nextKey(Path.of(words.get(1)));
            out.println("restart the node, then remove " + next.name() + " and add it with the new key");
            out.println("key for the operators: " + next.text());
        } else {
            return false;
        }
        return true;
    }
}
