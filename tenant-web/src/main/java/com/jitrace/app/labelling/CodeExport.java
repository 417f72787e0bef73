package com.jitrace.app.labelling;

import com.jitrace.chain.entry.JsonObject;

/**
 * What is exported: items first…last (both included) of a batch.
 *
 * @param ref the batch
 */
record CodeExport(String ref, Format format, int first, int last) {
    /** Kind of the request under the two-person rule and of the job. */
    static final String KIND = "codes.export";

    /** What the file is. */
    public enum Format {
        /** One line per item, as many as the batch has. */
        CSV,
        /** A ZIP of labels to print. */
        SVG
    }

    /** Most labels in one ZIP. */
    static final int LABELS_PER_ZIP_MAX = 10_000;

    int count() {
        return last - first + 1;
    }

    JsonObject json() {
        return JsonObject.EMPTY
                .with("batch", ref)
                .with("first", first)
                .with("format", format.name())
                .with("last", last);
    }

    static CodeExport read(JsonObject json) {
        return new CodeExport(
                json.text("batch"),
                Format.valueOf(json.text("format")),
                Math.toIntExact(json.whole("first")),
                Math.toIntExact(json.whole("last")));
    }

    String fileName() {
        String range = "codes-" + ref + "-" + first + "-" + last;
        return range + (format == Format.CSV ? ".csv" : "-svg.zip");
    }
}
