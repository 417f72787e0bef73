package com.jitrace.app.paper;

/**
 * A file inside the PDF.
 *
 * @param type media type
 * @param words what it is, for people
 */
public record Attachment(String name, String type, byte[] content, String words) {
    public Attachment {
        if (!name.matches("[a-z0-9.-]{1,60}")) {
            throw new IllegalArgumentException("not a name for an attached file: " + name);
        }
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }
}
