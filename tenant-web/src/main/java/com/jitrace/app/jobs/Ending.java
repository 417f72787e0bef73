package com.jitrace.app.jobs;

import java.util.Optional;

/** How work ended, when nothing broke. */
public sealed interface Ending {
    /**
     * It is done.
     *
     * @param outcome what came of it in one word (a reference), or ""
     */
    record Finished(Optional<ResultFile> file, String outcome) implements Ending {}

    /**
     * It cannot be done.
     *
     * @param code key of the text that says what to do
     */
    record NotDone(String code, String argument) implements Ending {}

    /**
     * The file that the work wrote to {@link JobRun#file()}.
     *
     * @param name for the reader's download
     * @param type media type
     * @param rows how many things are in it
     * @param sha256 64 hex digits
     * @param secret true: only the use case that made it gives it out, by its own rules
     */
    record ResultFile(String name, String type, long rows, long bytes, String sha256, boolean secret) {
        public ResultFile {
            if (!name.matches("[A-Za-z0-9._-]{1,120}")) {
                throw new IllegalArgumentException("not a plain file name: " + name);
            }
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("not a SHA-256: " + sha256);
            }
        }
    }
}
