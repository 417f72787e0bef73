/** Ed25519 as strict as it gets, and signed batches; draws no randomness of its own.
 *
 * <p>entry → <b>signing</b> → ledger → block
 */
@NullMarked
package com.jitrace.chain.signing;

import org.jspecify.annotations.NullMarked;
