package com.jitrace.acceptance.load;

import java.util.Locale;

/**
 * One address to ask and what must be in its answer.
 *
 * @param kind how it is asked
 * @param path from the root, with what the URL needs escaped
 * @param expected stands in the body of the right answer
 * @param also stands there too
 */
public record Question(Kind kind, String path, String expected, String also) {
    /** Who asks. */
    public enum Kind {
        /** A program: JSON as it is. */
        VERDICT("User-Agent: load/1\r\nAccept: application/json\r\n"),
        /** A browser: a page, compressed. */
        PAGE(
                "User-Agent: Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36\r\n"
                        + "Accept: text/html,application/xhtml+xml\r\nAccept-Language: en\r\nAccept-Encoding: gzip\r\n"),
        /** A program that asks a resource which does nothing. */
        EMPTY("User-Agent: load/1\r\n");

        final String headers;

        Kind(String headers) {
            this.headers = headers;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As one line of the file that the load reads. */
    public String line() {
        return kind + "\t" + path + "\t" + expected + "\t" + also;
    }

    static Question read(String line) {
        String[] parts = line.split("\t", -1);
        return new Question(Kind.valueOf(parts[0]), parts[1], parts[2], parts[3]);
    }

    /** What is wrong with an answer, or "". */
    String fault(int status, String body) {
        if (status != 200) {
            return path + " answered " + status;
        }
        return body.contains(expected) && body.contains(also) ? "" : path + " did not say " + expected + " " + also;
    }
}
