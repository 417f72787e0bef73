/** The receiving gate: what may come into a works and what may not, scan after scan, with the reason written down for good.
 *
 * <p>page or API → <b>receiving</b> → outbox → chain
 */
@NullMarked
package com.jitrace.app.receiving;

import org.jspecify.annotations.NullMarked;
