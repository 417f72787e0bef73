package com.jitrace.app.page.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheet of the page behind a code, to be written into the page: in a slow net a second request costs half a second. */
@Named
@ApplicationScoped
public class Styles {
    private static final String FILE = "/static/public.css";

    private final String text;

    @Inject
    Styles(ServletContext files) {
        try (InputStream in = files.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no file " + FILE);
            }
            this.text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the container's proxy only. */
    protected Styles() {
        this.text = "";
    }

    /** CSS, without anything that would end a style element. */
    public String getText() {
        return text;
    }
}
