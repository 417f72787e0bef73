package com.jitrace.app.media;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.media.kind.Examination;
import com.jitrace.app.media.kind.Fault;
import com.jitrace.app.media.kind.Kind;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.hibernate.Session;

/** Takes documents and videos of a brand's products in: looked at to their end, kept under their SHA-256 in the brand's own database. */
@ApplicationScoped
public class TakingFiles {
    /** What the files of an organisation may take, bytes. */
    public static final long SPACE_BYTES_MAX = 2L << 30;

    /** A file that no sheet names is forgotten after that, when the next one comes. */
    static final Duration UNNAMED_MAX = Duration.ofDays(7);

    /** Uploads that this server reads at the same time; each takes as much disk as it is large. */
    static final int AT_ONCE_MAX = 4;

    private static final int FORGOTTEN_AT_ONCE_MAX = 50;

    /** Outcome. */
    public sealed interface Taking permits Taken, NotTaken {}

    /** Kept under this SHA-256 (64 hex digits); the same file twice is one. */
    public record Taken(String hash, Kind kind, long bytes) implements Taking {}

    /**
     * Nothing was kept.
     *
     * @param reason its sentence in the texts: a {@link Fault#key()}, {@value #NO_SPACE} or {@value #BUSY}
     * @param megabytesMax the limit that the sentence names
     */
    public record NotTaken(String reason, long megabytesMax) implements Taking {}

    public static final String NO_SPACE = "file.no-space";
    public static final String BUSY = "file.busy";

    private final Databases databases;
    private final CurrentUser user;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);

    @Inject
    TakingFiles(Databases databases, CurrentUser user, Clock clock) {
        this.databases = databases;
        this.user = user;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TakingFiles() {
        this(null, null, null);
    }

    /** Reads an upload to its end and keeps it, if it is one of {@link Kind} and whole. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Taking take(InputStream upload) {
        SignedIn who = user.required();
        if (!places.tryAcquire()) {
            return new NotTaken(BUSY, 0);
        }
        try (Spooled spooled = Spooled.of(upload, Kind.BYTES_MAX)) {
            Examination found = Examination.of(spooled.file());
            return found instanceof Examination.Whole whole
                    ? keep(who, spooled, whole.kind())
                    : notTaken((Examination.Faulty) found);
        } finally {
            places.release();
        }
    }

    private static NotTaken notTaken(Examination.Faulty found) {
        long limit = found.kind().map(Kind::bytesMax).orElse(Kind.BYTES_MAX);
        return new NotTaken(found.fault().key(), limit >> 20);
    }

    private Taking keep(SignedIn who, Spooled spooled, Kind kind) {
        return databases.of(who.organisation(), session -> {
            MediaSpace space = session.find(MediaSpace.class, MediaSpace.ROW, LockModeType.PESSIMISTIC_WRITE);
            MediaFile known = session.find(MediaFile.class, spooled.hash());
            if (known != null) {
                known.takenAgain(clock.millis());
                return new Taken(spooled.hash(), kind, spooled.bytes());
            }
            forget(session, space);
            if (space.bytes() + spooled.bytes() > SPACE_BYTES_MAX) {
                return new NotTaken(NO_SPACE, SPACE_BYTES_MAX >> 20);
            }
            session.persist(new MediaFile(spooled.hash(), kind, spooled.bytes(), who.accountId(), clock.millis()));
            session.flush();
            divide(session, spooled);
            space.add(spooled.bytes());
            return new Taken(spooled.hash(), kind, spooled.bytes());
        });
    }

    private static void divide(Session session, Spooled spooled) {
        try (InputStream in = Files.newInputStream(spooled.file())) {
            Content.divide(in, (number, content) -> {
                MediaPart part = new MediaPart(new MediaPart.Id(spooled.hash(), number), content);
                session.persist(part);
                session.flush();
                session.detach(part);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be read again", e);
        }
    }

    /** What was taken in and never named makes room. */
    private void forget(Session session, MediaSpace space) {
        long before = clock.millis() - UNNAMED_MAX.toMillis();
        session.createQuery("from MediaFile f where f.namedAt = 0 and f.addedAt < :before", MediaFile.class)
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
