/** State, trees and indexes in RocksDB; can be dropped and replayed from the segments.
 *
 * <p>node → <b>adapter.rocksdb</b> → disk
 */
@NullMarked
package com.jitrace.chain.adapter.rocksdb;

import org.jspecify.annotations.NullMarked;
