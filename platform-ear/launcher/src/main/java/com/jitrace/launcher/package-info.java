/** Starts the whole platform on one machine, watches it and stops it in order.
 *
 * <p>settings → home → database → plugins → server → <b>running</b>
 */
@NullMarked
package com.jitrace.launcher;

import org.jspecify.annotations.NullMarked;
