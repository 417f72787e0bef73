package com.jitrace.chain.adapter.rocksdb;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * Whether no block is missing in a state. RocksDB passes over zeros in its log and goes on behind them: after a power cut, or on a bad disk, a block in the
 * middle may be missing while the newest one is there. Such a state is none; the blocks make it again.
 */
final class Heights {
    private static final System.Logger LOG = System.getLogger(Heights.class.getName());

    private Heights() {}

    /** Whether every height from 0 to this one left its key. */
    static boolean whole(RocksDB db, long newest) {
        try (Slice end = new Slice(Keys.height(newest + 1));
                ReadOptions range = new ReadOptions().setIterateUpperBound(end);
                RocksIterator blocks = db.newIterator(range)) {
            long height = 0;
            blocks.seek(Keys.height(0));
            while (blocks.isValid() && Arrays.equals(blocks.key(), Keys.height(height))) {
                height++;
                blocks.next();
            }
            if (height <= newest) {
                LOG.log(Level.WARNING, "the state of height {0} lacks height {1}: it is made again", newest, height);
            }
            return height > newest;
        }
    }
}
