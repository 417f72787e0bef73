/** What happens to items: released, shipped, received, sold; and who may do it for a brand.
 *
 * <p>page or API → <b>capture</b> → outbox → chain
 */
@NullMarked
package com.jitrace.app.capture;

import org.jspecify.annotations.NullMarked;
