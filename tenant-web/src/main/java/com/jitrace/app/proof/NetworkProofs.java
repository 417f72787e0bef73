package com.jitrace.app.proof;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Hashtable;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Looks in the DNS, then at the domain's web server. The connection goes to the very address that was judged public, so that a name
 * server cannot answer differently the second time; certificates are checked, redirects are not followed.
 */
public final class NetworkProofs implements DomainProofs {
    private static final Logger LOG = Logger.getLogger(NetworkProofs.class.getName());
    private static final int TIMEOUT_MILLIS = 4_000;
    private static final int ANSWER_BYTES_MAX = 8_192;
    private static final int TXT_RECORDS_MAX = 50;
    private static final int HTTPS_PORT = 443;

    private final String nameServer;

    /** Asks the name servers of this machine. */
    public NetworkProofs() {
        this("dns:");
    }

    /**
     * Asks one name server.
     *
     * @param nameServer like dns://127.0.0.1:5300, or "dns:" for those of this machine
     */
    NetworkProofs(String nameServer) {
        this.nameServer = nameServer;
    }

    @Override
    public Optional<Found> look(String domain, String token) {
        if (inDns(domain, token)) {
            return Optional.of(Found.DNS);
        }
        return onWebServer(domain, token) ? Optional.of(Found.HTTPS) : Optional.empty();
    }

    @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // a DNS look-up; JNDI takes its settings in a Hashtable
    private boolean inDns(String domain, String token) {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put("com.sun.jndi.dns.timeout.initial", String.valueOf(TIMEOUT_MILLIS / 2));
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
        try {
            InitialDirContext dns = new InitialDirContext(settings);
            try {
                Attribute records = dns.getAttributes(nameServer + "/_jitrace." + domain, new String[] {"TXT"})
                        .get("TXT");
                for (int i = 0; records != null && i < Math.min(records.size(), TXT_RECORDS_MAX); i++) {
                    if (String.valueOf(records.get(i)).replace("\"", "").strip().equals(token)) {
                        return true;
                    }
                }
                return false;
            } finally {
                dns.close();
            }
        } catch (NamingException absent) {
            LOG.log(Level.FINE, "no TXT record of _jitrace." + domain, absent);
            return false;
        }
    }

    private static boolean onWebServer(String domain, String token) {
        try {
            for (InetAddress address : InetAddress.getAllByName(domain)) {
                if (!isPublic(address)) {
                    return false;
                }
            }
            InetAddress address = InetAddress.getByName(domain);
            if (!isPublic(address)) {
                return false;
            }
            SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
            return read(domain, new InetSocketAddress(address, HTTPS_PORT), tls)
                    .strip()
                    .equals(token);
        } catch (IOException absent) {
            LOG.log(Level.FINE, "no proof at https://" + domain, absent);
            return false;
        }
    }

    /** The file at this address, when its certificate is the domain's. */
    static String read(String domain, InetSocketAddress address, SSLSocketFactory tls) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(address, TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (SSLSocket secure = (SSLSocket) tls.createSocket(plain, domain, address.getPort(), true)) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                secure.getOutputStream()
                        .write(("GET /.well-known/jitrace.txt HTTP/1.0\r\nHost: " + domain
                                        + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                secure.getOutputStream().flush();
                return body(secure.getInputStream());
            }
        }
    }

    /** The body of an answer 200; everything else, redirects too, is no proof. */
    static String body(InputStream in) throws IOException {
        long deadline = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
        byte[] bytes = new byte[ANSWER_BYTES_MAX];
        int length = 0;
        int more = 0;
        while (more >= 0 && length < bytes.length && System.nanoTime() - deadline < 0) {
            length += more;
            more = length < bytes.length ? in.read(bytes, length, bytes.length - length) : -1;
        }
        String answer = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0 || !answer.matches("(?s)HTTP/1\\.[01] 200 .*")) {
            throw new IOException("no answer 200");
        }
        return answer.substring(end + 4);
    }

    /** Not this machine, not a private, shared, link-local or multicast network. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean v4 = bytes.length == 4;
        boolean shared = v4
                && (first == 0
                        || first >= 240
                        || first == 100 && second >= 64 && second < 128
                        || first == 198 && (second == 18 || second == 19));
        boolean unique = !v4 && ((first & 0xfe) == 0xfc || first == 0x20 && second == 0x02 || first == 0);
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && !shared
                && !unique;
    }
}
