/** What a product is designed to be made of, and what is really built into an item: compared before anything is sent.
 *
 * <p>bill of material → scanned parts → <b>assembly</b> → capture → outbox → chain
 */
@NullMarked
package com.jitrace.app.assembly;

import org.jspecify.annotations.NullMarked;
