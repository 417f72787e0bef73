package com.jitrace.app.media;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The documents and videos of a brand's products that were taken in. */
@ApplicationScoped
public class ProductFiles {
    /** As many as a list shows, the newest ones. */
    private static final int LISTED_MAX = 1_000;

    private final Databases databases;
    private final Clock clock;

    @Inject
    ProductFiles(Databases databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ProductFiles() {
        this(null, null);
    }

    /** The files of an organisation, newest first. */
    public List<MediaFile> all(OrganisationId organisation) {
        return databases.of(
                organisation,
                session -> session.createQuery("from MediaFile f order by f.addedAt desc, f.hash", MediaFile.class)
                        .setMaxResults(LISTED_MAX)
                        .list());
    }

    /** How much the files of an organisation take, bytes. */
    public long bytes(OrganisationId organisation) {
        return databases.of(
                organisation,
                session -> Optional.ofNullable(session.find(MediaSpace.class, MediaSpace.ROW))
                        .map(MediaSpace::bytes)
                        .orElse(0L));
    }

    public Optional<MediaFile> find(OrganisationId organisation, String hash) {
        return databases.of(organisation, session -> find(session, hash));
    }

    /** A file of the organisation whose database the session is on. */
    public Optional<MediaFile> find(Session session, String hash) {
        return Optional.ofNullable(session.find(MediaFile.class, hash));
    }

    /** A file that everybody may read: a sheet that was saved names it. */
    public Optional<MediaFile> published(OrganisationId organisation, String hash) {
        return find(organisation, hash).filter(MediaFile::isPublic);
    }

    /** From now on everybody may read it; in the transaction that saves the sheet which names it. */
    public void name(Session session, String hash) {
        find(session, hash).ifPresent(file -> file.name(clock.millis()));
    }

    /** From now on it is kept for the organisation's own people; in the transaction that saves what names it. */
    public void keep(Session session, String hash) {
        find(session, hash).ifPresent(file -> file.keep(clock.millis()));
    }

    /** What a file holds; each part is read in a transaction of its own, so that a slow reader holds none. */
    public Content content(OrganisationId organisation, MediaFile file) {
        return new Content(
                file.bytes(),
                part -> databases.of(
                        organisation,
                        session -> Optional.ofNullable(
                                        session.find(MediaPart.class, new MediaPart.Id(file.hash(), part)))
                                .orElseThrow(() -> new IllegalStateException(
                                        "part " + part + " of a file is missing: " + file.hash()))
                                .content()));
    }
}
