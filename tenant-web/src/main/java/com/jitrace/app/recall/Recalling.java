package com.jitrace.app.recall;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.entry.Lift;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Scope;
import com.jitrace.chain.entry.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** A brand recalls a product or a batch of codes, or lifts a recall. */
@ApplicationScoped
@Allowed(Role.BRAND_ADMIN)
public class Recalling {
    /** Code of the reason on the chain; what people read is in the notice. */
    private static final String REASON = "safety";

    private final Databases databases;
    private final Organisations organisations;
    private final Outbox outbox;
    private final ReadModel model;
    private final CurrentUser user;

    @Inject
    Recalling(Databases databases, Organisations organisations, Outbox outbox, ReadModel model, CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.outbox = outbox;
        this.model = model;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Recalling() {
        this(null, null, null, null, null);
    }

    /** Recalls every item of a product; the row in the outbox, or empty when the brand has no such product. */
    public Optional<Long> product(String productId, Notice notice) {
        return send(
                notice, session -> model.product(session, productId).map(product -> new Scope.OfProduct(product.id())));
    }

    /** Recalls every item of a batch; the row in the outbox, or empty when the brand has no such batch. */
    public Optional<Long> batch(String ref, Notice notice) {
        return send(notice, session -> model.batch(session, ref).map(batch -> new Scope.OfBatch(batch.ref())));
    }

    /** Ends a batch's recall; the row in the outbox, or empty when the brand has no such batch. */
    public Optional<Long> liftBatch(String ref) {
        return write(
                "lift",
                session -> model.batch(session, ref)
                        .map(batch -> new Lift(new Scope.OfBatch(batch.ref()), Optional.empty(), Optional.empty())));
    }

    private Optional<Long> send(Notice notice, java.util.function.Function<Session, Optional<Scope>> scope) {
        return write(
                "recall",
                session -> scope.apply(session)
                        .map(found -> new Recall(
                                found, Optional.of(REASON), Optional.of(outbox.keep(session, notice.json())))));
    }

    private Optional<Long> write(
            String subject, java.util.function.Function<Session, Optional<? extends Statement>> make) {
        SignedIn who = user.required();
        OrganisationId brand = who.organisation();
        String party = organisations.brandParty(brand);
        return databases.of(
                brand,
                session -> make.apply(session)
                        .map(statement -> outbox.add(session, brand, party, subject, who, List.of(statement))));
    }
}
