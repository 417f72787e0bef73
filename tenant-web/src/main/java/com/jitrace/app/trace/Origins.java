package com.jitrace.app.trace;

import com.jitrace.app.capture.Lots;
import com.jitrace.app.capture.ProductionLot;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.part.Parts;
import com.jitrace.app.part.StoredRecord;
import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.Genealogy;
import com.jitrace.app.readmodel.ItemRun;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;

/** Finds what a reader means; what the reader was never told of is as unknown as what nobody issued. */
@ApplicationScoped
class Origins {
    private static final Pattern LINK = Pattern.compile("https?://[^/]+/(?:01/[0-9]{14}/21|c)/([^/?#]+)/?.*");
    private static final Pattern NAME = Pattern.compile("([0-9A-Z]{5})/([0-9]{1,8})");
    private static final Pattern BATCH = Pattern.compile("[0-9A-Z]{5}");
    private static final Pattern LOT = Pattern.compile("[0-9a-f]{32}");

    private final Databases databases;
    private final Decoding decoding;
    private final ReadModel model;
    private final Lots lots;

    @Inject
    Origins(Databases databases, Decoding decoding, ReadModel model, Lots lots) {
        this.databases = databases;
        this.decoding = decoding;
        this.model = model;
        this.lots = lots;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Origins() {
        this(null, null, null, null);
    }

    /**
     * An item by its code, link or name (7F3KQ/12), a batch by its reference, a lot by its label or id, or what a maker numbered so in its records:
     * a serial or its own lot. A number that several lots have names none of them.
     */
    Optional<Origin> find(OrganisationId self, String typed) {
        String text = typed.trim();
        Matcher link = LINK.matcher(text);
        Optional<Located> located =
                Code.read(link.matches() ? link.group(1) : text).flatMap(decoding::locate);
        return databases.of(
                self,
                session -> located.flatMap(item -> item(session, item.ref(), item.index()))
                        .or(() -> named(session, text))
                        .or(() -> batch(session, text))
                        .or(() -> lot(session, text))
                        .or(() -> recorded(session, text)));
    }

    private Optional<Origin> named(Session session, String text) {
        Matcher name = NAME.matcher(text);
        return name.matches() ? item(session, name.group(1), Integer.parseInt(name.group(2))) : Optional.empty();
    }

    private Optional<Origin> item(Session session, String ref, int index) {
        ItemState state = model.state(session, ref, index);
        return state.status().isEmpty()
                ? Optional.empty()
                : Optional.of(new Origin(
                        ref + "/" + index, "", List.of(new Origin.Stretch(ref, new Run.Span(index, index)))));
    }

    private Optional<Origin> batch(Session session, String text) {
        if (!BATCH.matcher(text).matches()) {
            return Optional.empty();
        }
        return model.batch(session, text).map(batch -> new Origin(text, "", List.of(whole(batch))));
    }

    private static Origin.Stretch whole(CertifiedBatch batch) {
        return new Origin.Stretch(batch.ref(), new Run.Span(0, batch.count() - 1));
    }

    private Optional<Origin> lot(Session session, String text) {
        List<String> ids = LOT.matcher(text).matches()
                ? List.of(text)
                : lots.labelled(session, text).stream().map(ProductionLot::id).toList();
        Genealogy genealogy = new Genealogy(session);
        for (String id : ids) {
            List<Origin.Stretch> items = new ArrayList<>();
            for (ItemRun row : genealogy.itemsOf(id)) {
                join(items, new Origin.Stretch(row.ref(), row.run().span()));
            }
            if (!items.isEmpty() || !genealogy.flowsOf(id, 1).isEmpty()) {
                return Optional.of(new Origin(text, id, items));
            }
        }
        return Optional.empty();
    }

    private Optional<Origin> recorded(Session session, String text) {
        List<StoredRecord> records = new Parts(session).numbered(text);
        long lots = records.stream()
                .map(record -> record.authorParty() + " " + record.productId())
                .distinct()
                .count();
        List<Origin.Stretch> items = new ArrayList<>();
        records.stream()
                .filter(record -> !model.state(session, record.ref(), record.first())
                        .status()
                        .isEmpty())
                .forEach(record ->
                        join(items, new Origin.Stretch(record.ref(), new Run.Span(record.first(), record.last()))));
        return lots == 1 && !items.isEmpty() ? Optional.of(new Origin(text, "", items)) : Optional.empty();
    }

    /** Neighbouring runs are one stretch, whatever became of each. */
    private static void join(List<Origin.Stretch> items, Origin.Stretch next) {
        Origin.Stretch last = items.isEmpty() ? null : items.get(items.size() - 1);
        if (last != null
                && last.ref().equals(next.ref())
                && last.span().last() + 1 == next.span().first()) {
            items.set(
                    items.size() - 1,
                    new Origin.Stretch(
                            last.ref(),
                            new Run.Span(last.span().first(), next.span().last())));
        } else {
            items.add(next);
        }
    }
}
