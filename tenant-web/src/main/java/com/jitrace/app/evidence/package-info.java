/** Fixes what the page answered when a reader reports a problem, and makes the paper that he may show to a shop.
 *
 * <p>verdict and report → <b>evidence</b> → paper → PDF
 */
@NullMarked
package com.jitrace.app.evidence;

import org.jspecify.annotations.NullMarked;
