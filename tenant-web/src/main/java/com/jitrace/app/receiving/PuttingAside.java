package com.jitrace.app.receiving;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** An accepted part is put aside after all: what was decided stays written, a further decision and a hold on the part follow. */
@ApplicationScoped
public class PuttingAside {
    /** Outcome. */
    public sealed interface Aside permits Done, NotDone {}

    public record Done(GateScan scan) implements Aside {}

    /** The key of the text that says why. */
    public record NotDone(String code) implements Aside {}

    private final Databases databases;
    private final FactFinding finding;
    private final GateRegister register;
    private final HoldingParts holding;
    private final CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    PuttingAside(
            Databases databases, FactFinding finding, GateRegister register, HoldingParts holding, CurrentUser user) {
        this.databases = databases;
        this.finding = finding;
        this.register = register;
        this.holding = holding;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PuttingAside() {
        this(null, null, null, null, null);
    }

    /** Puts the part of an accepting decision aside; {@code words} say why, 1 to 300 characters. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
    public Aside putAside(String scan, String words) {
        if (words.isBlank() || words.length() > Verdict.WORDS_CHARACTERS_MAX) {
            return new NotDone("receiving.words");
        }
        SignedIn who = user.required();
        Self self = finding.self(who.organisation());
        return databases.of(who.organisation(), session -> {
            Optional<GateScan> found = Optional.ofNullable(session.find(GateScan.class, scan));
            Optional<ReceivingGate> gate = found.flatMap(one -> GateRegister.hold(session, one.gateId()));
            if (found.isEmpty() || gate.isEmpty()) {
                return new NotDone("receiving.no-scan");
            }
            return found.get().decision() == Decision.ACCEPT
                    ? putAside(session, self, gate.get(), found.get(), words.strip())
                    : new NotDone("receiving.not-accepted");
        });
    }

    private Aside putAside(Session session, Self self, ReceivingGate gate, GateScan scan, String words) {
        SignedIn who = user.required();
        PartItem item = scan.item().orElseThrow();
        holding.hold(session, who, PartHold.Target.ofItems(item.ref(), item.index(), item.index()), words);
        GateRegister.Entry entry = new GateRegister.Entry(
                new Verdict.Scan(OrganisationId.random(chance).value(), scan.seen(), "", clock.millis()),
                Optional.of(item),
                GateDecision.because(List.of(Reason.PUT_ASIDE)),
                words,
                scan.id());
        return new Done(register.enter(session, gate, self.brandParty(), who, entry));
    }
}
