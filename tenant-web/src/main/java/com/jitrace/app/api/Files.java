package com.jitrace.app.api;

import com.jitrace.app.jobs.Jobs;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Gives a file out as it lies, without holding it in memory. */
final class Files {
    private Files() {}

    static Response stream(Jobs.Readable readable) {
        StreamingOutput content = out -> java.nio.file.Files.copy(readable.file(), out);
        return Response.ok(content, readable.result().type())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + readable.result().name() + "\"")
                .header("Cache-Control", "no-store")
                .header("Digest", "sha-256=" + readable.result().sha256())
                .build();
    }
}
