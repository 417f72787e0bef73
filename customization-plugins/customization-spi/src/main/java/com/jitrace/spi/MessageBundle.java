package com.jitrace.spi;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * A pack's texts: {@code <baseName>_en.properties} and {@code <baseName>_zh_CN.properties}, UTF-8, the same keys in both.
 *
 * @param baseName as of {@link ResourceBundle}, e.g. {@code com.jitrace.pack.wine.texts}
 */
public record MessageBundle(String baseName) {
    /** The languages every pack speaks. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    public MessageBundle {
        if (!baseName.matches("[A-Za-z_][A-Za-z0-9_.]*")) {
            throw new IllegalArgumentException("no bundle name: " + baseName);
        }
    }

    /**
     * The texts in one of {@link #LANGUAGES}, never in the machine's own language instead.
     *
     * @throws java.util.MissingResourceException when the file is missing
     */
    public ResourceBundle in(Locale language, ClassLoader loader) {
        return ResourceBundle.getBundle(
                baseName, language, loader, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
