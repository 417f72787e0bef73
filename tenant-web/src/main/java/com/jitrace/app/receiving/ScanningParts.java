package com.jitrace.app.receiving;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.part.Comparison;
import com.jitrace.app.part.Measured;
import com.jitrace.app.part.Parts;
import com.jitrace.app.part.Specification;
import com.jitrace.app.part.SpecificationVersion;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Parts are scanned at a gate: each is judged and written down, and what is accepted goes to the chain as received. */
@ApplicationScoped
public class ScanningParts {
    /** Older scans than these, or from the future, are taken as of now: the chain would not take their time. */
    private static final long AGE_MILLIS_MAX = 71 * 3_600_000L;

    /** What became of one scan. */
    public sealed interface Answer permits Decided, MeasurementsAsked, NoGate {}

    /**
     * It was decided and written down.
     *
     * @param again whether the same scan was sent before: this is the decision of then
     */
    public record Decided(GateScan scan, List<Comparison.Deviation> deviations, boolean again) implements Answer {
        public Decided {
            deviations = List.copyOf(deviations);
        }
    }

    /** Nothing was decided: this part is one of the sample and must be measured first. */
    public record MeasurementsAsked(String clientId, PartItem item, Specification specification) implements Answer {}

    /** The organisation has no such gate, or it is closed. */
    public record NoGate() implements Answer {}

    private final Databases databases;
    private final Decoding decoding;
    private final FactFinding finding;
    private final GateRegister register;
    private final CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    ScanningParts(
            Databases databases, Decoding decoding, FactFinding finding, GateRegister register, CurrentUser user) {
        this.databases = databases;
        this.decoding = decoding;
        this.finding = finding;
        this.register = register;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ScanningParts() {
        this(null, null, null, null, null);
    }

    /** Judges scans one after the other, each durable before the next; the answers in the same order. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
    public List<Answer> scan(String gate, List<ScanWish> scans) {
        if (scans.size() > ScanWish.SCANS_MAX) {
            throw new IllegalArgumentException(scans.size() + " scans at once");
        }
        SignedIn who = user.required();
        Self self = finding.self(who.organisation());
        List<Answer> answers = new ArrayList<>();
        for (ScanWish scan : scans) {
            Asked asked = new Asked(who, self, scan, clientId(scan));
            // what the chain says is read before the gate is held: others wait only while this one is written down
            Seen seen = databases.of(who.organisation(), session -> look(session, gate, asked));
            answers.add(databases.of(
                    who.organisation(),
                    session -> GateRegister.hold(session, gate)
                            .map(held -> one(session, held, asked, seen))
                            .orElseGet(NoGate::new)));
        }
        return answers;
    }

    private record Asked(SignedIn who, Self self, ScanWish scan, String clientId) {}

    /**
     * What was read before the gate is held.
     *
     * @param item if it is one of this organisation that is known on the chain
     * @param demanded what the part is measured by; empty when nothing is demanded of it
     */
    private record Seen(
            Facts facts, Optional<PartItem> item, String lot, Optional<Specification> demanded, Expectation expected) {}

    private String clientId(ScanWish scan) {
        return scan.clientId().orElseGet(() -> OrganisationId.random(chance).value());
    }

    private Seen look(Session session, String gate, Asked asked) {
        Reading reading = Reading.of(asked.scan().seen());
        Optional<PartItem> item = reading.found()
                .flatMap(code -> decoding.locate(session, asked.who().organisation(), code))
                .map(ScanningParts::item);
        Facts facts = item.map(found -> finding.certified(session, asked.self(), found))
                .orElseGet(() -> nothingKnown(reading));
        Optional<PartItem> known = item.filter(found -> facts instanceof Facts.Known);
        return new Seen(
                facts,
                known,
                known.map(found -> finding.lot(session, found)).orElse(""),
                known.flatMap(found -> new Parts(session).specification(found.product()))
                        .map(SpecificationVersion::specification)
                        .filter(found -> !found.characteristics().isEmpty()),
                new GateParts(session).expectation(gate));
    }

    private Answer one(Session session, ReceivingGate gate, Asked asked, Seen seen) {
        Optional<GateScan> earlier = session.createQuery(
                        "from GateScan s where s.gateId = :gate and s.clientId = :id", GateScan.class)
                .setParameter("gate", gate.id())
                .setParameter("id", asked.clientId())
                .uniqueResultOptional();
        if (earlier.isPresent()) {
            return new Decided(earlier.get(), List.of(), true);
        }
        return judge(session, gate, asked, seen);
    }

    private static PartItem item(Located found) {
        return new PartItem(found.productId(), found.ref(), found.index());
    }

    private static Facts nothingKnown(Reading reading) {
        if (reading instanceof Reading.Nothing) {
            return new Facts.NoCode();
        }
        return reading instanceof Reading.Mistyped ? new Facts.Mistyped() : new Facts.Unknown();
    }

    private Answer judge(Session session, ReceivingGate gate, Asked asked, Seen seen) {
        Optional<PartItem> item = seen.item();
        Facts facts =
                item.map(found -> finding.asOfNow(session, found, seen.facts())).orElse(seen.facts());
        GateDecision decision = GateDecision.of(facts, seen.expected());
        List<Comparison.Deviation> deviations = List.of();
        if (item.isPresent()) {
            Optional<Specification> demanded = seen.demanded();
            Optional<Measured> measured = asked.scan().measured();
            if (decision.isAccepted()) {
                GateCount count = count(session, gate, item.get(), seen.lot());
                if (demanded.isPresent()
                        && measured.isEmpty()
                        && gate.sampling().asks(count.judged())) {
                    if (!asked.scan().acceptedOffline()) {
                        return new MeasurementsAsked(asked.clientId(), item.get(), demanded.get());
                    }
                    decision = decision.and(List.of(Reason.ACCEPTED_OFFLINE));
                }
                count.oneMore();
            }
            if (demanded.isPresent() && measured.isPresent()) {
                deviations = demanded.get().compare(measured.get()).deviations();
                decision = decision.and(reasons(deviations));
            }
        }
        if (asked.scan().acceptedOffline()) {
            decision = decision.afterAcceptingOffline();
        }
        GateRegister.Entry entry = new GateRegister.Entry(kept(asked), item, decision);
        return new Decided(
                register.enter(session, gate, asked.self().brandParty(), asked.who(), entry), deviations, false);
    }

    static Set<Reason> reasons(List<Comparison.Deviation> deviations) {
        return deviations.stream()
                .map(one -> one.kind() == Comparison.Kind.OUT_OF_TOLERANCE
                        ? Reason.OUT_OF_TOLERANCE
                        : Reason.SPECIFICATION_DIFFERS)
                .collect(Collectors.toSet());
    }

    private static GateCount count(Session session, ReceivingGate gate, PartItem item, String lot) {
        GateCount.Id id =
                new GateCount.Id(gate.id(), item.product(), gate.sampling().byLot() ? lot : "");
        GateCount found = session.find(GateCount.class, id);
        if (found != null) {
            return found;
        }
        GateCount fresh = new GateCount(id);
        session.persist(fresh);
        return fresh;
    }

    private Verdict.Scan kept(Asked asked) {
        long now = clock.millis();
        return new Verdict.Scan(
                asked.clientId(),
                legible(asked.scan().seen()),
                asked.scan().measured().map(ScanningParts::written).orElse(""),
                asked.scan()
                        .at()
                        .filter(at -> at <= now && at >= now - AGE_MILLIS_MAX)
                        .orElse(now));
    }

    /** What was read, with a space for what cannot be printed, cut to what is kept. */
    static String legible(String seen) {
        StringBuilder out = new StringBuilder();
        seen.codePoints()
                .limit(GateScan.SEEN_CHARACTERS_MAX / 2)
                .map(c -> Character.isISOControl(c)
                                || !Character.isDefined(c)
                                || Character.getType(c) == Character.SURROGATE
                        ? ' '
                        : c)
                .forEach(out::appendCodePoint);
        return out.toString().strip();
    }

    private static String written(Measured measured) {
        return new Json.Array(new TreeMap<>(measured.values())
                        .entrySet().stream()
                                .<Json>map(one -> JsonObject.EMPTY
                                        .with("name", one.getKey())
                                        .with("unit", one.getValue().unit())
                                        .with("value", one.getValue().text()))
                                .toList())
                .toString();
    }
}
