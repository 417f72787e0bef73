package com.jitrace.chain.adapter.rocksdb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was read or written last, decoded, in bounded number: the newest state only. A reader that was overtaken by a commit does not leave the
 * older value here: it must show the version under which it began to read. Safe for any number of threads.
 */
final class Recent<K, V> {
    private final Map<K, V> entries;
    private long version;

    Recent(int entriesMax) {
        this.entries = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > entriesMax;
            }
        };
    }

    /** From here or, if it is not here, from below; what is not below either is asked for again next time. */
    Optional<V> get(K key, Function<K, Optional<V>> below) {
        long begun;
        synchronized (this) {
            V known = entries.get(key);
            if (known != null) {
                return Optional.of(known);
            }
            begun = version;
        }
        Optional<V> read = below.apply(key);
        read.ifPresent(value -> keep(key, value, begun));
        return read;
    }

    private synchronized void keep(K key, V value, long begun) {
        if (version == begun) {
            entries.put(key, value);
        }
    }

    /** The store below has just taken these over. */
    synchronized void written(Map<K, V> changes) {
        version++;
        entries.putAll(changes);
    }

    synchronized void clear() {
        version++;
        entries.clear();
    }
}
