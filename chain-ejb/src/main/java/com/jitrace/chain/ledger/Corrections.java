package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.signing.OpenedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Taking back what was said last. What an entry found is kept beside the state for 72 hours of block time, like the nonces: it follows from
 * the log and stands in no root (decision 0012).
 */
final class Corrections {
    private static final String ENTRIES = "entries";

    private static final String PLACE = "i";

    private Corrections() {}

    /** Keeps what the entries of a batch found; nothing if none of them can be taken back. */
    static void remember(Overlay state, OpenedBatch batch, Moment moment, List<Footprint> footprints) {
        List<Json> entries = new ArrayList<>();
        for (int place = 0; place < footprints.size(); place++) {
            Footprint footprint = footprints.get(place);
            if (!footprint.isEmpty()) {
                entries.add(JsonObject.EMPTY
                        .with(PLACE, place)
                        .with("leaf", footprint.leaf().hex())
                        .with("pasts", new Json.Array(List.copyOf(footprint.pasts()))));
            }
        }
        if (!entries.isEmpty()) {
            JsonObject record = JsonObject.EMPTY
                    .with("author", batch.header().author())
                    .with(ENTRIES, new Json.Array(entries))
                    .with("time", moment.time());
            state.keep(batch.batchId(), record);
        }
    }

    /** Step "fields": such an entry there was in the last 72 hours. */
    static JsonObject named(Context at, Correct correct) {
        return record(at, correct).stream()
                .flatMap(r -> objects(r, ENTRIES).stream())
                .filter(e -> e.whole(PLACE) == correct.entry().place())
                .findFirst()
                .orElseThrow(() -> Broken.rule(
                        Reason.UNKNOWN, "no entry " + correct.entry() + " of the last 72 h that can be corrected"));
    }

    private static List<JsonObject> objects(JsonObject of, String name) {
        return of.get(name).orElseThrow() instanceof Json.Array array
                ? array.values().stream().map(JsonObject.class::cast).toList()
                : List.of();
    }

    static void onlyAuthor(Context at, Correct correct) {
        unless(
                record(at, correct)
                        .filter(r -> r.text("author").equals(at.author()))
                        .isPresent(),
                Reason.NOT_AUTHORISED,
                () -> "entry " + correct.entry() + " is another party's");
    }

    private static Optional<JsonObject> record(Context at, Correct correct) {
        return at.state()
                .past(correct.entry().batchId())
                .filter(r -> r.whole("time") + Limits.CORRECTION_AGE_MILLIS_MAX >= at.time());
    }

    static Item corrected(Context at, Correct correct, Item item) {
        return past(at, correct, item.fields()).map(item::asBefore).orElse(item);
    }

    static Unit corrected(Context at, Correct correct, Unit unit) {
        return past(at, correct, unit.fields()).map(unit::asBefore).orElse(unit);
    }

    /** How the entry found this item or unit; empty if it is not the last in its history. */
    private static Optional<JsonObject> past(Context at, Correct correct, JsonObject now) {
        JsonObject entry = named(at, correct);
        List<JsonObject> pasts = objects(entry, "pasts");
        unless(
                !pasts.isEmpty(),
                Reason.STATE,
                () -> "the entry found its goods in more than " + Footprint.PASTS_MAX + " different states");
        Hash leaf = Hash.hex(entry.text("leaf"));
        return pasts.stream().filter(p -> Unit.lastWas(now, p, leaf)).findFirst();
    }
}
