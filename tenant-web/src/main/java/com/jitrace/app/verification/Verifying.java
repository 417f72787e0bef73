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
import org.hibernate.Session;

/** Answers a scan from the read model: it needs no chain at work, and says how old its record is. */
@ApplicationScoped
public class Verifying {
    private static final Logger LOG = Logger.getLogger(Verifying.class.getName());

    private final Databases databases;
    private final Organisations organisations;
    private final Decoding decoding;
    private final Gathering gathering;
    private final Grounding grounding;
    private final CountingChecks counting;

    @Inject
    private Clock clock;

    @Inject
    Verifying(
            Databases databases,
            Organisations organisations,
            Decoding decoding,
            Gathering gathering,
            Grounding grounding,
            CountingChecks counting) {
        this.databases = databases;
        this.organisations = organisations;
        this.decoding = decoding;
        this.gathering = gathering;
        this.grounding = grounding;
        this.counting = counting;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Verifying() {
        this(null, null, null, null, null, null);
    }

    /** The verdict for somebody who checks: the same as for anybody else, and counted for those who come after. */
    public Verdict check(Optional<String> gtin, String typed, Optional<String> region, Visit visit) {
        return counted(answer(gtin, typed, region, false), region, visit).verdict();
    }

    /** The same, with what a proof is made from: it is read in the verdict's own transaction. */
    public Answer checkToProve(Optional<String> gtin, String typed, Optional<String> region, Visit visit) {
        return counted(answer(gtin, typed, region, true), region, visit);
    }

    private Answer counted(Answer answer, Optional<String> region, Visit visit) {
        Verdict verdict = answer.verdict();
        verdict.item()
                .ifPresent(item -> counting.count(
                        new CountingChecks.Checked(
                                item.brand(),
                                item.ref(),
                                item.index(),
                                verdict.standing().status()),
                        visit,
                        region.orElse("")));
        return answer;
    }

    /**
     * The verdict on a code, with what its proof is made from; it counts as no check.
     *
     * @param gtin the 14 digits of the link, or empty when only a code was typed
     * @param typed the serial of the link or what was typed
     * @param region the reader's ISO 3166-2 region, or empty
     */
    public Answer verifyToProve(Optional<String> gtin, String typed, Optional<String> region) {
        return answer(gtin, typed, region, true);
    }

    private Answer answer(Optional<String> gtin, String typed, Optional<String> region, boolean toProve) {
        long now = clock.millis();
        try {
            Optional<Code> code = Code.read(typed);
            if (code.isEmpty()) {
                return nothing(State.MISTYPED, typed, now);
            }
            return decoding.issuer(code.get())
                    .flatMap(brand -> judge(brand, code.get(), new Asked(gtin, region, now, toProve)))
                    .orElseGet(() -> nothing(State.UNKNOWN, code.get().value(), now));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a code could not be checked", e);
            return nothing(State.UNAVAILABLE, typed, now);
        }
    }

    private record Asked(Optional<String> gtin, Optional<String> region, long now, boolean toProve) {}

    private static Answer nothing(State state, String code, long now) {
        Verdict verdict = new Verdict(
                state,
                code,
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                Verdict.Standing.NONE,
                new Verdict.Record(0, 0, now, List.of()));
        return new Answer(verdict, Optional.empty());
    }

    /** Item, facts and ground are read in one transaction; a transaction costs as much as five questions (docs/performance.md). */
    private Optional<Answer> judge(OrganisationId issuer, Code code, Asked asked) {
        Optional<Organisation> brand = organisations.find(issuer);
        String brandParty =
                organisations.findParty(issuer, issuer).map(Party::id).orElse("");
        Optional<Known> known = databases.of(
                issuer,
                session -> decoding.locate(session, issuer, code)
                        .filter(item -> asked.gtin().isEmpty()
                                || asked.gtin().get().equals(item.gtin().value()))
                        .map(item -> known(session, item, brandParty, asked)));
        return known.map(found -> new Answer(verdict(found, brand, asked.region()), found.ground()));
    }

    private Known known(Session session, Located item, String brandParty, Asked asked) {
        Facts facts = gathering.gather(session, item, brandParty, asked.now());
        return new Known(
                item,
                facts,
                asked.toProve() ? Optional.of(grounding.of(session, item, facts.journey())) : Optional.empty());
    }

    private record Known(Located item, Facts facts, Optional<Ground> ground) {}

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
                facts.inside(),
                facts.sale(),
                facts.recall(),
                region.orElse(""),
                facts.standing(),
                facts.record());
    }
}
