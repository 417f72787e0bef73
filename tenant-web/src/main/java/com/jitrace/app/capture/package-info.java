/** What happens to items and units: released, packed, shipped, received, sold, returned, corrected; one by one, by the pallet or by file.
 *
 * <p>page or API → <b>capture</b> → outbox → chain
 */
@NullMarked
package com.jitrace.app.capture;

import org.jspecify.annotations.NullMarked;
