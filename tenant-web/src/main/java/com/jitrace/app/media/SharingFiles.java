package com.jitrace.app.media;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

/** Copies a document of parts from one organisation's database to another's; repeatable, and nothing half-written is ever seen. */
@ApplicationScoped
public class SharingFiles {
    /** Outcome. */
    public enum Shared {
        /** The other organisation has it. */
        THERE,
        /** The first one never took it in: only its hash is known. */
        NOT_HERE,
        /** The other one's space is full; its people are shown the hash and can be sent the file again. */
        NO_SPACE
    }

    private final Databases databases;
    private final ProductFiles files;
    private final Clock clock;

    @Inject
    SharingFiles(Databases databases, ProductFiles files, Clock clock) {
        this.databases = databases;
        this.files = files;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SharingFiles() {
        this(null, null, null);
    }

    /** Has {@code to} keep the document with this SHA-256; videos are not shared. */
    public Shared share(OrganisationId from, OrganisationId to, String hash) {
        Optional<MediaFile> file =
                files.find(from, hash).filter(one -> !one.kind().isVideo());
        if (file.isEmpty()) {
            return Shared.NOT_HERE;
        }
        boolean known = databases.of(to, session -> {
            files.keep(session, hash);
            return files.find(session, hash).isPresent();
        });
        return known || copy(file.get(), whole(from, file.get()), to) ? Shared.THERE : Shared.NO_SPACE;
    }

    private byte[] whole(OrganisationId from, MediaFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) file.bytes());
        try {
            files.content(from, file).write(0, file.bytes() - 1, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a file cannot be read: " + file.hash(), e);
        }
        return out.toByteArray();
    }

    private boolean copy(MediaFile file, byte[] content, OrganisationId to) {
        return databases.of(to, session -> {
            boolean room = new Shelf(session, clock.millis())
                    .put(
                            new Shelf.Item(file.hash(), file.kind(), file.bytes(), file.addedBy()),
                            new ByteArrayInputStream(content));
            files.keep(session, file.hash());
            return room;
        });
    }
}
