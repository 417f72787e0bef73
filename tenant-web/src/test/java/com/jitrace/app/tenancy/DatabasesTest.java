package com.jitrace.app.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionBuilder;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One transaction is one organisation: the tenant cannot be changed before it has ended. */
@Tag("show-console-3")
class DatabasesTest {
    private static final OrganisationId ONE = new OrganisationId("1".repeat(32));
    private static final OrganisationId OTHER = new OrganisationId("2".repeat(32));

    private final List<String> happened = new ArrayList<>();
    private final Ledger transaction = new Ledger();
    private final Databases databases = new Databases(factory("organisation"), factory("control"), transaction);

    @Test
    void insideATransactionNoOtherOrganisationCanBeOpened() {
        assertThatThrownBy(() -> databases.of(ONE, session -> databases.of(OTHER, inner -> "reached")))
                .hasMessageContaining("one database per transaction");
        assertThat(happened)
                .containsExactly("begin", "open organisation jt" + "1".repeat(24), "roll back")
                .doesNotContain("open organisation jt" + "2".repeat(24));
    }

    @Test
    void norTheControlDatabaseNorTheSameOrganisationAgain() {
        assertThatThrownBy(() -> databases.of(ONE, session -> databases.control(inner -> "reached")))
                .hasMessageContaining("one database per transaction");
        assertThatThrownBy(() -> databases.control(session -> databases.of(ONE, inner -> "reached")))
                .hasMessageContaining("one database per transaction");
        assertThatThrownBy(() -> databases.of(ONE, session -> databases.of(ONE, inner -> "reached")))
                .hasMessageContaining("one database per transaction");
        assertThat(happened).doesNotContain("commit");
    }

    @Test
    void afterATransactionTheNextMayBeAnotherOrganisations() {
        databases.of(ONE, session -> true);
        databases.of(OTHER, session -> true);
        assertThat(happened)
                .containsExactly(
                        "begin",
                        "open organisation jt" + "1".repeat(24),
                        "commit",
                        "begin",
                        "open organisation jt" + "2".repeat(24),
                        "commit");
    }

    private EntityManagerFactory factory(String unit) {
        SessionBuilder builder = fake(SessionBuilder.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "tenantIdentifier" -> {
                happened.add("open " + unit + " " + arguments[0]);
                yield proxy;
            }
            case "openSession" -> fake(Session.class, (session, call, given) -> null);
            default -> proxy;
        });
        SessionFactory sessions = fake(SessionFactory.class, (proxy, method, arguments) -> builder);
        return fake(EntityManagerFactory.class, (proxy, method, arguments) -> sessions);
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Ledger implements UserTransaction {
        private int status = Status.STATUS_NO_TRANSACTION;

        @Override
        public void begin() {
            happened.add("begin");
            status = Status.STATUS_ACTIVE;
        }

        @Override
        public void commit() {
            happened.add("commit");
            status = Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public void rollback() {
            happened.add("roll back");
            status = Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public void setRollbackOnly() {
            status = Status.STATUS_MARKED_ROLLBACK;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public void setTransactionTimeout(int seconds) {
            assertThat(seconds).isPositive();
        }
    }
}
