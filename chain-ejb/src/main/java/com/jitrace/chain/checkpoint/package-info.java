/** Genesis, validator sets, the checkpoint text and its signatures (C2SP signed notes); knows no block and no disk.
 *
 * <p>ledger → block → validator → <b>checkpoint</b>
 */
@NullMarked
package com.jitrace.chain.checkpoint;

import org.jspecify.annotations.NullMarked;
