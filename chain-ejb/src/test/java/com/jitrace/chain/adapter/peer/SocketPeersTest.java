package com.jitrace.chain.adapter.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jitrace.chain.node.PeerMessage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketPeersTest {
    private static final String CHAIN = "c".repeat(64);

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /** Below the ports of outgoing connections: dialling one of those while nobody listens may take it. */
    private static InetSocketAddress free() throws IOException {
        for (int port = 20_000 + (int) (System.nanoTime() % 10_000); port < 32_000; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return SocketPeers.loopback(socket.getLocalPort());
            } catch (BindException e) {
                assertThat(port).isLessThan(31_999);
            }
        }
        throw new IllegalStateException("no free port");
    }

    private SocketPeers peers(String self, InetSocketAddress here, String other, InetSocketAddress there)
            throws IOException {
        SocketPeers peers =
                new SocketPeers(new SocketPeers.Settings(self, CHAIN, here, Map.of(other, there), Optional.empty()));
        peers.start((from, message) -> heard.add(from + " to " + self + ": " + message));
        return peers;
    }

    private String next() throws InterruptedException {
        String said = heard.poll(30, TimeUnit.SECONDS);
        return said == null ? "nothing" : said;
    }

    @Test
    void twoNodesHearEachOtherAlsoAfterOneWasAway() throws Exception {
        InetSocketAddress one = free();
        InetSocketAddress two = free();
        try (SocketPeers first = peers("v1", one, "v2", two)) {
            first.send("v2", new PeerMessage.Ask(1));
            try (SocketPeers second = peers("v2", two, "v1", one)) {
                second.send("v1", new PeerMessage.Ask(7));
                // the first one's word may have waited for the second to listen: either may be heard first
                while (!heard.contains("v2 to v1: Ask[fromHeight=7]")
                        || heard.stream().noneMatch(m -> m.startsWith("v1 to v2: Ask"))) {
                    first.send("v2", new PeerMessage.Ask(2));
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
            heard.clear();
            try (SocketPeers again = peers("v2", two, "v1", one)) {
                assertThat(again.names()).containsExactly("v1");
                while (heard.isEmpty()) {
                    first.send("v2", new PeerMessage.Ask(3));
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                assertThat(next()).startsWith("v1 to v2: Ask");
            }
        }
    }

    @Test
    void aStrangerAndAnotherChainAreHungUpOn() throws Exception {
        InetSocketAddress here = free();
        try (SocketPeers peers = peers("v1", here, "v2", free())) {
            assertThat(peers.names()).containsExactly("v2");
            for (String[] hello : new String[][] {
                {"jitrace/v1/peer", CHAIN, "v9"}, {"jitrace/v1/peer", "d".repeat(64), "v2"}, {"hello", CHAIN, "v2"}
            }) {
                try (Socket socket = new Socket(here.getAddress(), here.getPort())) {
                    assertThat(hungUp(socket, hello))
                            .as(String.join(" ", hello))
                            .isTrue();
                }
            }
            assertThat(heard).isEmpty();
        }
    }

    /** Validators come and go while the node runs. */
    @Test
    void whoComesLaterIsHeardAndWhoIsForgottenIsHungUpOn() throws Exception {
        InetSocketAddress one = free();
        InetSocketAddress two = free();
        InetSocketAddress three = free();
        try (SocketPeers first = peers("v1", one, "v2", two);
                SocketPeers third = peers("v3", three, "v1", one)) {
            first.others(Map.of("v2", two, "v3", three));
            assertThat(first.names()).containsExactly("v2", "v3");
            while (heard.stream().noneMatch(m -> m.startsWith("v3 to v1"))
                    || heard.stream().noneMatch(m -> m.startsWith("v1 to v3"))) {
                first.send("v3", new PeerMessage.Ask(1));
                third.send("v1", new PeerMessage.Ask(2));
                TimeUnit.MILLISECONDS.sleep(20);
            }
            first.others(Map.of("v2", two));
            assertThat(first.names()).containsExactly("v2");
            // who asks whom just when it is forgotten breaks nothing
            first.send("v3", new PeerMessage.Ask(3));
            heard.clear();
            third.send("v1", new PeerMessage.Ask(4));
            try (SocketPeers second = peers("v2", two, "v1", one)) {
                while (heard.stream().noneMatch(m -> m.startsWith("v2 to v1"))) {
                    second.send("v1", new PeerMessage.Ask(5));
                    third.send("v1", new PeerMessage.Ask(6));
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
            assertThat(heard).noneMatch(m -> m.startsWith("v3 to v1"));
        }
    }

    /** It may hang up before the last word is written: the system then says so at the write. */
    private static boolean hungUp(Socket socket, String... hello) {
        try {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            for (String word : hello) {
                out.writeUTF(word);
            }
            byte[] message = Wire.encode(new PeerMessage.Ask(1));
            out.writeInt(message.length);
            out.write(message);
            out.flush();
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void otherMachinesAreRefusedWithoutCertificates() {
        InetSocketAddress elsewhere = new InetSocketAddress("192.0.2.1", 9_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SocketPeers.Settings("v1", CHAIN, elsewhere, Map.of(), Optional.empty()))
                .withMessageContaining("need certificates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SocketPeers.Settings(
                        "v1", CHAIN, SocketPeers.loopback(1), Map.of("v2", elsewhere), Optional.empty()))
                .withMessageContaining("need certificates");
    }
}
