package com.jitrace.chain.validator;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import java.util.List;
import java.util.Optional;

/** One validator's word for one block: a signature line over the checkpoint's text (CHAIN.md §4). */
public record Vote(CheckpointText text, SignatureLine line) {
    /** A signed note with exactly one line; empty if this is something else. */
    public static Optional<Vote> parse(String note) {
        return Certificate.parse(note)
                .filter(c -> c.lines().size() == 1)
                .map(c -> new Vote(c.checkpoint(), c.lines().get(0)));
    }

    /** How it travels: a C2SP signed note. */
    public String note() {
        return new Certificate(text, List.of(line)).note();
    }
}
