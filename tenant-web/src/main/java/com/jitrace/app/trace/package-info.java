/** Walks what is built into what: back to suppliers and lots, forward to every item, each reader as far as it may see.
 *
 * <p>projection → readmodel → <b>trace</b> → pages, API, recall
 */
@NullMarked
package com.jitrace.app.trace;

import org.jspecify.annotations.NullMarked;
