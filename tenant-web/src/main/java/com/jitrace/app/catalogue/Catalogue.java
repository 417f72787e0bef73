package com.jitrace.app.catalogue;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** A brand's products, to read. */
@ApplicationScoped
public class Catalogue {
    private static final int ROWS_MAX = 2_000;

    private final Databases databases;

    @Inject
    Catalogue(Databases databases) {
        this.databases = databases;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Catalogue() {
        this(null);
    }

    /** The brand's products by name. */
    public List<Product> all(OrganisationId brand) {
        return databases.of(
                brand,
                session -> session.createQuery("from Product p order by p.name, p.id", Product.class)
                        .setMaxResults(ROWS_MAX)
                        .list());
    }

    public Optional<Product> find(OrganisationId brand, String id) {
        return databases.of(brand, session -> find(session, id));
    }

    public Optional<Product> find(Session session, String id) {
        return Optional.ofNullable(session.find(Product.class, id));
    }
}
