/** Validators that run beside the application on this machine: their chain is made before its first start, and whoever dies starts again.
 *
 * <p>settings → home → database → <b>validators</b> → plugins → server
 */
@NullMarked
package com.jitrace.launcher.validators;

import org.jspecify.annotations.NullMarked;
