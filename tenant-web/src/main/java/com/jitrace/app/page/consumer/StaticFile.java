package com.jitrace.app.page.consumer;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file that is served below /static, as it lies in the application. */
final class StaticFile {
    private StaticFile() {}

    static byte[] read(ServletContext files, String name) {
        try (InputStream in = files.getResourceAsStream("/static/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no file /static/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
