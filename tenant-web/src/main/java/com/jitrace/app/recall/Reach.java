package com.jitrace.app.recall;

import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.Run;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Which of a brand's items a scope names, by the brand's own read model. */
final class Reach {
    /** Items first…last of a batch. */
    private record Span(String ref, int first, int last) {}

    private final ReadModel model;
    private final Session session;

    Reach(ReadModel model, Session session) {
        this.model = model;
        this.session = session;
    }

    /** The effect of a recall of this scope; empty when the brand has no such product, batch or items on the chain. */
    Optional<Effect> of(Scope scope) {
        return spans(scope).map(spans -> {
            Effect effect = Effect.NOTHING;
            for (Span span : spans) {
                for (Run run : model.runs(session, span.ref(), span.first(), span.last())) {
                    effect = effect.and(run, span.first(), span.last());
                }
            }
            return effect;
        });
    }

    private Optional<List<Span>> spans(Scope scope) {
        if (scope instanceof Scope.OfProduct product) {
            return model.product(session, product.product())
                    .map(known -> model.batchesOf(session, known.id()).stream()
                            .map(Reach::whole)
                            .toList());
        } else if (scope instanceof Scope.OfBatch batch) {
            return model.batch(session, batch.batch()).map(known -> List.of(whole(known)));
        } else if (scope instanceof Scope.OfItems some) {
            return items(some.items());
        }
        throw new IllegalArgumentException("a recall here names a product, a batch or items of a batch");
    }

    private static Span whole(CertifiedBatch batch) {
        return new Span(batch.ref(), 0, batch.count() - 1);
    }

    private Optional<List<Span>> items(List<BatchItems> items) {
        List<Span> spans = new ArrayList<>();
        for (BatchItems ofBatch : items) {
            Optional<CertifiedBatch> batch = model.batch(session, ofBatch.batch());
            for (Ranges.Range range : ofBatch.ranges().ranges()) {
                if (batch.isEmpty() || range.last() >= batch.get().count()) {
                    return Optional.empty();
                }
                spans.add(new Span(ofBatch.batch(), range.first(), range.last()));
            }
        }
        return Optional.of(spans);
    }
}
