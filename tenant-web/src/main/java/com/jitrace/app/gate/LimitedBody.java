package com.jitrace.app.gate;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A body that ends in {@link TooLarge} after so many bytes, whatever its headers said. */
final class LimitedBody extends ServletInputStream {
    private final ServletInputStream body;
    private final long bytesMax;
    private long bytesRead;

    LimitedBody(ServletInputStream body, long bytesMax) {
        this.body = body;
        this.bytesMax = bytesMax;
    }

    /** The body went over its limit. */
    static final class TooLarge extends IOException {
        private final long bytesMax;

        TooLarge(long bytesMax) {
            super("more than " + bytesMax + " bytes");
            this.bytesMax = bytesMax;
        }

        long bytesMax() {
            return bytesMax;
        }
    }

    @Override
    public int read() throws IOException {
        int one = body.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = body.read(bytes, from, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int bytes) throws TooLarge {
        bytesRead += bytes;
        if (bytesRead > bytesMax) {
            throw new TooLarge(bytesMax);
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
