package com.jitrace.app.page.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;

/** The style sheet of the page behind a code, to be written into the page: in a slow net a second request costs half a second. */
@Named
@ApplicationScoped
public class Styles {
    private static final String FILE = "public.css";

    private final String text;

    @Inject
    Styles(ServletContext files) {
        this.text = new String(StaticFile.read(files, FILE), StandardCharsets.UTF_8);
        if (text.contains("</")) {
            throw new IllegalStateException(FILE + " would end the style element that it is written into");
        }
    }

    /** For the container's proxy only. */
    protected Styles() {
        this.text = "";
    }

    /** CSS; nothing in it ends a style element. */
    public String getText() {
        return text;
    }
}
