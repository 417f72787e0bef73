package com.jitrace.app.tenancy;

import com.jitrace.launcher.database.EmbeddedDatabase;
import com.jitrace.launcher.home.DataFolder;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionBuilder;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/**
 * One organisation's database on an embedded server of the test's own, behind the same door as in the product, without a container: each
 * call is one transaction. May be used by many threads, as by the threads of several web nodes.
 */
public final class PlainDatabases implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 24;

    private final DataFolder folder;
    private final EmbeddedDatabase server;
    private final SessionFactory sessions;
    private final Provisioning provisioning;
    private final ThreadLocal<Session> current = new ThreadLocal<>();

    private PlainDatabases(
            DataFolder folder, EmbeddedDatabase server, SessionFactory sessions, Provisioning provisioning) {
        this.folder = folder;
        this.server = server;
        this.sessions = sessions;
        this.provisioning = provisioning;
    }

    public static PlainDatabases start(Path home, OrganisationId organisation, List<Class<?>> entities) {
        DataFolder folder = DataFolder.open(home, line -> {});
        EmbeddedDatabase server = EmbeddedDatabase.start(folder);
        AdministratorLogin login = new AdministratorLogin(
                server.url(),
                server.options(),
                server.administrator().user(),
                server.administrator().password(),
                server.pool().user());
        Provisioning provisioning = new Provisioning(login);
        provisioning.provision(organisation);
        StandardServiceRegistryBuilder settings = new StandardServiceRegistryBuilder()
                .applySetting("jakarta.persistence.jdbc.url", login.url(organisation.databaseName()))
                .applySetting("jakarta.persistence.jdbc.user", login.user())
                .applySetting("jakarta.persistence.jdbc.password", login.password())
                .applySetting("hibernate.connection.pool_size", CONNECTIONS_MAX)
                .applySetting("hibernate.dialect_resolvers", ServerDialect.class.getName())
                .applySetting(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy")
                .applySetting("jakarta.persistence.validation.mode", "NONE");
        MetadataSources sources = new MetadataSources(settings.build());
        entities.forEach(sources::addAnnotatedClass);
        return new PlainDatabases(folder, server, sources.buildMetadata().buildSessionFactory(), provisioning);
    }

    /** As the product empties it before it follows the chain again. */
    public void emptyReadModel(OrganisationId organisation) {
        provisioning.emptyReadModel(organisation);
    }

    /** The door, for one of the nodes. */
    public Databases door() {
        SessionBuilder builder = fake(SessionBuilder.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("openSession")) {
                return proxy;
            }
            Session session = sessions.openSession();
            session.beginTransaction();
            current.set(session);
            return rolledBackUnlessCommitted(session);
        });
        SessionFactory factory = fake(SessionFactory.class, (proxy, method, arguments) -> builder);
        EntityManagerFactory unit = fake(EntityManagerFactory.class, (proxy, method, arguments) -> factory);
        return new Databases(unit, unit, new Plain());
    }

    /** The door closes the session before it asks for the transaction's end: what was not committed by then goes with it. */
    private static Session rolledBackUnlessCommitted(Session session) {
        return fake(Session.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close") && session.getTransaction().isActive()) {
                session.getTransaction().rollback();
            }
            try {
                return method.invoke(session, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public void close() {
        sessions.close();
        server.close();
        folder.close();
    }

    /** The transaction of the session that this thread has open. */
    private final class Plain implements UserTransaction {
        @Override
        public void begin() {
            current.remove();
        }

        @Override
        public void commit() {
            current.get().getTransaction().commit();
            current.remove();
        }

        @Override
        public void rollback() {
            current.remove(); // closing the session has done it
        }

        @Override
        public void setRollbackOnly() {
            throw new UnsupportedOperationException("nobody asks for it");
        }

        @Override
        public int getStatus() {
            return current.get() == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
        }

        @Override
        public void setTransactionTimeout(int seconds) {
            // a plain transaction has none
        }
    }
}
