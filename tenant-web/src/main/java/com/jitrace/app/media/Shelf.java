package com.jitrace.app.media;

import com.jitrace.app.media.kind.Kind;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.hibernate.Session;

/** Where an organisation's files are kept, in the caller's transaction on its database; one at a time puts something there. */
final class Shelf {
    /** A file that nothing names is forgotten after that, when the next one comes. */
    static final Duration UNNAMED_MAX = Duration.ofDays(7);

    private static final int FORGOTTEN_AT_ONCE_MAX = 50;

    private final Session session;
    private final long now;
    private final MediaSpace space;

    /** Waits until nobody else puts a file there. */
    Shelf(Session session, long now) {
        this.session = session;
        this.now = now;
        this.space = session.find(MediaSpace.class, MediaSpace.ROW, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * What is put there.
     *
     * @param hash SHA-256 of it, 64 hex digits
     * @param by account that took it in
     */
    record Item(String hash, Kind kind, long bytes, String by) {}

    /** Keeps it; whether there was room. The same file twice is one. */
    boolean put(Item item, InputStream content) {
        MediaFile known = session.find(MediaFile.class, item.hash());
        if (known != null) {
            known.takenAgain(now);
            return true;
        }
        forget();
        if (space.bytes() + item.bytes() > TakingFiles.SPACE_BYTES_MAX) {
            return false;
        }
        session.persist(new MediaFile(item.hash(), item.kind(), item.bytes(), item.by(), now));
        session.flush();
        try {
            Content.divide(content, (number, part) -> {
                MediaPart row = new MediaPart(new MediaPart.Id(item.hash(), number), part);
                session.persist(row);
                session.flush();
                session.detach(row);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("a file cannot be read again", e);
        }
        space.add(item.bytes());
        return true;
    }

    /** What was taken in and never named makes room. */
    private void forget() {
        long before = now - UNNAMED_MAX.toMillis();
        session.createQuery(
                        "from MediaFile f where f.namedAt = 0 and f.keptAt = 0 and f.addedAt < :before",
                        MediaFile.class)
                .setParameter("before", before)
                .setMaxResults(FORGOTTEN_AT_ONCE_MAX)
                // a version that names one at this moment comes before or after, never in between
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(file -> {
                    session.createMutationQuery("delete from MediaPart p where p.id.hash = :hash")
                            .setParameter("hash", file.hash())
                            .executeUpdate();
                    session.remove(file);
                    space.free(file.bytes());
                });
    }
}
