package com.jitrace.app.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;

/**
 * The licences and authorisations of the organisations that are asked about most. They come from the chain and change only when the cursor
 * moves, in the transaction that moves it, so what was read at one height holds as long as the cursor stands there.
 */
@ApplicationScoped
public class KnownRights {
    private static final int ORGANISATIONS_MAX = 1_000;

    /**
     * What an organisation's database says at one height; the rows belong to no session any more.
     *
     * @param height of the cursor when they were read
     */
    public record Rights(long height, List<CertifiedLicence> licences, List<CertifiedAuthorisation> authorisations) {
        public Rights {
            licences = List.copyOf(licences);
            authorisations = List.copyOf(authorisations);
        }
    }

    private final ReadModel model;
    private final Cache<OrganisationId, Rights> known =
            Caffeine.newBuilder().maximumSize(ORGANISATIONS_MAX).build();

    @Inject
    KnownRights(ReadModel model) {
        this.model = model;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected KnownRights() {
        this(null);
    }

    /**
     * The rights at the cursor; in a transaction on the organisation's database.
     *
     * @param cursor as this transaction reads it
     */
    public Rights at(Session session, OrganisationId organisation, Cursor cursor) {
        Rights last = known.getIfPresent(organisation);
        if (last != null && last.height() == cursor.height()) {
            return last;
        }
        Rights read = new Rights(cursor.height(), model.licences(session), model.authorisations(session));
        known.put(organisation, read);
        return read;
    }
}
