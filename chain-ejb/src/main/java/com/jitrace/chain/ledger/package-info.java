/** Decides whether a signed batch may stand on the chain and what it changes; pure: the same state and bytes give the same answer anywhere.
 *
 * <p>entry → signing → <b>ledger</b> → block → validator → checkpoint
 */
@NullMarked
package com.jitrace.chain.ledger;

import org.jspecify.annotations.NullMarked;
