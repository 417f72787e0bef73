package com.jitrace.app.verification;

import com.jitrace.app.assembly.ShownParts;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.network.Entrance;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedLicence;
import com.jitrace.app.readmodel.CertifiedLot;
import com.jitrace.app.readmodel.Cursor;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.KnownRights;
import com.jitrace.app.readmodel.PackedUnit;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.RecallFlag;
import com.jitrace.app.readmodel.Units;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.suspicion.History;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Reads what the brand's database says of one item, all in one transaction. */
@ApplicationScoped
public class Gathering {
    private static final int WAITING_ROWS_MAX = 50;

    private final Catalogue catalogue;
    private final ReadModel model;
    private final KnownRights rights;
    private final Outbox outbox;

    @Inject
    private Entrance entrance;

    @Inject
    Gathering(Catalogue catalogue, ReadModel model, KnownRights rights, Outbox outbox) {
        this.catalogue = catalogue;
        this.model = model;
        this.rights = rights;
        this.outbox = outbox;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Gathering() {
        this(null, null, null, null);
    }

    /** @param brandParty the brand's party on the chain */
    Facts gather(Session session, Located item, String brandParty, long now) {
        Optional<Product> product = catalogue.find(session, item.productId());
        List<ItemEvent> events = model.journey(session, item.ref(), item.index());
        outbox.remember(
                session,
                events.stream()
                        .map(ItemEvent::opening)
                        .filter(opening -> !opening.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)));
        List<Verdict.Step> journey = events.stream()
                .map(event -> new Verdict.Step(
                        event,
                        content(session, event.opening(), "city"),
                        event.author().equals(brandParty)))
                .toList();
        ItemState state = model.state(session, item.ref(), item.index());
        Cursor cursor = model.cursor(session);
        KnownRights.Rights inForce = rights.at(session, item.brand(), cursor);
        return new Facts(
                state,
                lot(session, state.lot()),
                retired(inForce.licences(), brandParty, now),
                product.map(Product::sheet),
                journey,
                product.filter(Product::showsParts)
                        .map(shown ->
                                new ShownParts(session).in(item.productId(), item.ref(), item.index(), brandParty))
                        .orElse(List.of()),
                sale(session, journey, state.status()),
                recall(session, item, product, state),
                inForce.authorisations().stream()
                        .filter(auth -> auth.allows("sell", cursor.blockTime()) && auth.covers(item.productId()))
                        .toList(),
                History.of(session, item.ref(), item.index()),
                new Verdict.Record(
                        cursor.height(),
                        cursor.blockTime(),
                        now,
                        waiting(session, item, state),
                        entrance.standstill().isPresent()));
    }

    /** A brand whose every licence has ended no longer uses the service (decision 0031). */
    private static boolean retired(List<CertifiedLicence> all, String brandParty, long now) {
        List<CertifiedLicence> licences = all.stream()
                .filter(licence -> licence.brand().equals(brandParty))
                .toList();
        return !licences.isEmpty() && licences.stream().allMatch(licence -> licence.until() < now);
    }

    private List<String> waiting(Session session, Located item, ItemState state) {
        Waiting waiting = new Waiting(
                item.ref(),
                item.index(),
                item.productId(),
                state.lot(),
                new Units(session)
                        .around(state.unit()).stream().map(PackedUnit::id).collect(Collectors.toSet()));
        return outbox.onTheirWay(session, WAITING_ROWS_MAX).stream()
                .flatMap(statements -> waiting.among(statements).stream())
                .distinct()
                .toList();
    }

    private String lot(Session session, String id) {
        return Optional.of(id)
                .filter(named -> !named.isEmpty())
                .map(named -> session.find(CertifiedLot.class, named))
                .map(lot -> content(session, lot.commitment(), "lot"))
                .orElse("");
    }

    private Optional<Verdict.Sale> sale(Session session, List<Verdict.Step> journey, String status) {
        if (!status.equals(ItemState.SOLD)) {
            return Optional.empty();
        }
        return journey.stream()
                .filter(step -> step.event().act().equals("sell"))
                .reduce((first, last) -> last)
                .map(step -> {
                    String day = content(session, step.event().opening(), "day");
                    return new Verdict.Sale(
                            day.isEmpty() ? day(step.event().blockTime()) : day,
                            step.city(),
                            step.event().region());
                });
    }

    private Optional<Verdict.Recall> recall(Session session, Located item, Optional<Product> product, ItemState state) {
        List<RecallFlag> flags = model.recalls(session, item.productId(), item.ref(), item.index(), state);
        if (flags.isEmpty()) {
            return Optional.empty();
        }
        RecallFlag flag = flags.get(flags.size() - 1);
        Optional<Notice> notice = outbox.document(session, flag.doc()).map(Notice::of);
        return Optional.of(new Verdict.Recall(
                flag.target().scope(),
                subject(session, flag.target(), item, product),
                notice.map(Notice::reason).orElse(flag.reason()),
                notice.map(Notice::remedy).orElse("")));
    }

    private String subject(Session session, RecallFlag.Target target, Located item, Optional<Product> product) {
        return switch (target.scope()) {
            case "product" -> product.map(Product::name).orElse("");
            case "lot" -> lot(session, target.target());
            case "unit" -> "";
            default -> item.ref();
        };
    }

    /** A field of what opens a commitment; "" where there is none or it was erased. */
    private String content(Session session, String commitment, String field) {
        return commitment.isEmpty()
                ? ""
                : outbox.opening(session, commitment)
                        .flatMap(opening -> JsonObject.parse(opening.content().getBytes(StandardCharsets.UTF_8))
                                .optionalText(field))
                        .orElse("");
    }

    private static String day(long time) {
        return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
