/** Time, chance, settings and threads enter here and nowhere else.
 *
 * <p>container → <b>wiring</b> → every room
 */
@NullMarked
package com.jitrace.app.wiring;

import org.jspecify.annotations.NullMarked;
