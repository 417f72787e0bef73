/** Mutual TLS between nodes: certificates that every node made itself, and that the others know beforehand.
 *
 * <p>wiring → <b>tls</b> → adapter.peer, adapter.ratis
 */
@NullMarked
package com.jitrace.chain.tls;

import org.jspecify.annotations.NullMarked;
