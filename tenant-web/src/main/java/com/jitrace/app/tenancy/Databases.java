package com.jitrace.app.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * The only door to the databases. Every call names whose database it works in and is one transaction: a second database in the same
 * transaction is refused, so that nothing half-written across two databases can exist.
 */
@ApplicationScoped
public class Databases {
    private static final int TRANSACTION_SECONDS_MAX = 120;

    @PersistenceUnit(unitName = "organisation")
    private EntityManagerFactory organisations;

    @PersistenceUnit(unitName = "control")
    private EntityManagerFactory control;

    @Inject
    private UserTransaction transaction;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    Databases() {}

    /** For a test without a container. */
    Databases(EntityManagerFactory organisations, EntityManagerFactory control, UserTransaction transaction) {
        this.organisations = organisations;
        this.control = control;
        this.transaction = transaction;
    }

    /** Does the work in the organisation's own database; committed when it returns, rolled back when it throws. */
    public <T> T of(OrganisationId organisation, Function<Session, T> work) {
        return within(organisations, organisation.databaseName(), work);
    }

    /** Does the work in the control database; committed when it returns, rolled back when it throws. */
    public <T> T control(Function<Session, T> work) {
        return within(control, Provisioning.CONTROL_DATABASE, work);
    }

    private <T> T within(EntityManagerFactory unit, String database, Function<Session, T> work) {
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                throw new IllegalStateException("one database per transaction: another one is at work on this thread, "
                        + database + " must wait");
            }
            transaction.setTransactionTimeout(TRANSACTION_SECONDS_MAX);
            transaction.begin();
        } catch (Exception e) {
            throw asUnchecked(e);
        }
        boolean done = false;
        try (Session session = unit.unwrap(SessionFactory.class)
                .withOptions()
                .tenantIdentifier((Object) database)
                .openSession()) {
            T result = work.apply(session);
            session.flush();
            done = true;
            transaction.commit();
            return result;
        } catch (Exception e) {
            throw asUnchecked(e);
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        } catch (SystemException e) {
            throw new IllegalStateException("the transaction could not be rolled back", e);
        }
    }

    private static RuntimeException asUnchecked(Exception e) {
        return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
    }
}
