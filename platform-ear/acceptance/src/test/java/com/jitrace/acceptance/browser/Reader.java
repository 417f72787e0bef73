package com.jitrace.acceptance.browser;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A reader somewhere in the net: asks for a page from an address of its own. Every address of 127.0.0.0/8 is this machine, so readers of
 * different parts of the net need no proxy and no header that could be forged.
 */
record Reader(String address, String browser) {
    private static final int ANSWER_MILLIS_MAX = 30_000;

    /** A person with a telephone in the {@code n}-th part of the net. */
    static Reader in(int n) {
        return new Reader("127.0." + n + ".1", "Mozilla/5.0 (Linux; Android 14; phone " + n + ") Mobile");
    }

    /** The whole answer to a request for the page, head and body. */
    String asks(String method, String page, String... headers) throws IOException {
        URI address = URI.create(page);
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(this.address), 0));
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            StringBuilder request = new StringBuilder(method + " " + address.getRawPath() + query + " HTTP/1.1\r\n");
            request.append("Host: ").append(address.getAuthority()).append("\r\nAccept: text/html\r\n");
            request.append("User-Agent: ").append(browser).append("\r\nConnection: close\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
