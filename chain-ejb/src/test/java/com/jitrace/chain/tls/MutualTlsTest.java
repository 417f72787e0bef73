package com.jitrace.chain.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MutualTlsTest {
    private static final int SILENCE_MILLIS_MAX = 10_000;

    private final NodeCertificate one = NodeCertificate.make("v1", Instant.now());
    private final NodeCertificate two = NodeCertificate.make("v2", Instant.now());
    private final NodeCertificate stranger = NodeCertificate.make("v2", Instant.now());

    private MutualTls tls(NodeCertificate own) {
        return new MutualTls(own, Map.of("v1", one.certificate(), "v2", two.certificate()));
    }

    /** What the called side made of it: what it read, or why not. */
    private static String called(MutualTls caller, MutualTls called, String dials, String says) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = server.accept()) {
                    socket.setSoTimeout(SILENCE_MILLIS_MAX);
                    SSLSocket shown = called.answer(socket);
                    byte[] got = shown.getInputStream().readNBytes(2);
                    called.mustBe(new String(got, StandardCharsets.US_ASCII), shown);
                    return new String(got, StandardCharsets.US_ASCII);
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });
            Optional<IOException> refused = Optional.empty();
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                socket.setSoTimeout(SILENCE_MILLIS_MAX);
                try {
                    caller.call(socket, dials).getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    refused = Optional.of(e);
                    socket.close();
                }
                return read.join();
            } catch (CompletionException e) {
                // either side may be the first to refuse
                refused.ifPresent(e::addSuppressed);
                throw e;
            }
        }
    }

    @Test
    void whoKnowsEachOtherTalks() throws Exception {
        assertThat(called(tls(one), tls(two), "v2", "v1")).isEqualTo("v1");
    }

    @Test
    void aCertificateThatNobodyNamedIsRefusedByEitherSide() {
        assertThatThrownBy(() -> called(tls(stranger), tls(two), "v2", "v1")).hasStackTraceContaining("does not name");
        assertThatThrownBy(() -> called(tls(one), tls(stranger), "v2", "v1")).hasStackTraceContaining("does not name");
    }

    @Test
    void nobodyTalksInAnothersName() {
        assertThatThrownBy(() -> called(tls(two), tls(two), "v2", "v1"))
                .hasStackTraceContaining("whoever says that it is v1 has the certificate of another node");
        assertThatThrownBy(() -> called(tls(one), tls(one), "v2", "v1"))
                .hasStackTraceContaining("whoever says that it is v2 has the certificate of another node");
    }

    @Test
    void whatIsKnownLaterCounts() throws Exception {
        MutualTls called = new MutualTls(two, Map.of("v2", two.certificate()));
        assertThatThrownBy(() -> called(tls(one), called, "v2", "v1")).hasStackTraceContaining("does not name");
        called.known(Map.of("v1", one.certificate(), "v2", two.certificate()));
        assertThat(called(tls(one), called, "v2", "v1")).isEqualTo("v1");
    }

    @Test
    void keyAndCertificateAreReadAgainAsTheyWereWritten() throws Exception {
        NodeCertificate again = NodeCertificate.ofPem(one.pem());
        assertThat(again).isEqualTo(one);
        assertThat(NodeCertificate.parse(one.text())).isEqualTo(one.certificate());
        one.certificate().verify(one.certificate().getPublicKey());
        assertThat(one.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=v1");
        assertThatIllegalArgumentException().isThrownBy(() -> NodeCertificate.parse("AAAA"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeCertificate.ofPem("-----BEGIN".getBytes(StandardCharsets.US_ASCII)));
    }
}
