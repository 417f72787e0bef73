package com.jitrace.app.part;

import com.jitrace.app.licence.Partners;
import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.ChainGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/**
 * Whether a supplier is authorised to commission a part number now: by the manufacturer itself, as its read model says, or by another supplier;
 * then every authorisation above must be in force too, as the chain has them at its newest checkpoint. The validators judge again when the
 * supplier commissions.
 */
@ApplicationScoped
class Mandates {
    private static final String COMMISSION = "commission";

    private final ReadModel model;
    private final Partners partners;
    private final ChainGateway chain;
    private final Clock clock;

    @Inject
    Mandates(ReadModel model, Partners partners, ChainGateway chain, Clock clock) {
        this.model = model;
        this.partners = partners;
        this.chain = chain;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Mandates() {
        this(null, null, null, null);
    }

    /** In a transaction on the manufacturer's database. */
    boolean covers(Session session, String party, String product) {
        List<CertifiedAuthorisation> given = authorisations(session, party, product);
        if (given.isEmpty()) {
            return false;
        }
        Set<String> suppliers = partners.ids(session);
        return given.stream().anyMatch(auth -> !suppliers.contains(auth.byParty()) || inForceUpwards(auth.id()));
    }

    private List<CertifiedAuthorisation> authorisations(Session session, String party, String product) {
        long now = clock.millis();
        return model.authorisations(session).stream()
                .filter(auth -> auth.toParty().equals(party) && auth.allows(COMMISSION, now) && auth.covers(product))
                .toList();
    }

    private boolean inForceUpwards(String id) {
        long now = clock.millis();
        Optional<String> next = Optional.of(id);
        while (next.isPresent()) {
            Optional<JsonObject> auth = chain.state("auth." + next.get()).value();
            boolean inForce = auth.filter(found ->
                            found.get("revoked").isEmpty() && found.whole("from") <= now && now <= found.whole("until"))
                    .isPresent();
            if (!inForce) {
                return false;
            }
            next = auth.flatMap(found -> found.optionalText("parent"));
        }
        return true;
    }
}
