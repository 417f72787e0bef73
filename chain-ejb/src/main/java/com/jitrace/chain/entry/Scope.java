package com.jitrace.chain.entry;

import java.util.ArrayList;
import java.util.List;

/** What a recall is about: exactly one of items, lot, product, batch, unit. */
public sealed interface Scope {
    record OfItems(List<BatchItems> items) implements Scope {
        public OfItems {
            items = BatchItems.checked(items);
        }
    }

    record OfLot(String lot) implements Scope {
        public OfLot {
            Form.id(lot);
        }
    }

    record OfProduct(String product) implements Scope {
        public OfProduct {
            Form.id(product);
        }
    }

    record OfBatch(String batch) implements Scope {
        public OfBatch {
            Form.ref(batch);
        }
    }

    record OfUnit(String unit) implements Scope {
        public OfUnit {
            Form.id(unit);
        }
    }

    static JsonObject write(Scope scope) {
        if (scope instanceof OfItems items) {
            return JsonObject.EMPTY.with("items", BatchItems.write(items.items()));
        } else if (scope instanceof OfLot lot) {
            return JsonObject.EMPTY.with("lot", lot.lot());
        } else if (scope instanceof OfProduct product) {
            return JsonObject.EMPTY.with("product", product.product());
        } else if (scope instanceof OfUnit unit) {
            return JsonObject.EMPTY.with("unit", unit.unit());
        }
        return JsonObject.EMPTY.with("batch", ((OfBatch) scope).batch());
    }

    /** Reads what {@link #write} wrote; throws {@link Malformed} for anything else. */
    static Scope parse(JsonObject json) {
        return read(new Fields(json));
    }

    static Scope read(Fields fields) {
        List<Scope> scopes = new ArrayList<>();
        fields.optionalObjects("items").ifPresent(o -> scopes.add(new OfItems(BatchItems.read(o))));
        fields.optional("lot", Form::id).ifPresent(l -> scopes.add(new OfLot(l)));
        fields.optional("product", Form::id).ifPresent(p -> scopes.add(new OfProduct(p)));
        fields.optional("batch", Form::ref).ifPresent(b -> scopes.add(new OfBatch(b)));
        fields.optional("unit", Form::id).ifPresent(u -> scopes.add(new OfUnit(u)));
        if (scopes.size() != 1) {
            throw Malformed.form("exactly one of items, lot, product, batch, unit");
        }
        return scopes.get(0);
    }
}
