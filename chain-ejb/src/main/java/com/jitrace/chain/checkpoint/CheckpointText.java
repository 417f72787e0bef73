package com.jitrace.chain.checkpoint;

import com.jitrace.chain.merkle.Hash;
import java.util.Base64;
import java.util.Optional;

/** The three signed lines of a C2SP checkpoint: origin, size of the log, root of the log. */
public record CheckpointText(String origin, long size, Hash root) {
    public CheckpointText {
        if (origin.isEmpty() || origin.contains("\n") || size < 1) {
            throw new IllegalArgumentException("no checkpoint: origin " + origin + ", size " + size);
        }
    }

    /** With the line end that is signed too. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
    }

    /** Empty unless these are exactly three lines in their only form. */
    public static Optional<CheckpointText> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty() || lines[1].length() > 15) {
            return Optional.empty();
        }
        try {
            Hash root = Hash.of(Base64.getDecoder().decode(lines[2]));
            CheckpointText parsed = new CheckpointText(lines[0], Long.parseLong(lines[1]), root);
            return parsed.text().equals(text) ? Optional.of(parsed) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
