package com.jitrace.chain.checkpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A checkpoint with signatures: a C2SP signed note. What it is worth, {@link #signers} tells. */
public record Certificate(CheckpointText checkpoint, List<SignatureLine> lines) {
    private static final int LINES_MAX = 100;

    public Certificate {
        lines = List.copyOf(lines);
    }

    /** Empty if this is no signed note over a three-line checkpoint. */
    public static Optional<Certificate> parse(String note) {
        int gap = note.indexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n")) {
            return Optional.empty();
        }
        List<SignatureLine> lines = new ArrayList<>();
        for (String line : note.substring(gap + 2, note.length() - 1).split("\n", LINES_MAX + 1)) {
            Optional<SignatureLine> parsed = SignatureLine.parse(line);
            if (parsed.isEmpty() || lines.size() == LINES_MAX) {
                return Optional.empty();
            }
            lines.add(parsed.get());
        }
        return CheckpointText.parse(note.substring(0, gap + 1)).map(text -> new Certificate(text, lines));
    }

    /** The names of the set's validators that signed this text; each once. */
    public Set<String> signers(ValidatorSet set) {
        Set<String> names = new HashSet<>();
        String text = checkpoint.text();
        for (SignatureLine line : lines) {
            set.named(line.name()).filter(v -> line.isOf(v, text)).ifPresent(v -> names.add(v.name()));
        }
        return names;
    }

    public boolean certifiedBy(ValidatorSet set) {
        return signers(set).size() >= set.quorum();
    }

    /** The note: text, empty line, signature lines. */
    public String note() {
        StringBuilder out = new StringBuilder(checkpoint.text()).append('\n');
        lines.forEach(line -> out.append(line.text()).append('\n'));
        return out.toString();
    }
}
