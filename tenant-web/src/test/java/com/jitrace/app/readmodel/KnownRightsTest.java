package com.jitrace.app.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.tenancy.OrganisationId;
import java.lang.reflect.Proxy;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

class KnownRightsTest {
    private static final OrganisationId ONE = new OrganisationId("1".repeat(32));
    private static final OrganisationId OTHER = new OrganisationId("2".repeat(32));
    private static final String BRAND = "b".repeat(32);

    /** A database whose one licence grants what it is set to. */
    private static final class Told extends ReadModel {
        private long granted = 100;

        @Override
        public List<CertifiedLicence> licences(Session session) {
            return List.of(new CertifiedLicence("a".repeat(32), BRAND, granted, 1_000));
        }

        @Override
        public List<CertifiedAuthorisation> authorisations(Session session) {
            return List.of();
        }
    }

    private final Told model = new Told();
    private final KnownRights rights = new KnownRights(model);
    private final Session session = (Session) Proxy.newProxyInstance(
            Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                throw new AssertionError("asked the database by itself: " + method);
            });

    private long granted(OrganisationId organisation, Cursor cursor) {
        return rights.at(session, organisation, cursor).licences().get(0).granted();
    }

    @Test
    void whatWasReadHoldsUntilTheCursorMoves() {
        Cursor cursor = new Cursor();
        cursor.moveTo(1, 10);
        assertThat(granted(ONE, cursor)).isEqualTo(100);
        model.granted = 200;
        assertThat(granted(ONE, cursor)).as("at the same height").isEqualTo(100);
        cursor.moveTo(2, 20);
        assertThat(granted(ONE, cursor)).as("one block later").isEqualTo(200);
    }

    @Test
    void oneOrganisationIsToldNothingOfAnother() {
        Cursor cursor = new Cursor();
        cursor.moveTo(1, 10);
        assertThat(granted(ONE, cursor)).isEqualTo(100);
        model.granted = 7;
        assertThat(granted(OTHER, cursor)).isEqualTo(7);
    }
}
