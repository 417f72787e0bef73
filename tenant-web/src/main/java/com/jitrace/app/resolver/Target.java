package com.jitrace.app.resolver;

import java.util.List;

/**
 * Where a link leads.
 *
 * @param type link type of the GS1 Web vocabulary, without its prefix
 * @param address absolute, or a path of this server
 * @param languages of what is there; empty = not said
 * @param mediaType of what is there, or "" = not said
 * @param own whether it is this server's
 */
public record Target(String type, String address, String title, List<String> languages, String mediaType, boolean own) {
    public Target {
        languages = List.copyOf(languages);
    }

    static Target own(String type, String path, String title, List<String> languages, String mediaType) {
        return new Target(type, path, title, languages, mediaType, true);
    }
}
