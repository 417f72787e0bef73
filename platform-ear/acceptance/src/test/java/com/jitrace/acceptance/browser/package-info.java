/** The product in a real browser.
 *
 * <p>running product ← <b>browser</b>
 */
@NullMarked
package com.jitrace.acceptance.browser;

import org.jspecify.annotations.NullMarked;
