package com.jitrace.app.licence;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.readmodel.CertifiedLicence;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Operators see how many codes a brand may issue and has left: public on the chain by design. */
@ApplicationScoped
@Allowed(Role.OPERATOR)
public class Licences {
    /** Codes of all the licences that are in force. */
    public record Sum(long granted, long left) {}

    private final Databases databases;
    private final ReadModel model;
    private final Clock clock;

    @Inject
    Licences(Databases databases, ReadModel model, Clock clock) {
        this.databases = databases;
        this.model = model;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Licences() {
        this(null, null, null);
    }

    public Sum of(Organisation organisation) {
        if (organisation.kind() != Organisation.Kind.BRAND) {
            return new Sum(0, 0);
        }
        List<CertifiedLicence> inForce = databases.of(organisation.id(), model::licences).stream()
                .filter(licence -> licence.until() > clock.millis())
                .toList();
        return new Sum(
                inForce.stream().mapToLong(CertifiedLicence::granted).sum(),
                inForce.stream().mapToLong(CertifiedLicence::left).sum());
    }
}
