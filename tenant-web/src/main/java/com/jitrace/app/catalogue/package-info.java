/** Products and their sheets, as the brand describes them.
 *
 * <p>page or API → <b>catalogue</b> → outbox → chain
 */
@NullMarked
package com.jitrace.app.catalogue;

import org.jspecify.annotations.NullMarked;
