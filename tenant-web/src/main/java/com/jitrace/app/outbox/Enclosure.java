package com.jitrace.app.outbox;

import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.Statement;
import java.util.List;

/** What has to be in other organisations' hands before a statement can reach the chain: the records of parts that are shipped, for example. */
public interface Enclosure {
    /**
     * Hands it over; called before every attempt to submit, outside any transaction, so it must be repeatable. What it throws holds the
     * statements back until it succeeds.
     *
     * @param from whose outbox the statements are in
     * @param tenant the brand for which they are signed
     */
    void deliver(OrganisationId from, OrganisationId tenant, List<Statement> statements);
}
