package com.jitrace.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets: a name server and a web server of this test, on loopback. */
class NetworkProofsTest {
    private static final String DOMAIN = "helan.test";
    private static final String TOKEN = "jitrace-proof=abc";
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int QUESTION_AT = 12;
    private static final int TXT = 16;

    @Test
    void aTokenInATxtRecordIsAProofForItsDomainOnly() throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> answer(server), "name server");
            answers.start();
            DomainProofs proofs = new NetworkProofs("dns://127.0.0.1:" + server.getLocalPort());
            assertThat(proofs.look(DOMAIN, TOKEN)).contains(DomainProofs.Found.DNS);
            assertThat(proofs.look(DOMAIN, "jitrace-proof=other")).isEmpty();
            assertThat(proofs.look("other.test", TOKEN)).isEmpty();
        }
    }

    /** Answers the TXT question of _jitrace.helan.test with two records, everything else with "no such name". */
    private static void answer(DatagramSocket server) {
        byte[] bytes = new byte[512];
        while (!server.isClosed()) {
            try {
                DatagramPacket asked = new DatagramPacket(bytes, bytes.length);
                server.receive(asked);
                byte[] told = reply(Arrays.copyOf(asked.getData(), asked.getLength()));
                server.send(new DatagramPacket(told, told.length, asked.getSocketAddress()));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new AssertionError("the name server of this test", e);
            }
        }
    }

    private static byte[] reply(byte[] asked) {
        int end = QUESTION_AT;
        StringBuilder name = new StringBuilder();
        while (asked[end] != 0) {
            name.append(new String(asked, end + 1, asked[end], StandardCharsets.US_ASCII))
                    .append('.');
            end += 1 + asked[end];
        }
        boolean known = name.toString().equalsIgnoreCase("_jitrace." + DOMAIN + ".") && asked[end + 2] == TXT;
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        reply.write(asked, 0, 2);
        reply.writeBytes(new byte[] {(byte) 0x84, (byte) (known ? 0 : 3), 0, 1, 0, (byte) (known ? 2 : 0), 0, 0, 0, 0});
        reply.write(asked, QUESTION_AT, end + 5 - QUESTION_AT);
        for (String text : known ? new String[] {"v=spf1 -all", TOKEN} : new String[0]) {
            byte[] words = text.getBytes(StandardCharsets.US_ASCII);
            reply.writeBytes(
                    new byte[] {(byte) 0xc0, QUESTION_AT, 0, TXT, 0, 1, 0, 0, 0, 60, 0, (byte) (words.length + 1)});
            reply.write(words.length);
            reply.writeBytes(words);
        }
        return reply.toByteArray();
    }

    @Test
    void theWebServersFileIsReadOnlyWithACertificateOfTheDomain(@TempDir Path folder) throws Exception {
        KeyStore own = certificate(folder, DOMAIN);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(own, own)));
        server.createContext("/.well-known/jitrace.txt", exchange -> {
            byte[] body = (TOKEN + "\n").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            SSLContext trusting = context(own, own);
            assertThat(NetworkProofs.read(DOMAIN, server.getAddress(), trusting.getSocketFactory())
                            .strip())
                    .isEqualTo(TOKEN);
            assertThatExceptionOfType(SSLException.class)
                    .as("a certificate of another name")
                    .isThrownBy(
                            () -> NetworkProofs.read("other.test", server.getAddress(), trusting.getSocketFactory()));
            assertThatExceptionOfType(SSLException.class)
                    .as("a certificate that nobody vouches for")
                    .isThrownBy(() -> NetworkProofs.read(
                            DOMAIN, server.getAddress(), SSLContext.getDefault().getSocketFactory()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aDomainThatPointsToThisMachineProvesNothing() {
        assertThat(new NetworkProofs("dns://127.0.0.1:9").look("localhost", TOKEN))
                .isEqualTo(Optional.empty());
    }

    /** A self-signed certificate, made by the JDK's own tool. */
    private static KeyStore certificate(Path folder, String domain) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + domain,
                        "-ext",
                        "SAN=dns:" + domain,
                        "-alias",
                        "own",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore own, KeyStore trusted) throws GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        try {
            anchors.load(null, PASSWORD);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        anchors.setCertificateEntry("own", trusted.getCertificate("own"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
