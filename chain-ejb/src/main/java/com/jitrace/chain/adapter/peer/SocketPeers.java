package com.jitrace.chain.adapter.peer;

import com.jitrace.chain.node.PeerMessage;
import com.jitrace.chain.node.Peers;
import com.jitrace.chain.tls.MutualTls;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.net.ssl.SSLSocket;

/**
 * The other nodes over TCP, one connection in each direction. The caller says {@code jitrace/v1/peer}, chain and its name; then come messages:
 * uint32 BE length ‖ bytes ({@link Wire}). Plain sockets on the loopback address; mutual TLS if there are certificates, and always between machines.
 */
public final class SocketPeers implements Peers {
    private static final System.Logger LOG = System.getLogger(SocketPeers.class.getName());
    private static final String HELLO = "jitrace/v1/peer";
    private static final int CONNECT_MILLIS_MAX = 1_000;
    private static final int HELLO_MILLIS_MAX = 5_000;
    private static final int CONNECTIONS_MAX = 64;
    private static final int CLOSING_MILLIS_MAX = 1_000;

    /**
     * @param self this node's name
     * @param chainId 64 hex digits
     * @param here where it listens
     * @param others name → address
     * @param tls how nodes show each other who they are; without it all of them are on the loopback address
     */
    public record Settings(
            String self,
            String chainId,
            InetSocketAddress here,
            Map<String, InetSocketAddress> others,
            Optional<MutualTls> tls) {
        public Settings {
            others = new TreeMap<>(others);
            check(tls, here);
            others.values().forEach(address -> check(tls, address));
        }

        private static void check(Optional<MutualTls> tls, InetSocketAddress address) {
            if (tls.isEmpty()
                    && (address.isUnresolved() || !address.getAddress().isLoopbackAddress())) {
                throw new IllegalArgumentException(
                        "nodes on other machines need certificates (chain.jar certificate): " + address);
            }
        }
    }

    private final Settings settings;
    private final ServerSocket server;
    private final Map<String, Lane> lanes = new ConcurrentSkipListMap<>();
    private Map<String, InetSocketAddress> others = Map.of();
    private final Map<Socket, String> incoming = new HashMap<>();
    private Optional<Thread> acceptor = Optional.empty();
    private boolean closed;

    public SocketPeers(Settings settings) throws IOException {
        this.settings = settings;
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(settings.here());
        others(settings.others());
    }

    /** Who the others are from now on, and where; what was on its way to one that is gone or moved is lost. */
    public void others(Map<String, InetSocketAddress> now) {
        Map<String, InetSocketAddress> wanted = new TreeMap<>(now);
        wanted.values().forEach(address -> Settings.check(settings.tls(), address));
        synchronized (this) {
            others.forEach((name, address) -> {
                if (!address.equals(wanted.get(name))) {
                    Optional.ofNullable(lanes.remove(name)).ifPresent(Lane::close);
                    hangUp(name);
                }
            });
            if (!closed) {
                wanted.forEach((name, address) ->
                        lanes.computeIfAbsent(name, n -> new Lane(n, () -> dial(n, address))));
            }
            others = wanted;
        }
    }

    private void hangUp(String name) {
        incoming.forEach((socket, peer) -> {
            if (peer.equals(name)) {
                try {
                    socket.close();
                } catch (IOException e) {
                    LOG.log(Level.DEBUG, "hanging up on " + name, e);
                }
            }
        });
    }

    private Socket dial(String name, InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, CONNECT_MILLIS_MAX);
            if (socket.getLocalPort() == address.getPort()) {
                throw new IOException("nobody listens at " + address + ": the system connected the port with itself");
            }
            Socket shown = socket;
            if (settings.tls().isPresent()) {
                socket.setSoTimeout(HELLO_MILLIS_MAX);
                shown = settings.tls().get().call(socket, name);
            }
            DataOutputStream out = new DataOutputStream(shown.getOutputStream());
            out.writeUTF(HELLO);
            out.writeUTF(settings.chainId());
            out.writeUTF(settings.self());
            out.flush();
            return shown;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void start(Listener listener) {
        acceptor = Optional.of(thread("jitrace-peers", () -> accept(listener)));
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept(Listener listener) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (kept(socket)) {
                    thread("jitrace-peer-in", () -> listen(socket, listener));
                } else {
                    socket.close();
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(Level.WARNING, "accepting a peer: {0}", String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private synchronized boolean kept(Socket socket) {
        if (closed || incoming.size() >= CONNECTIONS_MAX) {
            return false;
        }
        incoming.put(socket, "");
        return true;
    }

    /** False if the node was forgotten between its greeting and now. */
    private synchronized boolean known(Socket socket, String name) {
        return lanes.containsKey(name) && incoming.replace(socket, name) != null;
    }

    private synchronized void forget(Socket socket) {
        incoming.remove(socket);
    }

    private void listen(Socket socket, Listener listener) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(HELLO_MILLIS_MAX);
            Optional<SSLSocket> shown = settings.tls().isPresent()
                    ? Optional.of(settings.tls().get().answer(socket))
                    : Optional.empty();
            DataInputStream in = new DataInputStream(new BufferedInputStream(
                    shown.<Socket>map(s -> s).orElse(socket).getInputStream()));
            String name = greeted(in);
            if (shown.isPresent()) {
                settings.tls().get().mustBe(name, shown.get());
            }
            if (!known(socket, name)) {
                throw new IOException("not a peer any more: " + name);
            }
            socket.setSoTimeout(0);
            while (true) {
                int length = in.readInt();
                if (length < 1 || length > Wire.MESSAGE_BYTES_MAX) {
                    throw new IOException("a message of " + length + " bytes");
                }
                hand(listener, name, Wire.decode(in.readNBytes(length)));
            }
        } catch (EOFException e) {
            LOG.log(Level.DEBUG, "a peer hung up", e);
        } catch (IOException e) {
            if (!server.isClosed()) {
                LOG.log(Level.INFO, "a peer is not heard any more: {0}", String.valueOf(e.getMessage()));
            }
        } finally {
            forget(socket);
        }
    }

    /** A message that breaks this node must not silence the peer for ever. */
    private static void hand(Listener listener, String name, PeerMessage message) {
        try {
            listener.heard(name, message);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "hearing " + name, e);
        }
    }

    private String greeted(DataInputStream in) throws IOException {
        String hello = in.readUTF();
        String chain = in.readUTF();
        String name = in.readUTF();
        if (!hello.equals(HELLO) || !chain.equals(settings.chainId()) || !lanes.containsKey(name)) {
            throw new IOException("not a peer of this chain: " + name);
        }
        return name;
    }

    @Override
    public List<String> names() {
        return List.copyOf(lanes.keySet());
    }

    @Override
    public void send(String to, PeerMessage message) {
        Lane lane = lanes.get(to);
        if (lane == null) {
            LOG.log(Level.DEBUG, "{0} is no peer any more", to);
            return;
        }
        lane.send(message);
    }

    @Override
    public void close() {
        List<Socket> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(incoming.keySet());
        }
        lanes.values().forEach(Lane::close);
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "closing the sockets: {0}", String.valueOf(e.getMessage()));
        }
        awaitAcceptor();
    }

    /** The system keeps the port as long as a thread waits in accept, for a moment longer than the socket is open. */
    private void awaitAcceptor() {
        try {
            if (acceptor.isPresent()) {
                acceptor.get().join(CLOSING_MILLIS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The loopback address with this port. */
    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
