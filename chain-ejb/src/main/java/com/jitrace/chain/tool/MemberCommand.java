package com.jitrace.chain.tool;

import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.wiring.NewMember;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code join}, {@code peer}, {@code forget} and {@code rotate}: folders, addresses and keys of nodes; who validates, the operators decide. */
final class MemberCommand {
    private MemberCommand() {}

    /** Whether this was one of them; then it is done. */
    static boolean ran(List<String> words, PrintStream out) throws IOException {
        String command = words.isEmpty() ? "" : words.get(0);
        if (command.equals("join") && words.size() == 3) {
            NewMember.Joined joined = NewMember.join(Path.of(words.get(1)), Path.of(words.get(2)));
            out.println("key for the operators: " + joined.vkey().text());
            out.println("for every other node: chain.jar peer <its home> "
                    + joined.vkey().name() + " " + joined.order() + " " + joined.peer());
        } else if (command.equals("peer") && words.size() == 5) {
            NewMember.tell(
                    Path.of(words.get(1)),
                    words.get(2),
                    Integer.parseInt(words.get(3)),
                    Integer.parseInt(words.get(4)));
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
