package com.jitrace.app.quality;

import com.jitrace.app.part.Parts;
import com.jitrace.app.part.StoredRecord;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.trace.Origin;
import com.jitrace.app.trace.TracingParts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;

/**
 * Finds the goods that somebody means. A supplier's are those that it made or shipped, a manufacturer's those it was told of; of what was
 * named, only these count, and another's goods are as unknown as goods that nobody made.
 */
@ApplicationScoped
class NamedGoods {
    /** Outcome of looking. */
    sealed interface Search permits Found, Several, Nothing {}

    record Found(Goods goods) implements Search {}

    /** More than one lot has this number. */
    record Several() implements Search {}

    record Nothing() implements Search {}

    private static final Pattern RANGE = Pattern.compile("([0-9A-Z]{5})/([0-9]{1,8})-([0-9]{1,8})");
    private static final Pattern BATCH = Pattern.compile("[0-9A-Z]{5}");

    private final Databases databases;
    private final TracingParts tracing;
    private final ReadModel model;

    @Inject
    NamedGoods(Databases databases, TracingParts tracing, ReadModel model) {
        this.databases = databases;
        this.tracing = tracing;
        this.model = model;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected NamedGoods() {
        this(null, null, null);
    }

    /** @param makers the supplier's parties; none = a manufacturer asks, for goods that it was told of */
    Search find(OrganisationId self, String typed, Set<String> makers) {
        String text = typed.trim();
        Optional<Origin> origin = tracing.find(text);
        return databases.of(self, session -> {
            List<StoredRecord> records = new Parts(session).numbered(text);
            boolean lot = origin.filter(found -> !found.lot().isEmpty()).isPresent();
            if (severalLots(records, makers) || lot && !records.isEmpty()) {
                return new Several();
            }
            Goods named = origin.map(found -> new Goods(found.lot(), found.items()))
                    .or(() -> range(text))
                    .or(() -> batch(session, text))
                    .orElseGet(() -> new Goods(
                            "", records.stream().map(NamedGoods::items).toList()));
            Goods goods = named.within(named.items().stream()
                    .flatMap(some -> own(session, some, makers).stream())
                    .toList());
            boolean known =
                    makers.isEmpty() ? !goods.isNothing() : !goods.items().isEmpty();
            return known ? new Found(goods) : new Nothing();
        });
    }

    /** A number says one lot when it is one maker's for one part number; a supplier is another maker for each of its manufacturers. */
    static boolean severalLots(List<StoredRecord> records, Set<String> makers) {
        Set<String> lots = new HashSet<>();
        Set<String> authors = new HashSet<>();
        for (StoredRecord some : records) {
            authors.add(some.authorParty());
            lots.add(some.authorParty() + " " + some.productId());
        }
        return makers.isEmpty() ? lots.size() > 1 : lots.size() > authors.size();
    }

    private static Origin.Stretch items(StoredRecord of) {
        return new Origin.Stretch(of.ref(), new Run.Span(of.first(), of.last()));
    }

    private static Optional<Goods> range(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(range.group(2));
        int last = Integer.parseInt(range.group(3));
        return first > last ? Optional.empty() : Optional.of(stretch(range.group(1), first, last));
    }

    private static Goods stretch(String ref, int first, int last) {
        return new Goods("", List.of(new Origin.Stretch(ref, new Run.Span(first, last))));
    }

    /** A batch of which an organisation that is not its brand was told something. */
    private Optional<Goods> batch(Session session, String text) {
        if (!BATCH.matcher(text).matches()) {
            return Optional.empty();
        }
        Object[] ends = session.createQuery(
                        "select min(r.id.firstIndex), max(r.lastIndex) from ItemRun r where r.id.ref = :ref",
                        Object[].class)
                .setParameter("ref", text)
                .getSingleResult();
        return ends[0] == null ? Optional.empty() : Optional.of(stretch(text, (Integer) ends[0], (Integer) ends[1]));
    }

    private List<Origin.Stretch> own(Session session, Origin.Stretch some, Set<String> makers) {
        Run.Span span = some.span();
        List<Run.Span> own = makers.isEmpty()
                ? model.runs(session, some.ref(), span.first(), span.last()).stream()
                        .filter(run -> !run.state().status().isEmpty())
                        .map(Run::span)
                        .toList()
                : model.handled(session, some.ref(), span, makers);
        return own.stream().map(known -> new Origin.Stretch(some.ref(), known)).toList();
    }
}
