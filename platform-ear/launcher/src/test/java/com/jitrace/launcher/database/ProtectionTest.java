package com.jitrace.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.settings.Settings.DatabaseChoice.External;
import com.jitrace.launcher.settings.Settings.Login;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectionTest {
    private static final String AUTHORITY = """
            -----BEGIN CERTIFICATE-----
            MIIBUzCCAQWgAwIBAgIUepAjdrvDk89HNwNQNJgumr1Es88wBQYDK2VwMB4xHDAa
            BgNVBAMME0F1dGhvcml0eSBvZiBhIHRlc3QwIBcNMjYxMTI0MjM0MjI1WhgPMjEy
            NjEwMzEyMzQyMjVaMB4xHDAaBgNVBAMME0F1dGhvcml0eSBvZiBhIHRlc3QwKjAF
            BgMrZXADIQCRNZOH4bNaW9z06gIBNguI0vBVsswyvLdJ/SX6TW0596NTMFEwHQYD
            VR0OBBYEFOXKYMzFPDgUJuIYUF8afW5wG7A7MB8GA1UdIwQYMBaAFOXKYMzFPDgU
            JuIYUF8afW5wG7A7MA8GA1UdEwEB/wQFMAMBAf8wBQYDK2VwA0EAxVttcve9mvGS
            5xZ6MKdXyu0Dp+jfX0KyBgqsXdb1131d+alR0pewikLOwBOYy0BfH2A1rMY0/P7d
            4ix3mOa1DA==
            -----END CERTIFICATE-----
            """;
    private static final String STORE = "trustCertificateKeyStoreUrl=";

    @TempDir
    private Path place;

    private DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(place.resolve("w"), line -> {});
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void onThisMachineTlsIsUsedWhenItIsThereAndAPasswordWorksWithoutIt() {
        for (String host : List.of("127.0.0.1:3306", "localhost", "[::1]:3307")) {
            assertThat(options(host, Optional.empty())).contains("sslMode=PREFERRED", "allowPublicKeyRetrieval=true");
        }
    }

    @Test
    void elsewhereThereIsNoConnectionWithoutTlsNorToAServerThatDoesNotProveWhoItIs() {
        for (String host : List.of("db.example:3306", "10.0.0.5", "127.0.0.1.example", "localhost.example:3306")) {
            assertThat(options(host, Optional.empty()))
                    .contains("sslMode=VERIFY_IDENTITY", "lib%2Fsecurity%2Fcacerts")
                    .doesNotContain("allowPublicKeyRetrieval");
        }
    }

    @Test
    void thePlatformsOwnKeyStoresAreNeverTouched() throws IOException {
        for (Optional<Path> authority : List.of(Optional.<Path>empty(), Optional.of(pem(AUTHORITY)))) {
            for (String host : List.of("127.0.0.1:3306", "db.example")) {
                assertThat(options(host, authority))
                        .contains("fallbackToSystemKeyStore=false", "fallbackToSystemTrustStore=false");
            }
        }
    }

    @Test
    void whoeverIsNamedAsAuthorityIsTheOnlyOneTrustedAlsoOnThisMachine() throws Exception {
        for (String host : List.of("127.0.0.1:3306", "db.example")) {
            String options = options(host, Optional.of(pem(AUTHORITY + AUTHORITY)));
            assertThat(options).contains("sslMode=VERIFY_CA").doesNotContain("allowPublicKeyRetrieval");
            String store =
                    options.substring(options.indexOf(STORE) + STORE.length()).split("&")[0];
            KeyStore trusted = KeyStore.getInstance("JKS");
            try (InputStream in =
                    Files.newInputStream(Path.of(URI.create(URLDecoder.decode(store, StandardCharsets.UTF_8))))) {
                trusted.load(in, "certificates".toCharArray());
            }
            assertThat(trusted.size()).isEqualTo(2);
        }
    }

    @Test
    void aFileThatHoldsNoCertificateIsNamed() throws IOException {
        Path empty = pem("");
        assertThatThrownBy(() -> options("db.example", Optional.of(empty)))
                .hasMessageContaining("JITRACE_DB_CA")
                .hasMessageContaining(empty.toString());
        Path broken = pem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> options("db.example", Optional.of(broken))).hasMessageContaining("JITRACE_DB_CA");
        assertThatThrownBy(() -> options("db.example", Optional.of(place.resolve("nowhere.pem"))))
                .hasMessageContaining("nowhere.pem");
    }

    private Path pem(String text) throws IOException {
        return Files.writeString(Files.createTempFile(place, "authority", ".pem"), text);
    }

    private String options(String host, Optional<Path> authority) {
        return Protection.options(
                new External("jdbc:mysql://" + host + "/", new Login("admin", "a"), new Login("app", "b"), authority),
                folder);
    }
}
