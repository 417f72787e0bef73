package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jitrace.chain.tls.MutualTls;
import com.jitrace.chain.tls.NodeCertificate;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Four validators that show each other certificates, for votes and for Raft: what they do not know, and what says nothing, is hung up on. */
@Timeout(600)
class TlsIT {
    private static final long EVERY_MILLIS = 100;
    private static final int SILENCE_MILLIS_MAX = 20_000;
    private static final byte[] HTTP2 = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private static Socket dial(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SILENCE_MILLIS_MAX);
        return socket;
    }

    /** Never a word that the other side means: an alert of TLS is none. */
    private static boolean hungUp(Socket socket) {
        try {
            byte[] got = socket.getInputStream().readAllBytes();
            return got.length == 0 || got[0] == 21;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void greet(Socket socket, String chainId, String name) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeUTF("jitrace/v1/peer");
        out.writeUTF(chainId);
        out.writeUTF(name);
        out.flush();
    }

    private static Map<String, String> secure(Four four) throws IOException {
        Map<String, String> certificates = new TreeMap<>();
        for (Four.Member member : four.members) {
            certificates.put(Network.read(member.home.resolve("chain")).self(), NewMember.certificate(member.home));
        }
        for (Four.Member member : four.members) {
            NewMember.secure(member.home, certificates);
        }
        return certificates;
    }

    @Test
    void votesAndOrderTravelBetweenKnownCertificatesOnly() throws Exception {
        try (Four four = new Four(folder, 4, EVERY_MILLIS)) {
            Map<String, String> certificates = secure(four);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            four.members.get(0).home.resolve("chain/keys/tls.pem"))))
                    .isEqualTo("rw-------");
            four.startAll();
            four.nextFinal();

            Network network = Network.read(four.members.get(0).home.resolve("chain"));
            String chainId = four.genesis.chainId();
            String second = network.nodes().get(1).name();
            for (int port : new int[] {network.here().peer(), network.here().order()}) {
                try (Socket plain = dial(port)) {
                    if (port == network.here().peer()) {
                        greet(plain, chainId, second);
                    } else {
                        plain.getOutputStream().write(HTTP2);
                    }
                    assertThat(hungUp(plain)).as("plain words at " + port).isTrue();
                }
                MutualTls stranger = new MutualTls(NodeCertificate.make(second, Instant.now()), network.certificates());
                try (Socket socket = dial(port)) {
                    Socket shown = stranger.call(socket, network.self());
                    greet(shown, chainId, second);
                    assertThat(hungUp(shown)).as("a stranger at " + port).isTrue();
                } catch (IOException e) {
                    // refused before it could say anything
                    assertThat(e).hasMessageNotContaining("timed out");
                }
            }
            MutualTls fourth = new MutualTls(
                    new ChainFolder(four.members.get(3).home.resolve("chain"))
                            .certificate()
                            .orElseThrow(),
                    network.certificates());
            try (Socket socket = dial(network.here().peer())) {
                Socket shown = fourth.call(socket, network.self());
                greet(shown, chainId, second);
                assertThat(hungUp(shown)).as("the fourth in the second's name").isTrue();
            }
            // it is said after the line is cut
            Four.await(
                    "the node says why it hung up",
                    () -> four.members.get(0).log().contains("whoever says that it is " + second));

            // one more node comes with a certificate of its own, while the others run
            Four.Member fifth = four.join(folder.resolve("v5"));
            assertThat(fifth.joined.orElseThrow().certificate()).isPresent();
            fifth.quiet = true;
            fifth.start();
            Four.await("the fifth is up", () -> fifth.up);
            fifth.awaitHeight(four.members.get(0).head().height());
            four.members.get(2).kill();
            four.nextFinal();
            four.members.get(2).start();
            Four.await("up again", () -> four.members.get(2).up);
            four.endLevel();
            four.stopAndCheck();
            assertThat(certificates).hasSize(4);
            System.out.println("tls: votes and order between known certificates, " + four.finals.size()
                    + " batches final on four validators and a follower");
        }
    }

    @Test
    void aNodeElsewhereNeedsACertificateAndAllOfThemDo() throws Exception {
        try (Four four = new Four(folder, 4, EVERY_MILLIS)) {
            Path home = four.members.get(0).home;
            String second = four.genesis.validators().get(1).name();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NewMember.tell(home, second, "192.0.2.7", 9_001, 9_002, Optional.empty()))
                    .withMessageContaining(second + " at 192.0.2.7 has no certificate");
            String one = NodeCertificate.make(second, Instant.now()).text();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NewMember.tell(home, second, "127.0.0.1", 9_001, 9_002, Optional.of(one)))
                    .withMessageContaining("has no certificate");
            secure(four);
            NewMember.tell(home, second, "192.0.2.7", 9_001, 9_002, Optional.empty());
            assertThat(Network.read(home.resolve("chain")).orderAddresses()).containsEntry(second, "192.0.2.7:9001");
            // its own is another one than the others know
            Files.write(
                    home.resolve("chain/keys/tls.pem"),
                    NodeCertificate.make("v1", Instant.now()).pem());
            assertThatIOException()
                    .isThrownBy(() -> ChainNode.open(new Settings(home, "four.test/jitrace", false)))
                    .withMessageContaining("names another certificate");
        }
    }
}
