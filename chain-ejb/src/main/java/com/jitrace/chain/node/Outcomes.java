package com.jitrace.chain.node;

import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.gateway.Receipt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What this node said about batches, for as long as they could be retried, in bounded memory. */
final class Outcomes {
    private static final int REMEMBERED_MAX = 100_000;

    private record Refused(Refusal refusal, long notAfter) {}

    private final Map<String, Refused> refusals = bounded();
    private final Map<String, Receipt> receipts = bounded();

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED_MAX;
            }
        };
    }

    synchronized void refuse(String batchId, Refusal refusal, long notAfter) {
        refusals.put(batchId, new Refused(refusal, notAfter));
    }

    synchronized Optional<Refusal> refusal(String batchId, long now) {
        Refused refused = refusals.get(batchId);
        if (refused == null) {
            return Optional.empty();
        }
        if (refused.notAfter < now) {
            refusals.remove(batchId);
            return Optional.empty();
        }
        return Optional.of(refused.refusal);
    }

    synchronized void forget(String batchId) {
        refusals.remove(batchId);
    }

    /** The first receipt for this batch: this one, or the one that was there. */
    synchronized Receipt remember(Receipt receipt) {
        Receipt first = receipts.putIfAbsent(receipt.batchId(), receipt);
        return first == null ? receipt : first;
    }

    synchronized Optional<Receipt> receipt(String batchId) {
        return Optional.ofNullable(receipts.get(batchId));
    }
}
