/** Hashes and trees: RFC 6962 log, tiles, openings; knows bytes, not what they mean.
 *
 * <p><b>merkle</b> → signing → ledger → block → checkpoint
 */
@NullMarked
package com.jitrace.chain.merkle;

import org.jspecify.annotations.NullMarked;
