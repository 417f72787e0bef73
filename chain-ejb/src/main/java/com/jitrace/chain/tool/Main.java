package com.jitrace.chain.tool;

import com.jitrace.chain.adapter.http.LoneServer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code chain.jar verify <url or folder>…} and {@code chain.jar node [port]}. */
public final class Main {
    static final int SOUND = 0;
    static final int CORRUPT = 1;
    static final int FORK = 2;
    static final int UNREADABLE = 3;
    private static final int USAGE = 64;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length >= 2 && arguments[0].equals("verify")) {
            System.exit(verify(System.out, java.util.Arrays.copyOfRange(arguments, 1, arguments.length)));
        } else if (arguments.length >= 1 && arguments.length <= 2 && arguments[0].equals("node")) {
            node(arguments.length == 2 ? Integer.parseInt(arguments[1]) : 0);
        } else {
            System.err.println("usage: chain.jar verify <url or folder> [another view of the same chain]...");
            System.err.println("       chain.jar node [port on 127.0.0.1]     (data in JITRACE_HOME, default work/)");
            System.exit(USAGE);
        }
    }

    /** Verifies the first place; further places are asked for their checkpoint, which may be evidence of a fork. */
    static int verify(PrintStream out, String... places) {
        try (Source source = source(places[0])) {
            Verification verification = new Verification(source);
            Verification.Result result = verification.run();
            for (int i = 1; i < places.length && result instanceof Verification.Sound; i++) {
                try (Source other = source(places[i])) {
                    Optional<String> note = other.checkpoint();
                    result = note.flatMap(verification::confront).orElse(result);
                }
            }
            return report(out, verification.chainId(), result);
        } catch (IOException | Malformed e) {
            out.println("unreadable: " + e.getMessage());
            return e instanceof Malformed ? CORRUPT : UNREADABLE;
        }
    }

    private static Source source(String place) throws IOException {
        return place.startsWith("http://") || place.startsWith("https://")
                ? new UrlSource(place)
                : new FolderSource(Path.of(place));
    }

    private static int report(PrintStream out, String chainId, Verification.Result result) {
        out.println("chain " + chainId);
        if (result instanceof Verification.Sound sound) {
            out.println("sound: " + sound.height() + " blocks, " + sound.size() + " entries");
            return SOUND;
        } else if (result instanceof Verification.Corrupt corrupt) {
            out.println("corrupt: " + corrupt.where());
            return CORRUPT;
        }
        Verification.Fork fork = (Verification.Fork) result;
        out.println("fork evidence: " + fork.validator() + " signed both");
        out.println(fork.first());
        out.println(fork.second());
        return FORK;
    }

    private static void node(int port) throws IOException, InterruptedException {
        ChainNode opened = ChainNode.open(Settings.read(System.getProperties(), System.getenv()));
        LoneServer server = new LoneServer(new ReadInterface(opened.node()), port);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            try {
                opened.close();
            } catch (IOException e) {
                System.err.println("closing: " + e.getMessage());
            }
            stopped.countDown();
        }));
        System.out.println("chain " + opened.node().genesis().chainId());
        System.out.println("http://127.0.0.1:" + server.port() + "/chain/checkpoint");
        opened.node().head().doubt().ifPresent(why -> System.out.println("in doubt: " + why));
        stopped.await();
    }
}
