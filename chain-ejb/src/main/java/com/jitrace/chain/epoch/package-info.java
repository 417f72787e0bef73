/** What ends an epoch whose votes are split: the validators' signed reports, what follows from them, and the operators' document; knows no disk.
 *
 * <p>report → <b>epoch</b> → checkpoint
 */
@NullMarked
package com.jitrace.chain.epoch;

import org.jspecify.annotations.NullMarked;
