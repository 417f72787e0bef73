package com.jitrace.app.paper;

import java.util.Locale;

/**
 * What the file says of itself.
 *
 * @param title of the document, as plain text
 * @param createdAt milliseconds UTC; the same paper made again has the same, so that its bytes can be compared
 * @param author who answers for it
 */
public record About(String title, Locale language, long createdAt, String author) {}
