package com.jitrace.acceptance.browser;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A film for Chromium's camera (YUV4MPEG2): QR codes one after the other, a blank before each; then it begins again. */
final class FakeCamera {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int A_SECOND = 10;
    private static final int SHOWN_FRAMES = 3 * A_SECOND;
    private static final int NOTHING_FRAMES = A_SECOND;
    private static final byte WHITE = (byte) 235;
    private static final byte BLACK = 16;
    private static final byte NO_COLOUR = (byte) 128;

    private FakeCamera() {}

    /** Switches of a browser whose camera sees these codes. */
    static String[] seeing(Path film, List<String> codes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(film))) {
            out.write(("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F" + A_SECOND + ":1 Ip A1:1 C420jpeg\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (String code : codes) {
                frames(out, nothing(), NOTHING_FRAMES);
                frames(out, picture(code), SHOWN_FRAMES);
            }
        }
        return new String[] {
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-video-capture=" + film
        };
    }

    private static void frames(OutputStream out, byte[] grey, int count) throws IOException {
        byte[] colours = new byte[WIDTH * HEIGHT / 2];
        Arrays.fill(colours, NO_COLOUR);
        for (int i = 0; i < count; i++) {
            out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            out.write(grey);
            out.write(colours);
        }
    }

    private static byte[] nothing() {
        byte[] grey = new byte[WIDTH * HEIGHT];
        Arrays.fill(grey, WHITE);
        return grey;
    }

    private static byte[] picture(String code) {
        byte[] grey = nothing();
        try {
            BitMatrix dots = new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, HEIGHT, HEIGHT);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < HEIGHT; x++) {
                    if (dots.get(x, y)) {
                        grey[y * WIDTH + x + (WIDTH - HEIGHT) / 2] = BLACK;
                    }
                }
            }
            return grey;
        } catch (WriterException e) {
            throw new IllegalArgumentException(code, e);
        }
    }
}
