package com.jitrace.chain.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS 1.3 in which both sides must show a certificate that is known here beforehand, byte by byte. Names and dates in it say nothing: which node
 * a certificate belongs to stands in the description of the network.
 */
public final class MutualTls {
    private static final String VERSION = "TLSv1.3";
    private static final char[] NO_PASSWORD = {};

    private final KeyManager keys;
    private final Known known = new Known();
    private final SSLContext context;

    /** @param certificates of all nodes, by name */
    public MutualTls(NodeCertificate own, Map<String, X509Certificate> certificates) {
        known.set(certificates);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("node", own.key(), NO_PASSWORD, new Certificate[] {own.certificate()});
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, NO_PASSWORD);
            keys = factory.getKeyManagers()[0];
            context = SSLContext.getInstance(VERSION);
            context.init(new KeyManager[] {keys}, new TrustManager[] {known}, null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java has no TLS 1.3 with these keys", e);
        }
    }

    /** Whose certificates count from now on; connections that stand are not closed. */
    public void known(Map<String, X509Certificate> certificates) {
        known.set(certificates);
    }

    public KeyManager keys() {
        return keys;
    }

    public TrustManager trust() {
        return known;
    }

    /** The calling side, over a connected socket; both have shown who they are when this returns. */
    public SSLSocket call(Socket connected, String name) throws IOException {
        SSLSocket socket = over(connected);
        socket.setUseClientMode(true);
        socket.startHandshake();
        mustBe(name, socket);
        return socket;
    }

    /** The side that is called; whose certificate it was is asked with {@link #mustBe} when the caller has said its name. */
    public SSLSocket answer(Socket accepted) throws IOException {
        SSLSocket socket = over(accepted);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(true);
        socket.startHandshake();
        return socket;
    }

    private SSLSocket over(Socket socket) throws IOException {
        return (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
    }

    /** Throws if the other side showed another certificate than this node's. */
    public void mustBe(String name, SSLSocket socket) throws IOException {
        if (!socket.getSession().getPeerCertificates()[0].equals(known.of(name))) {
            throw new IOException("whoever says that it is " + name + " has the certificate of another node");
        }
    }

    /** An extended one, so that TLS compares no host names: the certificate itself is compared. */
    private static final class Known extends X509ExtendedTrustManager {
        private volatile Map<String, X509Certificate> certificates = Map.of();

        private void set(Map<String, X509Certificate> now) {
            certificates = new TreeMap<>(now);
        }

        private X509Certificate of(String name) throws IOException {
            X509Certificate found = certificates.get(name);
            if (found == null) {
                throw new IOException("no certificate of " + name + " is known here");
            }
            return found;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0 || !certificates.containsValue(chain[0])) {
                throw new CertificateException("a certificate that the description of this network does not name");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
