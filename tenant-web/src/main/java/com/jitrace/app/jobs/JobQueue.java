package com.jitrace.app.jobs;

import com.jitrace.app.tenancy.OrganisationId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;

/** The organisations that have waiting jobs; filled at the start from their databases, and by every job that is written down. */
@ApplicationScoped
public class JobQueue {
    /** Jobs of one organisation that run at the same time. */
    static final int JOBS_OF_ONE_AT_ONCE_MAX = 2;

    private final Turns turns = new Turns(JOBS_OF_ONE_AT_ONCE_MAX);

    @Resource
    @SuppressWarnings("NullAway.Init")
    private TransactionSynchronizationRegistry transactions;

    void afterCommit(OrganisationId organisation) {
        transactions.registerInterposedSynchronization(new AfterCommit(() -> turns.add(organisation)));
    }

    void add(OrganisationId organisation) {
        turns.add(organisation);
    }

    Optional<OrganisationId> take(long timeoutMillis) throws InterruptedException {
        return turns.take(timeoutMillis);
    }

    void over(OrganisationId organisation) {
        turns.over(organisation);
    }

    private record AfterCommit(Runnable action) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing to do before the job is durable
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        }
    }
}
