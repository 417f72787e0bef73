package com.jitrace.launcher.database;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.settings.Settings.DatabaseChoice.External;
import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * How the way to a database server is protected: the options behind each of its URLs. On this machine TLS is used when the server offers
 * it; elsewhere there is no connection without TLS, and none to a server that cannot prove who it is.
 *
 * <p>The server's own key and trust stores are never used: with the driver's fallback to them the pool inside Payara did not
 * connect, without it does (decision 0026).
 */
final class Protection {
    /** Guards nothing: what it protects are public certificates. */
    private static final String STORE_PASSWORD = "certificates";

    private static final String JDK_STORE_PASSWORD = "changeit";
    private static final Pattern LOOPBACK =
            Pattern.compile("jdbc:mysql://(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?/");
    private static final String OWN_STORES_ONLY = "fallbackToSystemKeyStore=false&fallbackToSystemTrustStore=false";

    private Protection() {}

    /** Options for the driver, without a sign in front. */
    static String options(External choice, DataFolder folder) {
        if (choice.authorities().isPresent()) {
            Path store = folder.tmp().resolve("database-authorities.jks");
            writeStore(choice.authorities().get(), store);
            return "sslMode=VERIFY_CA&" + trusting(store, STORE_PASSWORD);
        }
        if (LOOPBACK.matcher(choice.url()).matches()) {
            return "sslMode=PREFERRED&allowPublicKeyRetrieval=true&" + OWN_STORES_ONLY;
        }
        Path ofTheJdk = Path.of(System.getProperty("java.home"), "lib/security/cacerts");
        return "sslMode=VERIFY_IDENTITY&" + trusting(ofTheJdk, JDK_STORE_PASSWORD);
    }

    private static String trusting(Path store, String password) {
        return "trustCertificateKeyStoreType=JKS&trustCertificateKeyStorePassword=" + password
                + "&trustCertificateKeyStoreUrl="
                + URLEncoder.encode(store.toUri().toString(), StandardCharsets.UTF_8) + "&" + OWN_STORES_ONLY;
    }

    /** The certificates of a PEM file in the form that the driver reads. */
    private static void writeStore(Path pem, Path store) {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> authorities =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (authorities.isEmpty()) {
                throw new CannotStart("JITRACE_DB_CA holds no certificate: " + pem);
            }
            KeyStore trusted = KeyStore.getInstance("JKS");
            trusted.load(null, null);
            for (Certificate authority : authorities) {
                trusted.setCertificateEntry("authority-" + trusted.size(), authority);
            }
            try (OutputStream out = Files.newOutputStream(store)) {
                trusted.store(out, STORE_PASSWORD.toCharArray());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotStart(
                    "JITRACE_DB_CA must be a file of certificates in PEM, and " + pem + " cannot be read as one: "
                            + e.getMessage(),
                    e);
        }
    }
}
