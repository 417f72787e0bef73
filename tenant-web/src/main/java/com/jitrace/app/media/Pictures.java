package com.jitrace.app.media;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** A brand's pictures, in the brand's own database: they leave with the brand. */
@ApplicationScoped
public class Pictures {
    /** Largest upload, bytes. */
    public static final int UPLOAD_BYTES_MAX = Redrawn.UPLOAD_BYTES_MAX;

    /** Outcome. */
    public sealed interface Taking permits Taken, NotTaken {}

    /** Kept under this SHA-256 (64 hex digits); the same picture twice is one. */
    public record Taken(String hash) implements Taking {}

    /** Nothing was kept: not a JPEG, PNG or WebP picture, damaged, or too large. */
    public record NotTaken() implements Taking {}

    private final Databases databases;
    private final CurrentUser user;
    private final Clock clock;

    @Inject
    Pictures(Databases databases, CurrentUser user, Clock clock) {
        this.databases = databases;
        this.user = user;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Pictures() {
        this(null, null, null);
    }

    /** Takes an uploaded picture in. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Taking take(byte[] upload) {
        SignedIn who = user.required();
        Optional<Redrawn> redrawn = Redrawn.of(upload);
        if (redrawn.isEmpty()) {
            return new NotTaken();
        }
        String hash = Hash.over(redrawn.get().jpeg()).hex();
        SmallPicture small = new SmallPicture(hash, Redrawn.small(redrawn.get().jpeg()));
        return databases.of(who.organisation(), session -> {
            if (session.find(Picture.class, hash) == null) {
                session.persist(new Picture(hash, redrawn.get(), who.accountId(), clock.millis()));
                session.flush();
                session.persist(small);
            }
            return new Taken(hash);
        });
    }

    /** A picture of an organisation. */
    public Optional<Picture> find(OrganisationId organisation, String hash) {
        return databases.of(organisation, session -> Optional.ofNullable(session.find(Picture.class, hash)));
    }

    /** The smaller form of a picture, a JPEG; a picture from before there were any gets its own when it is first asked for. */
    public Optional<byte[]> small(OrganisationId organisation, String hash) {
        Optional<byte[]> known = databases.of(
                organisation,
                session -> Optional.ofNullable(session.find(SmallPicture.class, hash))
                        .map(SmallPicture::content));
        return known.isPresent() ? known : find(organisation, hash).map(picture -> make(organisation, picture));
    }

    private byte[] make(OrganisationId organisation, Picture picture) {
        byte[] small = Redrawn.small(picture.content());
        try {
            return databases.of(organisation, session -> {
                session.persist(new SmallPicture(picture.hash(), small));
                return small;
            });
        } catch (PersistenceException somebodyElseJustDid) {
            return small;
        }
    }

    /** Whether all of these are pictures of the organisation whose database the session is on. */
    public boolean has(Session session, List<String> hashes) {
        return hashes.stream().allMatch(hash -> session.find(Picture.class, hash) != null);
    }
}
