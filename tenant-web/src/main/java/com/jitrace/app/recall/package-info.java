/** A brand calls products back, and lifts a recall.
 *
 * <p>page or API → <b>recall</b> → outbox → chain
 */
@NullMarked
package com.jitrace.app.recall;

import org.jspecify.annotations.NullMarked;
