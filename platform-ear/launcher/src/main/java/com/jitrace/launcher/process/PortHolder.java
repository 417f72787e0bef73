package com.jitrace.launcher.process;

import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Says who listens on a port, from /proc; looks, never touches. */
public final class PortHolder {
    private static final String LISTENING = "0A";
    private static final int COMMAND_CHARS_MAX = 100;

    /** Below those that a system gives to outgoing connections: until a server takes its port, nobody's end of a connection gets it. */
    private static final int FREE_FROM = 20_000;

    private static final int FREE_TO = 32_000;

    private PortHolder() {}

    /** The port itself, or a free one for 0; one clear line naming the holder when it is taken. */
    public static int choose(String bind, int port) {
        return port == 0 ? free(bind) : taken(bind, port);
    }

    private static int free(String bind) {
        for (int tries = 0; tries < FREE_TO - FREE_FROM; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
                return port;
            } catch (IOException e) {
                // somebody else has it
            }
        }
        return taken(bind, 0);
    }

    private static int taken(String bind, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            String holder = of(port).orElse("another process");
            throw new CannotStart(
                    "Port " + port + " on " + bind + " is in use by " + holder
                            + ". Stop it or choose another port: JITRACE_PORT or -Djitrace.port=…",
                    e);
        }
    }

    static Optional<String> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            sockets.addAll(listening(Path.of(table), port));
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holdsOneOf(process, sockets)) {
                    return Optional.of(describe(process));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Set<String> listening(Path table, int port) {
        Set<String> inodes = new HashSet<>();
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try {
            for (String row : Files.readAllLines(table)) {
                String[] columns = row.trim().split("\\s+");
                if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
                    inodes.add("socket:[" + columns[9] + "]");
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return inodes;
    }

    private static boolean holdsOneOf(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : open) {
                if (Files.isSymbolicLink(descriptor)
                        && sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // somebody else's process, or gone meanwhile
        }
        return false;
    }

    private static String describe(Path process) throws IOException {
        String command = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .trim();
        String shown = command.length() > COMMAND_CHARS_MAX ? command.substring(0, COMMAND_CHARS_MAX) + "…" : command;
        return "process " + process.getFileName() + " (" + shown + ")";
    }
}
