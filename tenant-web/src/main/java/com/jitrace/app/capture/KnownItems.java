package com.jitrace.app.capture;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds an item by what is printed on it; one that this organisation was never told of is as unknown as one nobody issued. */
@ApplicationScoped
public class KnownItems {
    private final Databases databases;
    private final Organisations organisations;
    private final Decoding decoding;
    private final ReadModel model;
    private final CurrentUser user;

    @Inject
    KnownItems(Databases databases, Organisations organisations, Decoding decoding, ReadModel model, CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.decoding = decoding;
        this.model = model;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected KnownItems() {
        this(null, null, null, null, null);
    }

    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Optional<KnownItem> find(String typed) {
        OrganisationId self = user.required().organisation();
        Optional<Located> located = Code.read(SelectedItems.bare(typed)).flatMap(decoding::locate);
        return located.flatMap(item -> databases.of(self, session -> {
            ItemState state = model.state(session, item.ref(), item.index());
            return state.status().isEmpty()
                    ? Optional.<KnownItem>empty()
                    : Optional.of(new KnownItem(
                            state,
                            model.journey(session, item.ref(), item.index()),
                            !model.recalls(session, item.productId(), item.ref(), item.index())
                                    .isEmpty()));
        }));
    }

    /** Whether a party is this organisation itself. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public boolean isOwn(String party) {
        OrganisationId self = user.required().organisation();
        return organisations
                .partyById(party)
                .filter(found -> found.organisation().equals(self))
                .isPresent();
    }
}
