package com.jitrace.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "::",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void noAddressInsideAnybodysNetIsAsked(String address) throws IOException {
        assertThat(NetworkProofs.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"})
    void publicAddressesAre(String address) throws IOException {
        assertThat(NetworkProofs.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void onlyAnAnswer200IsReadAndOnlyItsBeginning() throws IOException {
        assertThat(NetworkProofs.body(answer("HTTP/1.1 200 OK\r\nA: b\r\n\r\ntoken\n")))
                .isEqualTo("token\n");
        assertThatIOException()
                .isThrownBy(() -> NetworkProofs.body(answer("HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\ntoken")));
        assertThatIOException().isThrownBy(() -> NetworkProofs.body(answer("token")));
        assertThat(NetworkProofs.body(answer("HTTP/1.0 200 OK\r\n\r\n" + "x".repeat(100_000))))
                .hasSizeLessThan(8_192);
    }

    @Test
    void aLineOfTheFileIsAProofForItsDomainOnly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("domain-proofs.csv");
        DomainProofs proofs = new FileProofs(file, (domain, token) -> Optional.empty());
        assertThat(proofs.look("a.example", "t")).isEmpty();
        Files.writeString(file, "a.example,t\n");
        assertThat(proofs.look("a.example", "t")).contains(DomainProofs.Found.FILE);
        assertThat(proofs.look("b.example", "t")).isEmpty();
        assertThat(proofs.look("a.example", "u")).isEmpty();
    }

    private static ByteArrayInputStream answer(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
