/** What readers report about an item, and what becomes of it: their words and photos go to the brand, never to the chain.
 *
 * <p>consumer page → <b>report</b> → the brand's work queue → the reader's status page
 */
@NullMarked
package com.jitrace.app.report;

import org.jspecify.annotations.NullMarked;
