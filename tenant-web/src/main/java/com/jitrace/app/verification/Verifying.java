package com.jitrace.app.verification;

import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.Cursor;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.RecallFlag;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
    private final Catalogue catalogue;
    private final ReadModel model;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    @Inject
    Verifying(
            Databases databases, Organisations organisations, Decoding decoding, Catalogue catalogue, ReadModel model) {
        this.databases = databases;
        this.organisations = organisations;
        this.decoding = decoding;
        this.catalogue = catalogue;
        this.model = model;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Verifying() {
        this(null, null, null, null, null);
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
            Optional<Located> item = decoding.locate(code.get())
                    .filter(found ->
                            gtin.isEmpty() || gtin.get().equals(found.gtin().value()));
            return item.map(found -> judge(found, region, now))
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
                new Verdict.Record(0, 0, now));
    }

    private Verdict judge(Located item, Optional<String> region, long now) {
        Optional<Organisation> brand = organisations.find(item.brand());
        String brandParty = organisations
                .findParty(item.brand(), item.brand())
                .map(Party::id)
                .orElse("");
        Facts facts = databases.of(item.brand(), session -> gather(session, item, brandParty));
        Judgement judgement = Judgement.of(facts, region);
        return new Verdict(
                judgement.state(),
                item.code().value(),
                Optional.of(item),
                brand.map(Organisation::name).orElse(""),
                brand.map(Organisation::domain).orElse(""),
                facts.sheet(),
                judgement.reasons(),
                facts.journey(),
                facts.sale(),
                facts.recall(),
                region.orElse(""),
                new Verdict.Record(facts.height(), facts.blockTime(), now));
    }

    private Facts gather(Session session, Located item, String brandParty) {
        Optional<Product> product = catalogue.find(session, item.productId());
        List<Verdict.Step> journey = model.journey(session, item.ref(), item.index()).stream()
                .map(event -> new Verdict.Step(
                        event, content(session, event, "city"), event.author().equals(brandParty)))
                .toList();
        Cursor cursor = model.cursor(session);
        String status = model.state(session, item.ref(), item.index()).status();
        return new Facts(
                status,
                product.map(Product::sheet),
                journey,
                sale(session, journey, status),
                recall(session, item, product),
                model.authorisations(session).stream()
                        .filter(auth -> auth.allows("sell", cursor.blockTime()) && auth.covers(item.productId()))
                        .toList(),
                cursor.height(),
                cursor.blockTime());
    }

    private Optional<Verdict.Sale> sale(Session session, List<Verdict.Step> journey, String status) {
        if (!status.equals(com.jitrace.app.readmodel.ItemState.SOLD)) {
            return Optional.empty();
        }
        return journey.stream()
                .filter(step -> step.event().act().equals("sell"))
                .reduce((first, last) -> last)
                .map(step -> {
                    String day = content(session, step.event(), "day");
                    return new Verdict.Sale(
                            day.isEmpty() ? day(step.event().blockTime()) : day,
                            step.city(),
                            step.event().region());
                });
    }

    private Optional<Verdict.Recall> recall(Session session, Located item, Optional<Product> product) {
        List<RecallFlag> flags = model.recalls(session, item.productId(), item.ref(), item.index());
        if (flags.isEmpty()) {
            return Optional.empty();
        }
        RecallFlag flag = flags.get(flags.size() - 1);
        String subject = flag.target().scope().equals("product")
                ? product.map(Product::name).orElse(item.productId())
                : item.ref();
        Optional<Notice> notice = outbox.document(session, flag.doc()).map(Notice::of);
        return Optional.of(new Verdict.Recall(
                subject,
                notice.map(Notice::reason).orElse(flag.reason()),
                notice.map(Notice::remedy).orElse("")));
    }

    private String content(Session session, ItemEvent event, String field) {
        return outbox.opening(session, event.opening())
                .flatMap(opening -> JsonObject.parse(opening.content().getBytes(StandardCharsets.UTF_8))
                        .optionalText(field))
                .orElse("");
    }

    private static String day(long time) {
        return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** What the record says of an item, before anything is compared with the reader. */
    record Facts(
            String status,
            Optional<Sheet> sheet,
            List<Verdict.Step> journey,
            Optional<Verdict.Sale> sale,
            Optional<Verdict.Recall> recall,
            List<com.jitrace.app.readmodel.CertifiedAuthorisation> sellers,
            long height,
            long blockTime) {}
}
