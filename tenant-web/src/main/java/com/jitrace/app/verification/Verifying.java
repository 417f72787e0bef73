package com.jitrace.app.verification;

import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.suspicion.CountingChecks;
import com.jitrace.app.suspicion.Visit;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers a scan from the read model: it needs no chain at work, and says how old its record is. */
@ApplicationScoped
public class Verifying {
    private static final Logger LOG = Logger.getLogger(Verifying.class.getName());

    private final Databases databases;
    private final Organisations organisations;
    private final Decoding decoding;
    private final Gathering gathering;
    private final CountingChecks counting;

    @Inject
    private Clock clock;

    @Inject
    Verifying(
            Databases databases,
            Organisations organisations,
            Decoding decoding,
            Gathering gathering,
            CountingChecks counting) {
        this.databases = databases;
        this.organisations = organisations;
        this.decoding = decoding;
        this.gathering = gathering;
        this.counting = counting;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Verifying() {
        this(null, null, null, null, null);
    }

    /** The verdict for somebody who checks: the same as for anybody else, and counted for those who come after. */
    public Verdict check(Optional<String> gtin, String typed, Optional<String> region, Visit visit) {
        Verdict verdict = verify(gtin, typed, region);
        verdict.item()
                .ifPresent(item -> counting.count(
                        new CountingChecks.Checked(
                                item.brand(),
                                item.ref(),
                                item.index(),
                                verdict.standing().status()),
                        visit,
                        region.orElse("")));
        return verdict;
    }

    /**
     * The verdict on a code.
     *
     * @param gtin the 14 digits of the link, or empty when only a code was typed
     * @param typed the serial of the link or what was typed
     * @param region the reader's ISO 3166-2 region, or empty
     */
    public Verdict verify(Optional<String> gtin, String typed, Optional<String> region) {
        long now = clock.millis();
        try {
            Optional<Code> code = Code.read(typed);
            if (code.isEmpty()) {
                return nothing(State.MISTYPED, typed, now);
            }
            return decoding.issuer(code.get())
                    .flatMap(brand -> judge(brand, code.get(), gtin, region, now))
                    .orElseGet(() -> nothing(State.UNKNOWN, code.get().value(), now));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a code could not be checked", e);
            return nothing(State.UNAVAILABLE, typed, now);
        }
    }

    private static Verdict nothing(State state, String code, long now) {
        return new Verdict(
                state,
                code,
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                Verdict.Standing.NONE,
                new Verdict.Record(0, 0, now, List.of()));
    }

    /** Item and facts are read in one transaction; a transaction costs as much as five questions (docs/performance.md). */
    private Optional<Verdict> judge(
            OrganisationId issuer, Code code, Optional<String> gtin, Optional<String> region, long now) {
        Optional<Organisation> brand = organisations.find(issuer);
        String brandParty =
                organisations.findParty(issuer, issuer).map(Party::id).orElse("");
        return databases
                .of(
                        issuer,
                        session -> decoding.locate(session, issuer, code)
                                .filter(item -> gtin.isEmpty()
                                        || gtin.get().equals(item.gtin().value()))
                                .map(item -> new Known(item, gathering.gather(session, item, brandParty, now))))
                .map(known -> verdict(known, brand, region));
    }

    private record Known(Located item, Facts facts) {}

    private static Verdict verdict(Known known, Optional<Organisation> brand, Optional<String> region) {
        Facts facts = known.facts();
        Judgement judgement = Judgement.of(facts, region);
        return new Verdict(
                judgement.state(),
                known.item().code().value(),
                Optional.of(known.item()),
                brand.map(Organisation::name).orElse(""),
                brand.map(Organisation::domain).orElse(""),
                facts.sheet(),
                judgement.reasons(),
                facts.journey(),
                facts.sale(),
                facts.recall(),
                region.orElse(""),
                facts.standing(),
                facts.record());
    }
}
