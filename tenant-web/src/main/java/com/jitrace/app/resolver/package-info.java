/**
 * Reads GS1 Digital Links to the letter and knows which links lead on from one.
 *
 * <p>address → <b>resolver</b> → page.consumer → person or program
 */
@NullMarked
package com.jitrace.app.resolver;

import org.jspecify.annotations.NullMarked;
