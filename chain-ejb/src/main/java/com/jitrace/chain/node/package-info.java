/** One node at work: pool, proposals, ordered blocks, votes, finality, proofs. Its ports are the ordering, the blocks and the state.
 *
 * <p>gateway → <b>node</b> → block → validator → adapter
 */
@NullMarked
package com.jitrace.chain.node;

import org.jspecify.annotations.NullMarked;
