/** Statements wait here, in one transaction with the decision that made them, until the chain has them.
 *
 * <p>use case → <b>outbox</b> → chain gateway
 */
@NullMarked
package com.jitrace.app.outbox;

import org.jspecify.annotations.NullMarked;
