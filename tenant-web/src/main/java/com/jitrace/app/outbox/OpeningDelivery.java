package com.jitrace.app.outbox;

import com.jitrace.app.keyring.PartyKey;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.Event;
import com.jitrace.chain.entry.Place;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Hands what opens a commitment (a sale's city and day) to the brand before the commitment can reach the chain. */
final class OpeningDelivery {
    private record Parcel(OrganisationId tenant, List<Opening> openings) {}

    private final Databases databases;

    OpeningDelivery(Databases databases) {
        this.databases = databases;
    }

    /** Copies the row's openings into the database of the brand that its party acts for; repeatable. */
    void deliver(OrganisationId from, OutboxRow row) {
        List<String> commitments = StatementText.read(row.statements()).stream()
                .map(s -> s instanceof Event event ? event.details().place() : Optional.<Place>empty())
                .flatMap(Optional::stream)
                .map(Place::open)
                .flatMap(Optional::stream)
                .toList();
        if (commitments.isEmpty()) {
            return;
        }
        Parcel parcel = databases.of(
                from,
                session -> new Parcel(
                        new OrganisationId(
                                session.find(PartyKey.class, row.partyId()).tenantId()),
                        commitments.stream()
                                .map(c -> session.find(Opening.class, c))
                                .filter(Objects::nonNull)
                                .toList()));
        if (parcel.tenant().equals(from)) {
            return;
        }
        databases.of(parcel.tenant(), session -> {
            for (Opening opening : parcel.openings()) {
                if (session.find(Opening.class, opening.commitment()) == null) {
                    session.persist(
                            new Opening(opening.commitment(), opening.salt(), opening.content(), opening.createdAt()));
                }
            }
            return true;
        });
    }
}
