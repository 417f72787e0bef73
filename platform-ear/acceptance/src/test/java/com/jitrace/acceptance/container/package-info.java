/** Tests that run inside the server, beside the beans they ask.
 *
 * <p>assembled application ← <b>container</b>
 */
@NullMarked
package com.jitrace.acceptance.container;

import org.jspecify.annotations.NullMarked;
