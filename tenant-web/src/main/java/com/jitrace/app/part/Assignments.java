package com.jitrace.app.part;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Finds out whether an organisation may register parts of a part number now, and by which specification. */
@ApplicationScoped
class Assignments {
    private final Databases databases;
    private final Organisations organisations;
    private final Allotments allotments;
    private final Mandates mandates;

    @Inject
    Assignments(Databases databases, Organisations organisations, Allotments allotments, Mandates mandates) {
        this.databases = databases;
        this.organisations = organisations;
        this.allotments = allotments;
        this.mandates = mandates;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Assignments() {
        this(null, null, null, null);
    }

    /** Empty when it may not, whatever the cause: no part number, no party, no codes drawn, no authorisation in force. */
    Optional<Assignment> find(OrganisationId self, OrganisationId manufacturer, String product) {
        return organisations
                .findParty(self, manufacturer)
                .flatMap(party -> databases.of(manufacturer, session -> find(session, self, party, product)));
    }

    private Optional<Assignment> find(Session session, OrganisationId self, Party party, String product) {
        Parts parts = new Parts(session);
        boolean own = party.tenant().equals(self);
        Optional<PartNumber> number = parts.number(product).filter(found -> found.tracing() != Tracing.NONE);
        if (number.isEmpty() || !own && !mandates.covers(session, party.id(), product)) {
            return Optional.empty();
        }
        Set<String> drawn = own
                ? Set.of()
                : allotments
                        .find(session, party.id(), product)
                        .map(allotment -> allotments.draws(session, allotment).stream()
                                .map(Draw::ref)
                                .collect(Collectors.toSet()))
                        .orElse(Set.of());
        return parts.specification(product)
                .map(newest -> new Assignment(party.tenant(), party, own, number.get(), newest, drawn));
    }
}
