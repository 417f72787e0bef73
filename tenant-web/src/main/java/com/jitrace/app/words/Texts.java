package com.jitrace.app.words;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The product's texts in one language. */
public final class Texts {
    private static final String BUNDLE = "com.jitrace.app.texts";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(BUNDLE, language.locale(), Texts.class.getClassLoader(), NO_FALLBACK);
    }

    public static Texts in(Language language) {
        return new Texts(language);
    }

    public Language language() {
        return language;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The text with its {0}, {1}… filled in; an unknown key shows itself, so that a page never breaks over a word. */
    public String say(String key, Object... values) {
        if (!bundle.containsKey(key)) {
            return key;
        }
        return new MessageFormat(bundle.getString(key), language.locale()).format(values);
    }
}
