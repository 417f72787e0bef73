package com.jitrace.app.part;

import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.ChainGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Whether a supplier is authorised to commission a part number now: its own authorisation and every one above it, as the chain has them at
 * its newest checkpoint. The validators judge again when the supplier commissions.
 */
@ApplicationScoped
class Mandates {
    private static final String COMMISSION = "commission";

    private final ReadModel model;
    private final ChainGateway chain;
    private final Clock clock;

    @Inject
    Mandates(ReadModel model, ChainGateway chain, Clock clock) {
        this.model = model;
        this.chain = chain;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Mandates() {
        this(null, null, null);
    }

    /** In a transaction on the manufacturer's database, or on the supplier's own. */
    boolean covers(Session session, String party, String product) {
        return authorisations(session, party, product).stream().anyMatch(auth -> inForceUpwards(auth.id()));
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
