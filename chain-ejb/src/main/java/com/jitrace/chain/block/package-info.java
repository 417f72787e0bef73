/** Puts batches into blocks and checks whether a block may follow another; the same code for proposing, voting, catching up and verifying.
 *
 * <p>entry → signing → ledger → <b>block</b> → validator → checkpoint
 */
@NullMarked
package com.jitrace.chain.block;

import org.jspecify.annotations.NullMarked;
