/** Carries what nodes tell each other over sockets; believes nothing of it.
 *
 * <p>node → <b>adapter.peer</b> → network
 */
@NullMarked
package com.jitrace.chain.adapter.peer;

import org.jspecify.annotations.NullMarked;
