/** Readers in great numbers, as a process of their own that needs nothing but Java: they know addresses and the answers they expect.
 *
 * <p>acceptance → <b>load</b> → running product
 */
@NullMarked
package com.jitrace.acceptance.load;

import org.jspecify.annotations.NullMarked;
