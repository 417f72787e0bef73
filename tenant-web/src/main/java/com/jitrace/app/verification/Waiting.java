package com.jitrace.app.verification;

import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Packing;
import com.jitrace.chain.entry.Recalling;
import com.jitrace.chain.entry.Scope;
import com.jitrace.chain.entry.Statement;
import java.util.List;
import java.util.Set;

/**
 * Which statements that are written and not yet certified are about one item.
 *
 * @param units the unit it is in and those around it
 * @param lot id of its lot, or ""
 */
record Waiting(String ref, int index, String productId, String lot, Set<String> units) {
    /** The acts among these statements that are about the item, in their order. */
    List<String> among(List<Statement> statements) {
        return statements.stream().filter(this::isMeant).map(Statement::type).toList();
    }

    private boolean isMeant(Statement statement) {
        if (statement instanceof Movement movement) {
            return movement.goods() instanceof Goods.OfUnit unit
                    ? units.contains(unit.unit())
                    : isIn(((Goods.Loose) movement.goods()).items());
        } else if (statement instanceof Packing packing) {
            return isIn(packing.contents().items())
                    || packing.contents().units().stream().anyMatch(units::contains);
        } else if (statement instanceof Recalling recalling) {
            return isIn(recalling.scope());
        }
        return false;
    }

    private boolean isIn(Scope scope) {
        if (scope instanceof Scope.OfProduct product) {
            return product.product().equals(productId);
        } else if (scope instanceof Scope.OfBatch batch) {
            return batch.batch().equals(ref);
        } else if (scope instanceof Scope.OfLot other) {
            return other.lot().equals(lot);
        } else if (scope instanceof Scope.OfUnit unit) {
            return units.contains(unit.unit());
        }
        return isIn(((Scope.OfItems) scope).items());
    }

    private boolean isIn(List<BatchItems> items) {
        return items.stream()
                .filter(ofBatch -> ofBatch.batch().equals(ref))
                .flatMap(ofBatch -> ofBatch.ranges().ranges().stream())
                .anyMatch(range -> range.first() <= index && index <= range.last());
    }
}
