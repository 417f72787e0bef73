/** Why the platform cannot start, in one line for a person; knows nothing else.
 *
 * <p>every room → <b>trouble</b>
 */
@NullMarked
package com.jitrace.launcher.trouble;

import org.jspecify.annotations.NullMarked;
