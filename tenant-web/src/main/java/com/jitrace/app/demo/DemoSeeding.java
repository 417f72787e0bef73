package com.jitrace.app.demo;

import com.jitrace.app.account.Accounts;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.licence.Admission;
import com.jitrace.app.licence.Proposal;
import com.jitrace.app.licence.Proposals;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.outbox.OutboxRow;
import com.jitrace.app.tenancy.Newcomer;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.gateway.ChainGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;

/** Brings a fresh installation to life: an operator, a brand, a distributor, products, codes and their journeys. */
@ApplicationScoped
public class DemoSeeding {
    private static final Logger LOG = Logger.getLogger(DemoSeeding.class.getName());
    private static final long LICENSED_CODES = 100_000;
    private static final Duration VALID = Duration.ofDays(365);
    private static final long FINAL_MILLIS_MAX = 60_000;
    private static final long ASK_AGAIN_MILLIS = 100;

    static final String OPERATOR = "Demo operator";
    static final String BRAND = "Domaine du Moulin";
    static final String DISTRIBUTOR = "Nordlicht Handel";

    private final Organisations organisations;
    private final Accounts accounts;
    private final Admission admission;
    private final Outbox outbox;
    private final DemoJourney journey;

    @Inject
    private Proposals proposals;

    @Inject
    private CurrentUser user;

    @Inject
    private RequestContextController requests;

    @Inject
    private ChainGateway chain;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    DemoSeeding(
            Organisations organisations, Accounts accounts, Admission admission, Outbox outbox, DemoJourney journey) {
        this.organisations = organisations;
        this.accounts = accounts;
        this.admission = admission;
        this.outbox = outbox;
        this.journey = journey;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DemoSeeding() {
        this(null, null, null, null, null);
    }

    /** Seeds the demo unless the file says that it is there; a seeding that was cut off goes on where it stopped being done. */
    public void seed(Path file) {
        DemoFile demo = new DemoFile(file, chain.genesis().origin());
        if (!demo.items.isEmpty()) {
            return;
        }
        boolean opened = requests.activate();
        try {
            // validators beside the application may still be starting
            await(() -> chain.standstill().isEmpty());
            seed(demo);
            LOG.log(Level.INFO, "demo data is ready: {0}", file);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "demo data could not be seeded; the next start tries again", e);
        } finally {
            if (opened) {
                requests.deactivate();
            }
        }
    }

    private void seed(DemoFile demo) {
        Organisation operator = organisations.register(Organisation.Kind.OPERATOR, OPERATOR, null, "");
        account(demo, operator.id(), "operator", Set.of(Role.OPERATOR));
        account(demo, operator.id(), "operator-2", Set.of(Role.OPERATOR));
        demo.write();
        proposeAndApprove(operator.id(), () -> admission.foundOperator(OPERATOR));
        if (organisations.named(BRAND).isEmpty()) {
            Admission.Grant grant = new Admission.Grant(LICENSED_CODES, clock.millis() + VALID.toMillis());
            Newcomer newcomer = new Newcomer(BRAND, "domaine-du-moulin.example", "9506000", "FILE", clock.millis());
            proposeAndApprove(
                    operator.id(),
                    () -> proposals.all().stream().anyMatch(p -> p.state() == Proposal.State.OPEN)
                            ? Optional.empty()
                            : Optional.of(admission.proposeBrand(newcomer, new Admission.First("", "", ""), grant)));
        }
        Organisation brand = organisations.named(BRAND).orElseThrow();
        account(demo, brand.id(), "brand-admin", Set.of(Role.BRAND_ADMIN, Role.BRAND_USER));
        account(demo, brand.id(), "brand-admin-2", Set.of(Role.BRAND_ADMIN, Role.BRAND_USER));
        account(demo, brand.id(), "brand-user", Set.of(Role.BRAND_USER));
        account(demo, brand.id(), "brand-clerk", Set.of(Role.CLERK));
        account(demo, brand.id(), "auditor", Set.of(Role.AUDITOR));
        Organisation distributor = organisations.register(Organisation.Kind.PARTNER, DISTRIBUTOR, null, "");
        account(demo, distributor.id(), "distributor", Set.of(Role.DISTRIBUTOR));
        account(demo, distributor.id(), "supplier", Set.of(Role.SUPPLIER));
        account(demo, distributor.id(), "clerk", Set.of(Role.CLERK));
        proposeAndApprove(operator.id(), () -> admission.admitPartner(brand.id(), distributor.id()));
        journey.travel(demo, new DemoJourney.Cast(brand.id(), distributor.id()), this::as, new DemoJourney.Patience() {
            @Override
            public void untilFinal(OrganisationId organisation, long row) {
                awaitFinal(organisation, row);
            }

            @Override
            public void until(BooleanSupplier done) {
                await(done);
            }
        });
        keys(demo);
        demo.write();
    }

    /** One operator proposes, the other signs too where the chain wants two; then the chain has it. */
    private void proposeAndApprove(OrganisationId home, Supplier<Optional<Proposals.Stands>> proposal) {
        as("operator@demo", proposal);
        as("operator-2@demo", () -> {
            for (Proposals.View view : proposals.all()) {
                if (view.state() == Proposal.State.OPEN
                        && proposals.approve(view.id()) instanceof Proposals.NotTaken not) {
                    throw new IllegalStateException("the demo's second operator could not sign: " + not.code());
                }
            }
            proposals.all().stream().filter(p -> p.outboxId() > 0).forEach(p -> awaitFinal(home, p.outboxId()));
            return true;
        });
    }

    private void account(DemoFile demo, OrganisationId organisation, String role, Set<Role> roles) {
        if (demo.signIn(role).isPresent()) {
            return;
        }
        byte[] secret = new byte[12];
        chance.nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String login = role + "@demo";
        demo.signIns.add(new DemoFile.SignIn(role, login, password));
        demo.write();
        accounts.open(organisation, login, "Demo " + role, password, roles);
    }

    private void keys(DemoFile demo) {
        for (DemoFile.SignIn signIn : demo.signIns) {
            demo.keys.add(new DemoFile.Key(signIn.role(), accounts.issueApiKey(signIn.user(), "demo", VALID)));
        }
    }

    private <T> T as(String login, Supplier<T> work) {
        SignedIn actor = accounts.byLogin(login).orElseThrow();
        user.actAs(actor);
        return work.get();
    }

    private void awaitFinal(OrganisationId organisation, long row) {
        await(() -> isFinal(organisation, row));
    }

    private boolean isFinal(OrganisationId organisation, long row) {
        OutboxRow stored = outbox.find(organisation, row).orElseThrow();
        if (stored.state() == OutboxRow.State.REFUSED) {
            throw new IllegalStateException(
                    "the chain refused " + stored.subject() + ": " + stored.reason() + " " + stored.detail());
        }
        return stored.state() == OutboxRow.State.FINAL;
    }

    private void await(BooleanSupplier done) {
        long deadline = clock.millis() + FINAL_MILLIS_MAX;
        while (!done.getAsBoolean()) {
            if (clock.millis() > deadline) {
                throw new IllegalStateException("the demo was not seeded in time");
            }
            try {
                chain.awaitBlockAfter(chain.head().height(), ASK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while seeding", e);
            }
        }
    }
}
