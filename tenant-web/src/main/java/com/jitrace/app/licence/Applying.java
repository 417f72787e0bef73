package com.jitrace.app.licence;

import com.jitrace.app.account.Invitations;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Lookalikes;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A brand asks to come in; anybody may, so nothing but one row comes of it. */
@ApplicationScoped
public class Applying {
    /** Outcome. */
    public sealed interface Outcome permits Applied, NotApplied {}

    /**
     * The operators will see it.
     *
     * @param reference what to name it by
     * @param token to be published at the domain
     */
    public record Applied(String reference, String token) implements Outcome {}

    /** Nothing was taken; keys of the texts that say what to correct. */
    public record NotApplied(List<String> codes) implements Outcome {
        public NotApplied {
            codes = List.copyOf(codes);
        }
    }

    private static final int OPEN_MAX = 2_000;
    private static final int TOKEN_BYTES = 24;
    private static final String REFERENCE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int REFERENCE_LENGTH = 10;

    private final Databases databases;
    private final Organisations organisations;
    private final Invitations invitations;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    Applying(
            Databases databases,
            Organisations organisations,
            Invitations invitations,
            Clock clock,
            RandomGenerator chance) {
        this.databases = databases;
        this.organisations = organisations;
        this.invitations = invitations;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Applying() {
        this(null, null, null, null, null);
    }

    public Outcome apply(BrandWish wish) {
        List<String> faults = new ArrayList<>(wish.faults());
        if (faults.isEmpty()) {
            faults.addAll(collisions(wish));
        }
        if (!faults.isEmpty()) {
            return new NotApplied(faults);
        }
        byte[] random = new byte[TOKEN_BYTES];
        chance.nextBytes(random);
        String token =
                "jitrace-proof=" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        StringBuilder reference = new StringBuilder(REFERENCE_LENGTH);
        for (int i = 0; i < REFERENCE_LENGTH; i++) {
            reference.append(REFERENCE_SIGNS.charAt(chance.nextInt(REFERENCE_SIGNS.length())));
        }
        return databases.control(session -> {
            if (waiting(session).size() >= OPEN_MAX) {
                return new NotApplied(List.of("apply.full"));
            }
            session.persist(new Application(
                    OrganisationId.random(chance).value(), reference.toString(), token, wish, clock.millis()));
            return new Applied(reference.toString(), token);
        });
    }

    /** Why this wish collides with somebody who is here or waits to come in. */
    private List<String> collisions(BrandWish wish) {
        List<String> faults = new ArrayList<>();
        if (isTaken(wish.displayName())) {
            faults.add("apply.name-taken");
        }
        if (overlapsABrand(wish.prefixes())) {
            faults.add("apply.prefixes-taken");
        }
        if (!invitations.isFree(wish.login().toLowerCase(Locale.ROOT))) {
            faults.add("team.login-taken");
        }
        return faults;
    }

    /** Whether an organisation, or one that waits to come in, has a name that looks like this one. */
    boolean isTaken(String name) {
        return organisations.lookalike(name).isPresent()
                || databases.control(session ->
                        waiting(session).stream().anyMatch(known -> Lookalikes.confusable(known.displayName(), name)));
    }

    /** Whether a brand that is here has a GTIN in common with these prefixes. */
    boolean overlapsABrand(String prefixes) {
        return organisations.all().stream()
                .filter(known -> known.kind() == Organisation.Kind.BRAND)
                .anyMatch(known -> BrandWish.overlap(known.prefixes(), prefixes));
    }

    static List<Application> waiting(org.hibernate.Session session) {
        return session.createQuery(
                        "from Application a where a.state in (:states) order by a.createdAt, a.id", Application.class)
                .setParameterList("states", List.of(Application.State.OPEN, Application.State.PROPOSED))
                .setMaxResults(OPEN_MAX)
                .list();
    }
}
