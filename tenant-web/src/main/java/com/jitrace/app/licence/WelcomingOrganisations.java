package com.jitrace.app.licence;

import com.jitrace.app.account.Accounts;
import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The operator brings an organisation onto the platform: its database, its first account and, for a brand, its first
 * licence. Every step can be repeated, so what was cut off is brought to its end by doing it again.
 */
@ApplicationScoped
@Allowed(Role.OPERATOR)
public class WelcomingOrganisations {
    private static final int PASSWORD_MIN = 12;
    private static final int PASSWORD_MAX = 200;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,&'’()-]{1,119}");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9-]{1,63}\\.)+[a-z]{2,63}");
    private static final Pattern PREFIXES = Pattern.compile("[0-9]{4,12}( [0-9]{4,12}){0,9}");
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{2,118}");

    /** Who comes: for a brand also the domain and GS1 company prefixes that the operators have seen proof of. */
    public record Newcomer(
            Organisation.Kind kind, String name, String domain, String prefixes, String login, String password) {}

    /** Outcome. */
    public sealed interface Welcome permits Welcomed, NotWelcomed {}

    /** The organisation is here; a brand's party and licence are on their way to the chain. */
    public record Welcomed(Optional<Long> outboxId) implements Welcome {}

    /** Nothing was done; the key of the text that says what to correct. */
    public record NotWelcomed(String code) implements Welcome {}

    private final Organisations organisations;
    private final Accounts accounts;
    private final Admission admission;

    @Inject
    WelcomingOrganisations(Organisations organisations, Accounts accounts, Admission admission) {
        this.organisations = organisations;
        this.accounts = accounts;
        this.admission = admission;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected WelcomingOrganisations() {
        this(null, null, null);
    }

    public Welcome welcome(Newcomer who, Admission.Grant grant) {
        Optional<String> fault = fault(who);
        if (fault.isPresent()) {
            return new NotWelcomed(fault.get());
        }
        boolean brand = who.kind() == Organisation.Kind.BRAND;
        Organisation organisation = organisations.register(
                who.kind(), who.name(), brand ? who.domain() : null, brand ? who.prefixes() : "");
        Set<Role> roles = brand ? Set.of(Role.BRAND_ADMIN, Role.BRAND_USER) : Set.of(Role.DISTRIBUTOR);
        if (!accounts.open(organisation.id(), who.login(), who.name(), who.password(), roles)) {
            return new NotWelcomed("welcome.login-taken");
        }
        return new Welcomed(brand ? Optional.of(admission.admitBrand(organisation.id(), grant)) : Optional.empty());
    }

    private Optional<String> fault(Newcomer who) {
        boolean brand = who.kind() == Organisation.Kind.BRAND;
        if (who.kind() == Organisation.Kind.OPERATOR
                || !NAME.matcher(who.name()).matches()) {
            return Optional.of("welcome.name");
        }
        if (organisations.named(who.name()).isPresent()) {
            return Optional.of("welcome.name-taken");
        }
        if (brand && !DOMAIN.matcher(who.domain()).matches()) {
            return Optional.of("welcome.domain");
        }
        if (brand && !PREFIXES.matcher(who.prefixes()).matches()) {
            return Optional.of("welcome.prefixes");
        }
        if (!LOGIN.matcher(who.login()).matches()) {
            return Optional.of("welcome.login");
        }
        if (accounts.byLogin(who.login()).isPresent()) {
            return Optional.of("welcome.login-taken");
        }
        int length = who.password().length();
        return length < PASSWORD_MIN || length > PASSWORD_MAX ? Optional.of("welcome.password") : Optional.empty();
    }
}
