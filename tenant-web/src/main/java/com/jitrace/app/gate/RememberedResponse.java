package com.jitrace.app.gate;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Holds an answer back until it is stored, so that nobody is told what would be forgotten. */
final class RememberedResponse extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));

    RememberedResponse(HttpServletResponse response) {
        super(response);
    }

    IdempotencyStore.Answer answer() {
        writer.flush();
        return new IdempotencyStore.Answer(
                getStatus(),
                Optional.ofNullable(getHeader("Location")),
                Optional.ofNullable(getContentType()),
                body.toByteArray());
    }

    void send() throws IOException {
        writer.flush();
        getResponse().setContentLength(body.size());
        getResponse().getOutputStream().write(body.toByteArray());
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int one) {
                body.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                body.write(bytes, from, length);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("answers that are remembered are written at once");
            }
        };
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        setStatus(status);
    }

    @Override
    public void resetBuffer() {
        writer.flush();
        body.reset();
    }

    @Override
    public void reset() {
        resetBuffer();
    }

    @Override
    public void flushBuffer() {
        writer.flush();
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void setContentLength(int length) {
        // The length is set when the answer is sent.
    }

    @Override
    public void setContentLengthLong(long length) {
        // The length is set when the answer is sent.
    }
}
