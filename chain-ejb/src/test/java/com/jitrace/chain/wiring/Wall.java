package com.jitrace.chain.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stands before every node's ports. While two nodes are parted, nothing passes between them: connections stay open and new ones are taken, but no byte
 * arrives, as when a cable is cut; afterwards everything goes on where it was. Who called is known from the kernel's table of sockets.
 */
final class Wall implements AutoCloseable {
    private static final int BUFFER_BYTES = 16_384;

    private final Four four;
    private final List<ServerSocket> doors = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();
    private final boolean[][] parted;

    /** Between the nodes of a network that is not running yet. */
    Wall(Four four) throws IOException {
        this.four = four;
        int n = four.members.size();
        this.parted = new boolean[n][n];
        Network real = Network.read(four.members.get(0).home.resolve("chain"));
        List<Network.Place> seen = new ArrayList<>();
        for (int to = 0; to < n; to++) {
            Network.Place place = real.nodes().get(to);
            seen.add(new Network.Place(place.name(), door(to, place.order()), door(to, place.peer())));
        }
        for (int self = 0; self < n; self++) {
            List<Network.Place> places = new ArrayList<>(seen);
            places.set(self, real.nodes().get(self));
            new Network(real.nodes().get(self).name(), places)
                    .write(four.members.get(self).home.resolve("chain"));
        }
    }

    private int door(int to, int port) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        doors.add(door);
        daemon("door", () -> {
            try {
                while (true) {
                    Socket caller = door.accept();
                    daemon("connection", () -> pass(caller, door.getLocalPort(), to, port));
                }
            } catch (IOException e) {
                // closed at the end
            }
        });
        return door.getLocalPort();
    }

    private static void daemon(String name, Runnable what) {
        Thread thread = new Thread(what, "wall " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void pass(Socket caller, int door, int to, int port) {
        try {
            keep(caller);
            int from = whoCalls(caller.getPort(), door);
            Socket called = new Socket(InetAddress.getLoopbackAddress(), port);
            keep(called);
            daemon("answers", () -> pump(called, caller, to, from));
            pump(caller, called, from, to);
        } catch (IOException e) {
            shut(caller);
        }
    }

    private synchronized void keep(Socket socket) throws SocketException {
        socket.setTcpNoDelay(true);
        open.add(socket);
    }

    private void pump(Socket from, Socket to, int fromNode, int toNode) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(buffer);
            while (read >= 0) {
                awaitPassage(fromNode, toNode);
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (IOException e) {
            shut(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void awaitPassage(int a, int b) throws InterruptedException {
        while (parted[a][b]) {
            wait();
        }
    }

    /** From now on nothing passes between a member of these and one that is none of them. */
    synchronized void part(List<Integer> these) {
        for (int a = 0; a < parted.length; a++) {
            for (int b = 0; b < parted.length; b++) {
                parted[a][b] = these.contains(a) != these.contains(b);
            }
        }
    }

    synchronized void heal() {
        part(List.of());
        notifyAll();
    }

    /** The member whose process owns the socket with this local port, connected to that one. */
    private int whoCalls(int port, int door) throws IOException {
        String inode = inode(port, door);
        for (int i = 0; i < four.members.size(); i++) {
            if (four.members.get(i).running()
                    && owns(
                            Path.of("/proc/" + four.members.get(i).process().pid() + "/fd"),
                            "socket:[" + inode + "]")) {
                return i;
            }
        }
        throw new IOException("nobody's connection: port " + port);
    }

    private static String inode(int port, int door) throws IOException {
        for (String table : List.of("/proc/net/tcp6", "/proc/net/tcp")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[1].endsWith(":%04X".formatted(port)) && fields[2].endsWith(":%04X".formatted(door))) {
                    return fields[9];
                }
            }
        }
        throw new IOException("no socket with port " + port);
    }

    private static boolean owns(Path descriptors, String socket) throws IOException {
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path one : all.toList()) {
                if (target(one).equals(socket)) {
                    return true;
                }
            }
        } catch (NoSuchFileException e) {
            return false;
        }
        return false;
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    @Override
    public synchronized void close() throws IOException {
        heal();
        for (ServerSocket door : doors) {
            door.close();
        }
        for (Socket socket : open) {
            socket.close();
        }
    }
}
