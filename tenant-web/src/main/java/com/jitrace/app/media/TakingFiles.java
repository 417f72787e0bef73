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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/** Takes documents and videos of products and parts in: looked at to their end, kept under their SHA-256 in the organisation's own database. */
@ApplicationScoped
public class TakingFiles {
    /** What the files of an organisation may take, bytes. */
    public static final long SPACE_BYTES_MAX = 2L << 30;

    /** Uploads that this server reads at the same time; each takes as much disk as it is large. */
    static final int AT_ONCE_MAX = 4;

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
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER})
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
            Shelf shelf = new Shelf(session, clock.millis());
            try (InputStream in = Files.newInputStream(spooled.file())) {
                return shelf.put(new Shelf.Item(spooled.hash(), kind, spooled.bytes(), who.accountId()), in)
                        ? new Taken(spooled.hash(), kind, spooled.bytes())
                        : new NotTaken(NO_SPACE, SPACE_BYTES_MAX >> 20);
            } catch (IOException e) {
                throw new UncheckedIOException("an upload cannot be read again", e);
            }
        });
    }
}
