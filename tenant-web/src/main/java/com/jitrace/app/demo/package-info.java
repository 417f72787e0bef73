/** Seeds a demo brand, distributor and operator through the same use cases that people use.
 *
 * <p>wiring → <b>demo</b> → use cases
 */
@NullMarked
package com.jitrace.app.demo;

import org.jspecify.annotations.NullMarked;
