package com.jitrace.acceptance.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection to this machine; for one thread. Plain sockets, because the load shares the processor with the server
 * that it measures: a client library would take more of it than the answer costs.
 */
final class Wire implements AutoCloseable {
    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final int READ_MILLIS_MAX = 30_000;
    private static final int LINE_BYTES_MAX = 16_384;
    private static final int BUFFER_BYTES = 65_536;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /** Asks and compares; what is wrong with the answer, or "". */
    String ask(Question question) {
        try {
            boolean kept = socket != null;
            try {
                return exchange(question);
            } catch (EOFException closedMeanwhile) {
                close();
                if (!kept) {
                    throw closedMeanwhile;
                }
                return exchange(question); // a server may close a connection that rests; a browser asks again, too
            }
        } catch (IOException e) {
            close();
            return question.path() + " was not answered: " + e;
        }
    }

    private String exchange(Question question) throws IOException {
        Socket open = open();
        String request = "GET " + question.path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                + question.kind().headers + "\r\n";
        open.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream from = in == null ? InputStream.nullInputStream() : in;
        String statusLine = line(from);
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        long length = 0;
        boolean chunked = false;
        boolean packed = false;
        boolean last = false;
        for (String header = line(from); !header.isEmpty(); header = line(from)) {
            String lower = header.toLowerCase(Locale.ROOT);
            String value = lower.substring(lower.indexOf(':') + 1).strip();
            length = lower.startsWith("content-length:") ? Long.parseLong(value) : length;
            chunked |= lower.startsWith("transfer-encoding:") && value.equals("chunked");
            packed |= lower.startsWith("content-encoding:") && value.equals("gzip");
            last |= lower.startsWith("connection:") && value.equals("close");
        }
        byte[] body = chunked ? chunks(from) : exactly(from, length);
        if (last) {
            close();
        }
        return question.fault(status, text(body, packed));
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.setSoTimeout(READ_MILLIS_MAX);
            open.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS_MAX);
            socket = open;
            in = new BufferedInputStream(open.getInputStream(), BUFFER_BYTES);
        }
        return open;
    }

    private static String text(byte[] body, boolean packed) throws IOException {
        if (!packed) {
            return new String(body, StandardCharsets.UTF_8);
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] chunks(InputStream from) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(from).split(";", 2)[0].strip(), 16);
            body.write(exactly(from, size));
            line(from); // the end of the chunk, or the empty trailer
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream from, long length) throws IOException {
        byte[] body = from.readNBytes((int) length);
        if (body.length < length) {
            throw new IOException("the answer ended after " + body.length + " of " + length + " bytes");
        }
        return body;
    }

    private static String line(InputStream from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > LINE_BYTES_MAX) {
                throw new IOException("a header line is longer than " + LINE_BYTES_MAX + " bytes");
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        in = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // it is gone either way
            }
        }
    }
}
